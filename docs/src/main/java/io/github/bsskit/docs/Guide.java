package io.github.bsskit.docs;

import java.util.List;

/**
 * A guide: a Markdown file of {@code docs/guides}.
 *
 * @param name the file's name without its ending
 * @param title the text of the first heading
 * @param description the text of the first paragraph
 * @param sections all other headings
 * @param html the content after the title
 * @param markdown the Markdown page
 */
public record Guide(
    String name,
    String title,
    String description,
    List<Page.Section> sections,
    String html,
    String markdown) {

  /** Copies the list. */
  public Guide {
    sections = List.copyOf(sections);
  }
}
