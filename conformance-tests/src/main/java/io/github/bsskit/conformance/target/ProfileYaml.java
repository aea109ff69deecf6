package io.github.bsskit.conformance.target;

import java.io.StringReader;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.reader.StreamReader;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A profile, YAML or JSON, as Jackson trees: one with JSON's types for the schema, one with every
 * value as written for binding, since the number 0123 may be a secret.
 */
final class ProfileYaml {

  /** Deeper than any profile; ends the recursion of an alias within its own anchor. */
  private static final int DEEPEST = 6;

  private static final int LONG_DIGITS = 18;
  private static final Set<String> NULLS = Set.of("", "~", "null", "Null", "NULL");
  private static final Pattern NUMBER =
      Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]{1,3})?");
  private static final Pattern INDENTATION = Pattern.compile("(?m)^[ \\t]+");

  /** Fixes by a part of the parser's message, which may quote a secret that begins with * or !. */
  private static final Map<String, String> FIXES =
      Map.of(
          "undefined alias",
          "an alias (*) has no anchor (&); put a value that begins with * in quotes",
          "tag handle",
          "unknown tag (!); put a value that begins with ! in quotes",
          "another document",
          "a second document begins; delete this line (---) and everything after it",
          "TAB",
          "a tab where only spaces are allowed; indent with spaces");

  private final JsonNodeFactory nodes = JsonNodeFactory.instance;
  private final ProfileErrors errors;
  private final MappingNode root;
  private boolean typed;

  /**
   * Parses a profile.
   *
   * @param errors gets the position of every key
   * @throws ProfileException if the text is not one YAML document with keys and values
   */
  ProfileYaml(String text, ProfileErrors errors) {
    this.errors = errors;
    Node document = document(text);
    if (!(document instanceof MappingNode mapping)) {
      errors.addLine(
          document == null ? 1 : document.getStartMark().getLine() + 1,
          "has no keys and values; write a profile, as --init-profile does");
      throw errors.exception();
    }
    root = mapping;
    errors.locate("", root.getStartMark());
  }

  /** The tree with JSON's types; adds errors of keys. */
  ObjectNode typed() {
    typed = true;
    return object(root, "", 0);
  }

  /** The tree with every value as written. */
  ObjectNode texts() {
    typed = false;
    return object(root, "", 0);
  }

  private Node document(String text) {
    List<String> lines = text.lines().toList();
    IntStream.range(0, lines.size())
        .filter(i -> !StreamReader.isPrintable(lines.get(i)))
        .findFirst()
        .ifPresent(
            i ->
                errors.addLine(
                    i + 1, "has a control character; delete it, or save the file as UTF-8 text"));
    errors.throwIfAny();
    try {
      return new Yaml().compose(new StringReader(indentedBySpaces(text)));
    } catch (MarkedYAMLException e) {
      int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
      errors.addLine(line, "is not YAML: " + problemAndFix(e.getProblem()));
    } catch (YAMLException e) {
      errors.addLine(1, "is not YAML: " + e.getMessage().split("\\R")[0]);
    }
    throw errors.exception();
  }

  /** JSON may be indented with tabs, which YAML rejects. */
  private static String indentedBySpaces(String text) {
    return text.stripLeading().startsWith("{")
        ? INDENTATION.matcher(text).replaceAll(found -> found.group().replace('\t', ' '))
        : text;
  }

  private static String problemAndFix(String problem) {
    return FIXES.entrySet().stream()
        .filter(fix -> problem.contains(fix.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(problem + "; check the indentation, quotes and brackets here and just above");
  }

  private JsonNode node(Node node, String path, int depth) {
    if (depth > DEEPEST) {
      errors.add(node.getStartMark(), "", "has a value that is nested too deeply; remove it");
      return nodes.objectNode();
    }
    if (node instanceof MappingNode mapping) {
      return object(mapping, path, depth);
    }
    return node instanceof SequenceNode list ? array(list, path, depth) : scalar((ScalarNode) node);
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
      if (first != null) {
        // below an access key, a key may be a misplaced secret
        String named = path.startsWith("keys.") ? path : below;
        errors.add(
            mark, named, "has a duplicate, first in line " + (first.getLine() + 1) + "; keep one");
        continue;
      }
      errors.locate(below, mark);
      object.set(key.getValue(), node(tuple.getValueNode(), below, depth + 1));
    }
    return object;
  }

  private ArrayNode array(SequenceNode list, String path, int depth) {
    ArrayNode array = nodes.arrayNode();
    for (Node item : list.getValue()) {
      String below = path + "[" + array.size() + "]";
      errors.locate(below, item.getStartMark());
      array.add(node(item, below, depth + 1));
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
    if (text.equals("true") || text.equals("false")) {
      return nodes.booleanNode(text.equals("true"));
    }
    return NUMBER.matcher(text).matches() ? number(text) : nodes.stringNode(text);
  }

  /** The validator compares all numbers but big integers as 64 bits, and fails beyond them. */
  private JsonNode number(String text) {
    BigDecimal number = new BigDecimal(text);
    if (number.stripTrailingZeros().scale() <= 0) {
      return nodes.numberNode(number.toBigInteger());
    }
    boolean fits = number.precision() - number.scale() <= LONG_DIGITS;
    return fits ? nodes.numberNode(number) : nodes.stringNode(text);
  }
}
