package io.github.bsskit.rulebook;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** A map within the spec's extensions that knows its place, for error messages. */
final class SpecMap {

  private final String place;
  private final Map<?, ?> values;

  private SpecMap(String place, Map<?, ?> values) {
    this.place = place;
    this.values = values;
  }

  /** The extensions of an object; empty if it has none. */
  static SpecMap of(String place, Map<String, Object> extensions) {
    return new SpecMap(place, extensions == null ? Map.of() : extensions);
  }

  /** An unmodifiable copy in the spec's order. */
  static <K, V> Map<K, V> inOrder(Map<K, V> map) {
    return Collections.unmodifiableMap(new LinkedHashMap<>(map));
  }

  boolean has(String key) {
    return values.get(key) != null;
  }

  /** A required value. */
  String text(String key) {
    if (!has(key)) {
      throw error(key + " is missing");
    }
    return values.get(key).toString();
  }

  String text(String key, String otherwise) {
    return Objects.toString(values.get(key), otherwise);
  }

  Optional<String> optional(String key) {
    return Optional.ofNullable(values.get(key)).map(Object::toString);
  }

  int number(String key) {
    try {
      return Integer.parseInt(text(key));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(message(key + " is not a number: " + text(key)), e);
    }
  }

  List<String> texts(String key) {
    text(key);
    return list(key).stream().map(Object::toString).toList();
  }

  Source source(String key) {
    return Source.of(text(key));
  }

  /** A map below this one; empty if absent. */
  SpecMap row(String key) {
    return has(key) ? below(key, values.get(key)) : new SpecMap(place + "/" + key, Map.of());
  }

  /** The maps of a list below this one; the place of each has its name, or else its index. */
  List<SpecMap> rows(String key) {
    List<SpecMap> rows = new ArrayList<>();
    for (Object row : list(key)) {
      Object name = row instanceof Map<?, ?> map ? map.get("name") : null;
      rows.add(below(key + "/" + (name == null ? rows.size() : name), row));
    }
    return rows;
  }

  /** A map of texts below this one. */
  Map<String, String> texts() {
    Map<String, String> texts = new LinkedHashMap<>();
    values.keySet().forEach(key -> texts.put(key.toString(), text(key.toString())));
    return texts;
  }

  /** The same, with empty texts for keys without a value. */
  Map<String, String> textsOrEmpty() {
    Map<String, String> texts = new LinkedHashMap<>();
    values.keySet().forEach(key -> texts.put(key.toString(), text(key.toString(), "")));
    return texts;
  }

  /** The sources of single facts below this one. */
  Map<String, Source> sources(String key) {
    Map<String, Source> sources = new LinkedHashMap<>();
    row(key).texts().forEach((fact, label) -> sources.put(fact, Source.of(label)));
    return sources;
  }

  IllegalArgumentException error(String what) {
    return new IllegalArgumentException(message(what));
  }

  private String message(String what) {
    return place.isEmpty() ? what : place + ": " + what;
  }

  private SpecMap below(String key, Object value) {
    String where = place.isEmpty() ? key : place + "/" + key;
    if (value instanceof Map<?, ?> map) {
      return new SpecMap(where, map);
    }
    throw new IllegalArgumentException(where + ": expected a map, found " + value);
  }

  private List<?> list(String key) {
    if (!has(key)) {
      return List.of();
    } else if (values.get(key) instanceof List<?> list) {
      return list;
    }
    throw error(key + ": expected a list, found " + text(key));
  }
}
