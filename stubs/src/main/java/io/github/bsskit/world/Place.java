package io.github.bsskit.world;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * An object at a place in a world file: reads its keys and can say where a mistake is.
 *
 * @param path where it stands, for example {@code accounts[0].}; empty at the top
 */
record Place(String file, String path, JsonNode node) {

  Place {
    if (!node.isObject()) {
      String where = path.isEmpty() ? "the file" : path.substring(0, path.length() - 1);
      throw new WorldFileException(
          file + ": " + where + " is no object; write keys and values, as the built-in world does");
    }
  }

  WorldFileException mistake(String key, String whatAndCure) {
    return new WorldFileException(file + ": " + path + key + " " + whatAndCure);
  }

  void allowOnly(String... keys) {
    List<String> known = Arrays.asList(keys);
    node.fieldNames()
        .forEachRemaining(
            key -> {
              if (!known.contains(key)) {
                throw mistake(key, "is not known here; known are " + String.join(", ", known));
              }
              if (node.get(key).isNull()) {
                throw mistake(key, "is blank; give it a value, or leave it out");
              }
            });
  }

  boolean has(String key) {
    return node.hasNonNull(key);
  }

  Optional<String> text(String key) {
    if (!has(key)) {
      return Optional.empty();
    }
    if (!node.get(key).isValueNode()) {
      throw mistake(key, "is not a single value; write a text");
    }
    if (!node.get(key).isTextual()) {
      // YAML reads 0123 as 83 and yes as true; nobody means that in a secret.
      throw mistake(key, "is not a text; put it in quotes");
    }
    return Optional.of(node.get(key).asText());
  }

  String required(String key) {
    return text(key)
        .filter(text -> !text.isBlank())
        .orElseThrow(() -> mistake(key, "is missing or empty; give it a value"));
  }

  long accountId(String key) {
    String text = has(key) && node.get(key).isNumber() ? node.get(key).asText() : required(key);
    if (!text.matches("[1-9][0-9]{0,17}")) {
      throw mistake(key, "is \"" + text + "\"; write a positive number, like 100000001");
    }
    return Long.parseLong(text);
  }

  boolean flag(String key, boolean standard) {
    if (!has(key)) {
      return standard;
    }
    if (!node.get(key).isBoolean()) {
      throw mistake(key, "is \"" + node.get(key).asText() + "\"; write true or false");
    }
    return node.get(key).booleanValue();
  }

  <E extends Enum<E>> E oneOf(String key, E[] values) {
    String text = required(key);
    List<String> names = new ArrayList<>();
    for (E value : values) {
      String name = value.name().toLowerCase(Locale.ROOT);
      if (name.equals(text)) {
        return value;
      }
      names.add(name);
    }
    throw mistake(key, "is \"" + text + "\"; write one of " + String.join(", ", names));
  }

  List<String> texts(String key) {
    List<String> texts = new ArrayList<>();
    for (JsonNode item : array(key)) {
      if (!item.isValueNode()) {
        throw mistake(key, "holds something else than single values; write a list of texts");
      }
      texts.add(item.asText());
    }
    return texts;
  }

  List<Place> list(String key) {
    List<Place> places = new ArrayList<>();
    for (JsonNode item : array(key)) {
      places.add(new Place(file, path + key + "[" + places.size() + "].", item));
    }
    return places;
  }

  private Iterable<JsonNode> array(String key) {
    if (!has(key)) {
      return List.of();
    }
    if (!node.get(key).isArray()) {
      throw mistake(key, "is no list; write one, like [a, b] or lines that begin with -");
    }
    return node.get(key);
  }
}
