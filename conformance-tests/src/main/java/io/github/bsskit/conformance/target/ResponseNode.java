package io.github.bsskit.conformance.target;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A value in a response exactly as received: a number keeps its digits. */
public sealed interface ResponseNode {

  /** The type of a single value; XML has no types, only text. */
  enum ScalarType {
    TEXT("a string"),
    NUMBER("a number"),
    BOOLEAN("a boolean"),
    NULL("null"),
    XML("a text");

    private final String words;

    ScalarType(String words) {
      this.words = words;
    }
  }

  /** What this is, with its value, for a reader. */
  String description();

  /** The fields of an object; empty for anything else. */
  default Map<String, ResponseNode> fields() {
    return Map.of();
  }

  /** The text of a single value; empty for anything else. */
  default Optional<String> scalarText() {
    return Optional.empty();
  }

  /** The value at a path such as {@code Data.OrderId}. */
  default Optional<ResponseNode> at(String path) {
    ResponseNode node = this;
    for (String name : path.split("\\.")) {
      node = node.fields().get(name);
      if (node == null) {
        return Optional.empty();
      }
    }
    return Optional.of(node);
  }

  /** The text of the single value at a path. */
  default Optional<String> textAt(String path) {
    return at(path).flatMap(ResponseNode::scalarText);
  }

  /**
   * A single value.
   *
   * @param text as received, a string without its quotes
   */
  record Scalar(ScalarType type, String text) implements ResponseNode {

    @Override
    public Optional<String> scalarText() {
      return Optional.of(text);
    }

    @Override
    public String description() {
      return switch (type) {
        case NULL -> "null";
        case TEXT, XML -> type.words + " \"" + text + '"';
        case NUMBER, BOOLEAN -> type.words + " " + text;
      };
    }
  }

  /**
   * An object, or an element with children.
   *
   * @param fields in their order
   */
  record ObjectValue(Map<String, ResponseNode> fields) implements ResponseNode {

    /** Copies the fields, in their order. */
    public ObjectValue {
      fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }

    @Override
    public String description() {
      return "an object with "
          + (fields.isEmpty() ? "no fields" : String.join(", ", fields.keySet()));
    }
  }

  /** An array. */
  record ArrayValue(List<ResponseNode> items) implements ResponseNode {

    /** Copies the items. */
    public ArrayValue {
      items = List.copyOf(items);
    }

    @Override
    public String description() {
      return "an array of " + items.size();
    }
  }
}
