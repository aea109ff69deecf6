package io.github.bsskit.docs;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the guides, and checks the links between them. */
final class Guides {

  private Guides() {}

  /** The guides of {@code docs/guides}, in the order of {@code docs/texts/guides.yaml}. */
  static List<Guide> read() {
    List<String> names = Resources.yaml("texts/guides.yaml");
    Map<String, String> sources = new LinkedHashMap<>();
    names.forEach(name -> sources.put(name, Resources.text("guides/" + name + ".md")));
    return of(sources);
  }

  /**
   * Guides from their Markdown.
   *
   * @param sources the Markdown by name, in the order of the navigation
   * @throws IllegalArgumentException for a dead link, a duplicate heading, or a missing title or
   *     first paragraph; the message starts with the file
   */
  static List<Guide> of(Map<String, String> sources) {
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
