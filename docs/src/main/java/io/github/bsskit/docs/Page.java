package io.github.bsskit.docs;

import io.github.bsskit.rulebook.OperationRule;
import io.github.bsskit.rulebook.Rulebook;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A page of the site.
 *
 * @param name the path below the language's folder, without the file's ending
 * @param template the template of the content
 * @param operation the operation that an operation's page describes
 * @param guide the guide that a guide's page shows
 */
public record Page(
    String name, String template, Optional<OperationRule> operation, Optional<Guide> guide) {

  /** The sections of an operation's page, in order. */
  static final List<String> SECTIONS =
      List.of(
          "purpose",
          "try",
          "parameters",
          "answer",
          "errors",
          "retry",
          "signing",
          "samples",
          "limits",
          "history",
          "sources");

  /** A heading that the navigation and the search link to. */
  public record Section(String id, String title) {}

  /** All reference pages, in the order of the navigation. */
  static List<Page> of(Rulebook rulebook) {
    List<Page> pages = new ArrayList<>();
    pages.add(reference("index"));
    for (OperationRule operation : rulebook.operations()) {
      pages.add(new Page(operation.name(), "operation", Optional.of(operation), Optional.empty()));
    }
    Stream.of("errors", "gateway", "signature", "checks", "coverage", "sources")
        .forEach(name -> pages.add(reference(name)));
    return pages;
  }

  private static Page reference(String name) {
    return new Page(name, name, Optional.empty(), Optional.empty());
  }

  static Page of(Guide guide) {
    return new Page("guides/" + guide.name(), "guide", Optional.empty(), Optional.of(guide));
  }

  /** The languages of the page; guides exist in English only. */
  public List<Language> languages() {
    return guide.isPresent() ? List.of(Language.EN) : List.of(Language.values());
  }

  /** The relative path to the language's folder, for links. */
  public String base() {
    return name.contains("/") ? "../" : "";
  }

  /** The file's name without its ending. */
  public String fileName() {
    return name.substring(name.indexOf('/') + 1);
  }

  List<Section> sections(PageTexts texts) {
    List<Section> ofOperation =
        operation.isEmpty()
            ? List.of()
            : SECTIONS.stream().map(id -> new Section(id, texts.text("section." + id))).toList();
    return guide.map(Guide::sections).orElse(ofOperation);
  }

  /** The page's own scripts, in the order of loading. */
  public List<String> scripts() {
    List<String> scripts = new ArrayList<>(List.of("highlight.min.js"));
    if (operation.isPresent()) {
      scripts.addAll(Scripts.TRY_IT);
    } else if (name.equals("signature")) {
      scripts.addAll(Scripts.SIGNATURE_PAGE);
    }
    return scripts;
  }
}
