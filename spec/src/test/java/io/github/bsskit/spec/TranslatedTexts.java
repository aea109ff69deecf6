package io.github.bsskit.spec;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Every text of the spec for readers, in English and Chinese. */
final class TranslatedTexts {

  /**
   * A text in both languages.
   *
   * @param place its place in the spec, with rows by their names
   * @param english empty if missing
   * @param chinese empty if missing
   */
  record TranslatedText(String place, String english, String chinese) {}

  /** The texts of a standard object, by their names in {@code x-zh}. */
  private static final Map<String, String> OF_AN_OBJECT =
      Map.of("summary", "summary", "description", "description", "x-wants", "wants");

  /** The texts of a row of an extension, by their names in {@code zh}. */
  private static final Map<String, String> OF_A_ROW =
      Map.of(
          "cause", "cause",
          "fix", "fix",
          "likely", "likely",
          "only", "only",
          "text", "text",
          "description", "description");

  private final Set<String> causes = new HashSet<>();
  private final List<TranslatedText> all = new ArrayList<>();

  private TranslatedTexts() {}

  static List<TranslatedText> of(SpecFile spec) {
    TranslatedTexts texts = new TranslatedTexts();
    spec.eachField(
        (name, value) -> {
          if (name.equals("cause")) {
            texts.causes.add(value.asText());
          }
        });
    JsonNode root = spec.at("");
    texts.pair(
        "x-sources",
        root.get("x-sources"),
        root.path("x-zh").path("sources"),
        names(root.get("x-sources")));
    texts.pair("info", root.get("info"), root.at("/info/x-zh"), Map.of("title", "title"));
    texts.walk("", root, false);
    return texts.all;
  }

  private static Map<String, String> names(JsonNode object) {
    return SpecFile.names(object).stream().collect(Collectors.toMap(name -> name, name -> name));
  }

  private void walk(String place, JsonNode node, boolean isExtension) {
    if (node.isObject()) {
      texts(place, node, isExtension);
    }
    int number = 0;
    for (JsonNode row : node.isArray() ? node : List.<JsonNode>of()) {
      walk(place + "/" + row.path("name").asText("" + number++), row, isExtension);
    }
    for (var field : node.properties()) {
      String name = field.getKey();
      // The fields of an example are values, not texts.
      if (!Set.of("zh", "x-zh", "value").contains(name)) {
        String where = place.isEmpty() ? name : place + "/" + name;
        walk(where, field.getValue(), isExtension || name.startsWith("x-"));
      }
    }
  }

  private void texts(String place, JsonNode node, boolean isExtension) {
    JsonNode chinese = node.path(isExtension ? "zh" : "x-zh");
    if (place.isEmpty()) {
      return;
    }
    boolean isAnError = causes.contains(node.path("summary").asText());
    if (isAnError && chinese.isMissingNode()) {
      return; // the example of an error repeats the row's cause, and the row has the Chinese text
    }
    pair(place, node, chinese, isExtension ? OF_A_ROW : OF_AN_OBJECT);
    Set<String> translated = new HashSet<>(SpecFile.names(chinese));
    translated.removeAll((isExtension ? OF_A_ROW : OF_AN_OBJECT).values());
    translated.removeAll(place.equals("info") ? Set.of("title") : Set.of());
    translated.forEach(
        name -> all.add(new TranslatedText(place + ": " + name, "", chinese.get(name).asText())));
  }

  private void pair(String place, JsonNode node, JsonNode chinese, Map<String, String> names) {
    names.forEach(
        (name, chineseName) -> {
          if (node.path(name).isTextual() || chinese.has(chineseName)) {
            all.add(
                new TranslatedText(
                    place + ": " + name,
                    node.path(name).asText(),
                    chinese.path(chineseName).asText()));
          }
        });
  }
}
