package io.github.bsskit.spec;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Every text of the spec that a reader sees, with its Chinese. */
final class Twins {

  /**
   * A text in both languages.
   *
   * @param place where it stands, rows by their names
   * @param english empty if there is only the other
   * @param chinese empty if there is only the other
   */
  record Twin(String place, String english, String chinese) {}

  /** The texts of a standard object, with their names in {@code x-zh}. */
  private static final Map<String, String> OF_AN_OBJECT =
      Map.of("summary", "summary", "description", "description", "x-wants", "wants");

  /** The same of a row of an extension, with their names in {@code zh}. */
  private static final Map<String, String> OF_A_ROW =
      Map.of(
          "cause", "cause",
          "fix", "fix",
          "likely", "likely",
          "only", "only",
          "text", "text",
          "description", "description");

  private final Set<String> causes = new HashSet<>();
  private final List<Twin> all = new ArrayList<>();

  private Twins() {}

  static List<Twin> of(SpecFile spec) {
    Twins twins = new Twins();
    spec.eachMember(
        (name, value) -> {
          if (name.equals("cause")) {
            twins.causes.add(value.asText());
          }
        });
    JsonNode root = spec.at("");
    twins.pair(
        "x-sources",
        root.get("x-sources"),
        root.path("x-zh").path("sources"),
        names(root.get("x-sources")));
    twins.pair("info", root.get("info"), root.at("/info/x-zh"), Map.of("title", "title"));
    twins.walk("", root, false);
    return twins.all;
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
    for (var member : node.properties()) {
      String name = member.getKey();
      // What an example shows is a value, whatever its members are called.
      if (!Set.of("zh", "x-zh", "value").contains(name)) {
        String where = place.isEmpty() ? name : place + "/" + name;
        walk(where, member.getValue(), isExtension || name.startsWith("x-"));
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
      return; // an example of an error says its cause again, and the row has the Chinese
    }
    pair(place, node, chinese, isExtension ? OF_A_ROW : OF_AN_OBJECT);
    Set<String> translated = new HashSet<>(SpecFile.names(chinese));
    translated.removeAll((isExtension ? OF_A_ROW : OF_AN_OBJECT).values());
    translated.removeAll(place.equals("info") ? Set.of("title") : Set.of());
    translated.forEach(
        name -> all.add(new Twin(place + ": " + name, "", chinese.get(name).asText())));
  }

  private void pair(String place, JsonNode node, JsonNode chinese, Map<String, String> names) {
    names.forEach(
        (name, twin) -> {
          if (node.path(name).isTextual() || chinese.has(twin)) {
            all.add(
                new Twin(
                    place + ": " + name, node.path(name).asText(), chinese.path(twin).asText()));
          }
        });
  }
}
