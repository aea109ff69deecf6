package io.github.bsskit.simulator.world;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** An object at a place in a world file: reads its keys and can say where a mistake is. */
final class YamlNode {

  private final String file;
  private final String path;
  private final Map<?, ?> values;

  /**
   * A place.
   *
   * @param path where it stands, for example {@code accounts[0].}; empty at the top
   * @param node what stands there: a map, or a mistake
   */
  YamlNode(String file, String path, Object node) {
    this.file = file;
    this.path = path;
    if (!(node instanceof Map<?, ?> map)) {
      String where = path.isEmpty() ? "the file" : path.substring(0, path.length() - 1);
      throw new WorldFileException(
          file + ": " + where + " is no object; write keys and values, as the built-in world does");
    }
    values = map;
  }

  WorldFileException mistake(String key, String whatAndCure) {
    return new WorldFileException(file + ": " + path + key + " " + whatAndCure);
  }

  void allowOnly(String... keys) {
    List<String> known = Arrays.asList(keys);
    values.forEach(
        (key, value) -> {
          if (!known.contains(key)) {
            throw mistake(
                String.valueOf(key), "is not known here; known are " + String.join(", ", known));
          }
          if (value == null || value instanceof String text && text.isBlank()) {
            throw mistake(String.valueOf(key), "is blank; give it a value, or leave it out");
          }
        });
  }

  boolean has(String key) {
    return values.containsKey(key);
  }

  Optional<String> text(String key) {
    if (!has(key)) {
      return Optional.empty();
    }
    if (!(values.get(key) instanceof String text)) {
      throw mistake(key, "is not a single value; write a text");
    }
    return Optional.of(text);
  }

  String required(String key) {
    return text(key).orElseThrow(() -> mistake(key, "is missing; give it a value"));
  }

  long accountId(String key) {
    String text = required(key);
    if (!text.matches("[1-9][0-9]{0,17}")) {
      throw mistake(key, "is \"" + text + "\"; write a positive number, like 100000001");
    }
    return Long.parseLong(text);
  }

  boolean flag(String key, boolean standard) {
    String text = text(key).orElse(String.valueOf(standard));
    if (!text.equals("true") && !text.equals("false")) {
      throw mistake(key, "is \"" + text + "\"; write true or false");
    }
    return text.equals("true");
  }

  <E extends Enum<E>> E oneOf(String key, E[] constants) {
    String text = required(key);
    List<String> names = new ArrayList<>();
    for (E constant : constants) {
      String name = constant.name().toLowerCase(Locale.ROOT);
      if (name.equals(text)) {
        return constant;
      }
      names.add(name);
    }
    throw mistake(key, "is \"" + text + "\"; write one of " + String.join(", ", names));
  }

  List<String> texts(String key) {
    List<String> texts = new ArrayList<>();
    for (Object item : array(key)) {
      if (!(item instanceof String text)) {
        throw mistake(key, "holds something else than single values; write a list of texts");
      }
      texts.add(text);
    }
    return texts;
  }

  List<YamlNode> list(String key) {
    List<YamlNode> places = new ArrayList<>();
    for (Object item : array(key)) {
      places.add(new YamlNode(file, path + key + "[" + places.size() + "].", item));
    }
    return places;
  }

  private List<?> array(String key) {
    if (!has(key)) {
      return List.of();
    }
    if (!(values.get(key) instanceof List<?> list)) {
      throw mistake(key, "is no list; write one, like [a, b] or lines that begin with -");
    }
    return list;
  }
}
