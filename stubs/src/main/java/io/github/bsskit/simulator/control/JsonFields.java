package io.github.bsskit.simulator.control;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The fields of a JSON object, in order. */
final class JsonFields {

  private final Map<String, Object> fields = new LinkedHashMap<>();

  JsonFields with(String name, Object value) {
    fields.put(name, value);
    return this;
  }

  /** Adds a field unless its value is an empty text, collection, map or Optional. */
  JsonFields withNonEmpty(String name, Object value) {
    return isEmpty(value) ? this : with(name, value);
  }

  /** Adds a field if a condition holds. */
  JsonFields withIf(boolean condition, String name, Object value) {
    return condition ? with(name, value) : this;
  }

  private static boolean isEmpty(Object value) {
    return value.equals("")
        || value instanceof Collection<?> collection && collection.isEmpty()
        || value instanceof Map<?, ?> map && map.isEmpty()
        || value instanceof Optional<?> optional && optional.isEmpty();
  }

  @JsonValue
  Map<String, Object> fields() {
    return fields;
  }
}
