package io.github.bsskit.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Generates the site. */
public final class SiteCommand {

  private static final String LENIENT = "--english-where-missing";

  private SiteCommand() {}

  /**
   * Generates the site.
   *
   * @param args the spec, the output directory, and optionally {@code --english-where-missing},
   *     which shows the English text where a translation is missing
   * @throws IllegalStateException if translations are missing; the message lists all of them
   */
  public static void main(String[] args) throws IOException {
    List<String> words = List.of(args);
    if (words.size() < 2 || words.size() > 2 && !words.get(2).equals(LENIENT)) {
      throw new IllegalArgumentException("usage: SPEC DIRECTORY [" + LENIENT + "]");
    }
    Site site = new Site(Files.readString(Path.of(words.get(0))));
    List<String> missing = site.write(Path.of(words.get(1)));
    if (!missing.isEmpty() && words.size() == 2) {
      throw new IllegalStateException(
          "missing translations; add them to openapi.yaml (x-zh, zh) or docs/texts:\n  "
              + String.join("\n  ", missing));
    }
  }
}
