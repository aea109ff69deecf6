package io.github.bsskit.conformance.target;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A profile as Jackson trees: one with JSON's types for the schema, one with every value as it is
 * written for binding, since the number 0123 may be a secret.
 */
final class ProfileTree {

  /** Deeper than any profile; ends the recursion of an alias within its own anchor. */
  private static final int DEEPEST = 6;

  private static final Set<String> NULLS = Set.of("", "~", "null", "Null", "NULL");
  private static final Pattern BOOLEAN = Pattern.compile("true|false");
  private static final Pattern INTEGER = Pattern.compile("-?(0|[1-9][0-9]*)");
  private static final Pattern NUMBER =
      Pattern.compile(INTEGER + "(\\.[0-9]+)?([eE][+-]?[0-9]{1,3})?");

  private final ProfileErrors errors;
  private final JsonNodeFactory nodes = JsonNodeFactory.instance;
  private final boolean typed;

  private ProfileTree(ProfileErrors errors, boolean typed) {
    this.errors = errors;
    this.typed = typed;
  }

  /** The tree with JSON's types; adds errors of keys, and tells the errors where each path is. */
  static ObjectNode typed(MappingNode root, ProfileErrors errors) {
    errors.locate("", root.getStartMark());
    return new ProfileTree(errors, true).object(root, "", 0);
  }

  /** The tree with every value as text, of a document that {@link #typed} found no error in. */
  static ObjectNode texts(MappingNode root) {
    return new ProfileTree(new ProfileErrors(""), false).object(root, "", 0);
  }

  private JsonNode node(Node node, String path, int depth) {
    if (depth > DEEPEST) {
      errors.add(node.getStartMark(), "", "has a value that is nested too deeply; remove it");
      return nodes.objectNode();
    }
    if (node instanceof MappingNode mapping) {
      return object(mapping, path, depth);
    }
    if (node instanceof SequenceNode list) {
      return array(list, path, depth);
    }
    return scalar((ScalarNode) node);
  }

  private ObjectNode object(MappingNode mapping, String path, int depth) {
    ObjectNode object = nodes.objectNode();
    Map<String, Mark> seen = new HashMap<>();
    for (NodeTuple tuple : mapping.getValue()) {
      Mark mark = tuple.getKeyNode().getStartMark();
      if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
        errors.add(mark, path, "has a key that is not a text; write a word");
        continue;
      }
      String below = ProfileErrors.below(path, key.getValue());
      Mark first = seen.putIfAbsent(key.getValue(), mark);
      if (first == null) {
        errors.locate(below, mark);
        object.set(key.getValue(), node(tuple.getValueNode(), below, depth + 1));
      } else {
        duplicate(path, below, mark, first);
      }
    }
    return object;
  }

  /** Does not name a key below an access key: it may be a misplaced secret. */
  private void duplicate(String path, String key, Mark mark, Mark first) {
    boolean isHidden = path.startsWith("keys.");
    errors.add(
        mark,
        isHidden ? path : key,
        (isHidden ? "has a key that " : "")
            + "is a duplicate, first in line "
            + (first.getLine() + 1)
            + "; keep one");
  }

  private ArrayNode array(SequenceNode list, String path, int depth) {
    ArrayNode array = nodes.arrayNode();
    List<Node> items = list.getValue();
    for (int i = 0; i < items.size(); i++) {
      String below = path + "[" + i + "]";
      errors.locate(below, items.get(i).getStartMark());
      array.add(node(items.get(i), below, depth + 1));
    }
    return array;
  }

  private JsonNode scalar(ScalarNode scalar) {
    String text = scalar.getValue();
    if (!typed || scalar.getScalarStyle() != ScalarStyle.PLAIN) {
      return nodes.stringNode(text);
    }
    if (NULLS.contains(text)) {
      return nodes.nullNode();
    }
    if (BOOLEAN.matcher(text).matches()) {
      return nodes.booleanNode(Boolean.parseBoolean(text));
    }
    if (INTEGER.matcher(text).matches()) {
      return nodes.numberNode(new BigInteger(text));
    }
    return NUMBER.matcher(text).matches()
        ? nodes.numberNode(new BigDecimal(text))
        : nodes.stringNode(text);
  }
}
