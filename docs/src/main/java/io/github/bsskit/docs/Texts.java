package io.github.bsskit.docs;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * The texts of the site that are not in the spec, in every language. Missing translations are
 * collected, so that a build reports all of them.
 */
final class Texts {

  private final Map<String, Map<String, String>> texts = new LinkedHashMap<>();
  private final TreeSet<String> missing = new TreeSet<>();

  /** Reads files of {@code docs/texts}. */
  static Texts read(List<String> files) {
    Texts texts = new Texts();
    for (String file : files) {
      Map<String, Map<String, Object>> read = Resources.yaml("texts/" + file);
      read.forEach((key, text) -> texts.texts.put(key, texts.inLanguages(key, text)));
    }
    return texts;
  }

  /** Adds the causes and fixes of the signing mistakes that a page can find. */
  Texts withSigningMistakes() {
    Map<String, Map<String, Object>> mistakes =
        Resources.yaml("/io/github/bsskit/contract/signing-mistakes.json");
    mistakes.forEach(
        (id, mistake) -> {
          if (!"simulator".equals(mistake.get("only"))) {
            addMistake("cause." + id, mistake.get("cause"));
            addMistake("fix." + id, mistake.get("fix"));
          }
        });
    return this;
  }

  @SuppressWarnings("unchecked")
  private void addMistake(String key, Object text) {
    texts.put(key, inLanguages(key, (Map<String, Object>) text));
  }

  private Map<String, String> inLanguages(String key, Map<String, Object> text) {
    Map<String, String> languages = new LinkedHashMap<>();
    text.forEach((language, content) -> languages.put(language, content.toString().strip()));
    for (Language language : Language.values()) {
      if (languages.getOrDefault(language.folder(), "").isEmpty()) {
        missing(key, language);
      }
    }
    return languages;
  }

  /**
   * A text, in English if the language is missing.
   *
   * @throws IllegalArgumentException if the key is unknown
   */
  String text(String key, Language language) {
    Map<String, String> text = texts.get(key);
    if (text == null) {
      throw new IllegalArgumentException("unknown text \"" + key + "\": add it to docs/texts");
    }
    return text.getOrDefault(language.folder(), text.getOrDefault(Language.EN.folder(), key));
  }

  boolean has(String key) {
    return texts.containsKey(key);
  }

  /** All texts in one language, by key. */
  Map<String, String> in(Language language) {
    Map<String, String> chosen = new LinkedHashMap<>();
    texts.keySet().forEach(key -> chosen.put(key, text(key, language)));
    return chosen;
  }

  /**
   * A text of the spec.
   *
   * @param place its place in the spec, for the list of missing translations
   * @param translations the same text in other languages, by key
   * @return empty if the translation is missing
   */
  Optional<String> ofSpec(
      String place,
      String key,
      String english,
      Map<String, String> translations,
      Language language) {
    if (language == Language.EN || english.isEmpty()) {
      return Optional.of(english);
    }
    Optional<String> translation = Optional.ofNullable(translations.get(key));
    if (translation.isEmpty()) {
      missing(place + " (" + key + ")", language);
    }
    return translation;
  }

  private void missing(String place, Language language) {
    missing.add(place + ": " + language.title());
  }

  /** Every missing translation with its language, sorted. */
  List<String> missing() {
    return List.copyOf(missing);
  }
}
