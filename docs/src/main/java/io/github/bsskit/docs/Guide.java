package io.github.bsskit.docs;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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

  /** The guides in the order of {@code docs/texts/guides.yaml}. */
  static List<Guide> readAll() {
    List<String> names = Resources.yaml("texts/guides.yaml");
    Map<String, String> sources = new LinkedHashMap<>();
    names.forEach(name -> sources.put(name, Resources.text("guides/" + name + ".md")));
    return parseAll(sources);
  }

  /**
   * Parses guides, and checks the links between them.
   *
   * @param sources the Markdown by name, in the order of the navigation
   * @throws IllegalArgumentException for a dead link, a duplicate heading, or a missing title or
   *     first paragraph; the message starts with the file
   */
  static List<Guide> parseAll(Map<String, String> sources) {
    Map<String, List<String>> anchors = new LinkedHashMap<>();
    sources.forEach((name, source) -> anchors.put(name, new GuideText(name, source).anchors()));
    return sources.entrySet().stream()
        .map(
            each -> {
              GuideText page = new GuideText(each.getKey(), each.getValue());
              GuideText markdown = new GuideText(each.getKey(), each.getValue());
              page.resolveLinks(anchors, ".html");
              markdown.resolveLinks(anchors, ".md");
              return page.guide(markdown.markdown());
            })
        .toList();
  }
}
