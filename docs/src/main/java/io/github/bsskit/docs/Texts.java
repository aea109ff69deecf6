package io.github.bsskit.docs;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * What the site says beside the spec, each text in every language. A text that lacks one is kept in
 * mind, so that a build tells of all of them at once.
 */
final class Texts {

  private final Map<String, Map<String, String>> texts = new LinkedHashMap<>();
  private final TreeSet<String> missing = new TreeSet<>();

  /** The texts of files of the class path. */
  static Texts read(List<String> files) {
    Texts texts = new Texts();
    files.forEach(texts::add);
    return texts;
  }

  private void add(String file) {
    LoaderOptions options = new LoaderOptions();
    options.setAllowDuplicateKeys(false);
    try (InputStream in = Texts.class.getResourceAsStream("texts/" + file)) {
      Map<String, Map<String, Object>> read = new Yaml(new SafeConstructor(options)).load(in);
      read.forEach((key, text) -> texts.put(key, inLanguages(key, text)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Map<String, String> inLanguages(String key, Map<String, Object> text) {
    Map<String, String> languages = new LinkedHashMap<>();
    text.forEach((language, words) -> languages.put(language, words.toString().strip()));
    for (Language language : Language.values()) {
      if (languages.getOrDefault(language.folder(), "").isEmpty()) {
        missing(key, language);
      }
    }
    return languages;
  }

  /**
   * A text.
   *
   * @throws IllegalArgumentException if no file has the key: a template asks for what is not there
   */
  String text(String key, Language language) {
    Map<String, String> text = texts.get(key);
    if (text == null) {
      throw new IllegalArgumentException("no file of docs/texts has the key " + key);
    }
    return text.getOrDefault(language.folder(), text.getOrDefault(Language.EN.folder(), key));
  }

  boolean has(String key) {
    return texts.containsKey(key);
  }

  /** All of them in one language. */
  Map<String, String> in(Language language) {
    Map<String, String> chosen = new LinkedHashMap<>();
    texts.keySet().forEach(key -> chosen.put(key, text(key, language)));
    return chosen;
  }

  /**
   * A text of the spec.
   *
   * @param place where the spec has it, for who must write what is missing
   * @param english the spec's own
   * @param others the same in other languages, by key
   * @return empty if the spec does not give it in that language
   */
  Optional<String> ofSpec(
      String place, String key, String english, Map<String, String> others, Language language) {
    if (language == Language.EN || english.isEmpty()) {
      return Optional.of(english);
    }
    Optional<String> other = Optional.ofNullable(others.get(key));
    if (other.isEmpty()) {
      missing(place + " (" + key + ")", language);
    }
    return other;
  }

  private void missing(String place, Language language) {
    missing.add(place + ": " + language.title());
  }

  /** Every text that lacks a language, each with the language, in order. */
  List<String> missing() {
    return List.copyOf(missing);
  }
}
