package io.github.bsskit.docs;

import io.github.bsskit.rulebook.OperationRule;
import io.github.bsskit.rulebook.Rulebook;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A page, in each language.
 *
 * @param name of its file, without the ending
 * @param template of its content
 * @param operation the operation that it is about, if it is about one
 */
public record Page(String name, String template, Optional<OperationRule> operation) {

  /** The sections of an operation's page, in their order. */
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

  /** All pages, in the order of the menu. */
  static List<Page> of(Rulebook rulebook) {
    List<Page> pages = new ArrayList<>();
    pages.add(plain("index"));
    for (OperationRule operation : rulebook.operations()) {
      pages.add(new Page(operation.name(), "operation", Optional.of(operation)));
    }
    for (String name : List.of("errors", "gateway", "signature", "checks", "coverage", "sources")) {
      pages.add(plain(name));
    }
    return pages;
  }

  /** The scripts that it loads beside those of every page, in this order. */
  public List<String> scripts() {
    List<String> scripts = new ArrayList<>(List.of("highlight.min.js"));
    if (operation.isPresent()) {
      scripts.addAll(Scripts.TRY_IT);
    } else if (name.equals("signature")) {
      scripts.addAll(Scripts.SIGNATURE_PAGE);
    }
    return scripts;
  }

  private static Page plain(String name) {
    return new Page(name, name, Optional.empty());
  }
}
