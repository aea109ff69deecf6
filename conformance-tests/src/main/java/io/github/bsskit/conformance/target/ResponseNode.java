package io.github.bsskit.conformance.target;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** A value in an answer, exactly as it was written: a number keeps its digits. */
public sealed interface ResponseNode {

  /** What a single value is. XML tells no types: everything is a text there. */
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

  /**
   * A single value.
   *
   * @param type what it is
   * @param text as written, a string without its quotes
   */
  record Scalar(ScalarType type, String text) implements ResponseNode {}

  /**
   * An object, or an element with children.
   *
   * @param fields in their order
   */
  record ObjectValue(Map<String, ResponseNode> fields) implements ResponseNode {

    /** The members, copied, in their order. */
    public ObjectValue {
      fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }
  }

  /**
   * An array.
   *
   * @param items in their order
   */
  record ArrayValue(List<ResponseNode> items) implements ResponseNode {

    /** The items, copied. */
    public ArrayValue {
      items = List.copyOf(items);
    }
  }

  /** The members of an object; none of anything else. */
  default Map<String, ResponseNode> fields() {
    return this instanceof ObjectValue object ? object.fields() : Map.of();
  }

  /** A member at a path such as {@code Data.OrderId}. */
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

  /** The text of a single value at a path. */
  default Optional<String> textAt(String path) {
    return at(path)
        .flatMap(node -> node instanceof Scalar leaf ? Optional.of(leaf.text()) : Optional.empty());
  }

  /** What this is, with its value, for a reader. */
  default String description() {
    if (this instanceof Scalar leaf) {
      return leaf.type() == ScalarType.NULL ? "null" : leaf.type().words + " " + quoted(leaf);
    }
    if (this instanceof ArrayValue items) {
      return "an array of " + items.items().size();
    }
    return "an object with "
        + (fields().isEmpty()
            ? "no member"
            : fields().keySet().stream().collect(Collectors.joining(", ")));
  }

  private static String quoted(Scalar leaf) {
    return leaf.type() == ScalarType.TEXT || leaf.type() == ScalarType.XML
        ? '"' + leaf.text() + '"'
        : leaf.text();
  }
}
