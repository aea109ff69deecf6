package io.github.bsskit.conformance.target;

import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The names in braces that the kit fills in at some place of a profile.
 *
 * @param names without braces
 */
record Placeholders(List<String> names) {

  private static final Pattern ANY = Pattern.compile("\\{([A-Za-z][A-Za-z0-9_]*)}");

  static final Placeholders NONE = new Placeholders(List.of());

  /** One that the text has and that nobody fills in, for example {@code {cod}}. */
  Optional<String> unknown(String text) {
    return ANY.matcher(text)
        .results()
        .filter(found -> !names.contains(found.group(1)))
        .map(MatchResult::group)
        .findFirst();
  }

  /**
   * Notes such a one; not for a body, whose braces may be JSON's own. It is quoted only if a known
   * one was meant: braces may also be part of a password.
   */
  void check(Place place, String text) {
    unknown(text)
        .ifPresent(
            found -> {
              String what =
                  NameSuggestion.nearest(found, braced()).isPresent() ? found : "a {name}";
              place.mistake("has " + what + " that is not filled in; " + cure(found));
            });
  }

  /** The text with something in each place. */
  String tried(String text) {
    String tried = text;
    for (String name : names) {
      tried = tried.replace("{" + name + "}", "1");
    }
    return tried;
  }

  private String cure(String found) {
    return names.isEmpty()
        ? "nothing is filled in here, write the value itself"
        : NameSuggestion.cure(found, braced())
            + "filled in here are "
            + String.join(", ", braced());
  }

  private List<String> braced() {
    return names.stream().map(name -> "{" + name + "}").toList();
  }
}
