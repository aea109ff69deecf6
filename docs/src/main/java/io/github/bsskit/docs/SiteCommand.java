package io.github.bsskit.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Makes the site of a contract. */
public final class SiteCommand {

  private static final String LENIENT = "--english-where-missing";

  private SiteCommand() {}

  /**
   * Makes the site.
   *
   * @param args the spec, the directory to write into, and maybe {@code --english-where-missing},
   *     which shows a text in English where it lacks a language
   * @throws IllegalStateException if a text lacks a language; the message names all of them
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
          "texts that lack a language, in openapi.yaml (x-zh, zh) or docs/texts:\n  "
              + String.join("\n  ", missing));
    }
  }
}
