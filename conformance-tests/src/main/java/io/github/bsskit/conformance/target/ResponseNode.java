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
  enum Kind {
    TEXT("a string"),
    NUMBER("a number"),
    BOOLEAN("a boolean"),
    NULL("null"),
    XML("a text");

    private final String words;

    Kind(String words) {
      this.words = words;
    }
  }

  /**
   * A single value.
   *
   * @param kind what it is
   * @param text as written, a string without its quotes
   */
  record Leaf(Kind kind, String text) implements ResponseNode {}

  /**
   * An object, or an element with children.
   *
   * @param members in their order
   */
  record Members(Map<String, ResponseNode> members) implements ResponseNode {

    /** The members, copied, in their order. */
    public Members {
      members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
    }
  }

  /**
   * An array.
   *
   * @param items in their order
   */
  record Items(List<ResponseNode> items) implements ResponseNode {

    /** The items, copied. */
    public Items {
      items = List.copyOf(items);
    }
  }

  /** The members of an object; none of anything else. */
  default Map<String, ResponseNode> children() {
    return this instanceof Members object ? object.members() : Map.of();
  }

  /** A member at a path such as {@code Data.OrderId}. */
  default Optional<ResponseNode> at(String path) {
    ResponseNode node = this;
    for (String name : path.split("\\.")) {
      node = node.children().get(name);
      if (node == null) {
        return Optional.empty();
      }
    }
    return Optional.of(node);
  }

  /** The text of a single value at a path. */
  default Optional<String> textAt(String path) {
    return at(path)
        .flatMap(node -> node instanceof Leaf leaf ? Optional.of(leaf.text()) : Optional.empty());
  }

  /** What this is, with its value, for a reader. */
  default String words() {
    if (this instanceof Leaf leaf) {
      return leaf.kind() == Kind.NULL ? "null" : leaf.kind().words + " " + quoted(leaf);
    }
    if (this instanceof Items items) {
      return "an array of " + items.items().size();
    }
    return "an object with "
        + (children().isEmpty()
            ? "no member"
            : children().keySet().stream().collect(Collectors.joining(", ")));
  }

  private static String quoted(Leaf leaf) {
    return leaf.kind() == Kind.TEXT || leaf.kind() == Kind.XML
        ? '"' + leaf.text() + '"'
        : leaf.text();
  }
}
