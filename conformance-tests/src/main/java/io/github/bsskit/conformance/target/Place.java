package io.github.bsskit.conformance.target;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * What stands at a place of a profile. Each way to read it answers a value, or notes the mistake
 * with its place and answers nothing, so that reading goes on and finds the next one.
 */
final class Place {

  private static final Set<String> NULLS = Set.of("", "~", "null", "Null", "NULL");
  private static final Pattern NUMBER =
      Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]{1,3})?");

  private final ProfileErrors mistakes;
  private final String path;
  private final int line;
  private final Node node;

  /**
   * A place.
   *
   * @param path as a message names it, for example {@code keys.full[0].secret}; empty at the top
   * @param line where it begins: the line of its key if it has one
   */
  Place(ProfileErrors mistakes, String path, int line, Node node) {
    this.mistakes = mistakes;
    this.path = path;
    this.line = line;
    this.node = node;
  }

  void mistake(String whatAndCure) {
    mistakes.add(line, (path.isEmpty() ? "the file" : path) + " " + whatAndCure);
  }

  /** Notes a mistake of a key that need not be there. */
  void mistakeBelow(String key, String whatAndCure) {
    mistakes.add(line, below(key) + " " + whatAndCure);
  }

  boolean isList() {
    return node instanceof SequenceNode;
  }

  /** The values of an object with these keys and no others. */
  Optional<Fields> fields(List<String> known) {
    return mapping().map(mapping -> new Fields(this, entries(mapping, isKnown(known, true))));
  }

  /** The same where even an unknown key may be a secret, as in {@code {id: testid, hunter2}}. */
  Optional<Fields> confidentialFields(List<String> known) {
    return mapping().map(mapping -> new Fields(this, entries(mapping, isKnown(known, false))));
  }

  /** The values of an object whose keys are free. */
  Map<String, Place> entries() {
    return mapping().map(mapping -> entries(mapping, entry -> true)).orElse(Map.of());
  }

  /** The items of a list, which has some. */
  Optional<List<Place>> items(String example) {
    if (blank()) {
      return Optional.empty();
    }
    if (!(node instanceof SequenceNode list)) {
      mistake("is " + kind() + "; write a list, like " + example);
      return Optional.empty();
    }
    List<Place> items = new ArrayList<>();
    for (Node item : list.getValue()) {
      items.add(new Place(mistakes, path + "[" + items.size() + "]", lineOf(item), item));
    }
    return Optional.of(items);
  }

  /** A single value as it is written. */
  Optional<String> text() {
    return scalar("write a single value").map(ScalarNode::getValue);
  }

  Optional<Boolean> flag() {
    String cure = "write true or false, without quotes";
    return scalar(cure)
        .filter(value -> isPlain(value, "true|false", cure))
        .map(value -> Boolean.valueOf(value.getValue()));
  }

  Optional<BigDecimal> number(BigDecimal least, BigDecimal most) {
    String cure = "write a number from " + least + " to " + most + ", without quotes";
    return scalar(cure)
        .filter(value -> isPlain(value, NUMBER.pattern(), cure))
        .map(value -> new BigDecimal(value.getValue()))
        .filter(
            value -> fits(value, value.compareTo(least) >= 0 && value.compareTo(most) <= 0, cure));
  }

  /** One of some words. */
  Optional<String> oneOf(List<String> words) {
    String cure = "write one of " + String.join(", ", words);
    return scalar(cure)
        .map(ScalarNode::getValue)
        .filter(word -> fits(word, words.contains(word), NameSuggestion.cure(word, words) + cure));
  }

  private Predicate<Place.Entry> isKnown(List<String> known, boolean shown) {
    return entry -> {
      if (known.contains(entry.key)) {
        return true;
      }
      String cure = NameSuggestion.cure(entry.key, known) + "known are " + String.join(", ", known);
      if (shown || NameSuggestion.nearest(entry.key, known).isPresent()) {
        entry.value.mistake("is not known here; " + cure);
      } else {
        mistakes.add(entry.value.line, path + " has a key that is not known here; " + cure);
      }
      return false;
    };
  }

  private record Entry(String key, Place value) {}

  private Optional<MappingNode> mapping() {
    if (blank()) {
      return Optional.empty();
    }
    if (node instanceof MappingNode mapping) {
      return Optional.of(mapping);
    }
    mistake("is " + kind() + "; write keys and values below it");
    return Optional.empty();
  }

  private Map<String, Place> entries(MappingNode mapping, Predicate<Entry> known) {
    Map<String, Place> entries = new LinkedHashMap<>();
    for (NodeTuple tuple : mapping.getValue()) {
      int at = lineOf(tuple.getKeyNode());
      if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
        mistakes.add(
            at, (path.isEmpty() ? "the file" : path) + " has a key that is no text; write a word");
        continue;
      }
      Place value = new Place(mistakes, below(key.getValue()), at, tuple.getValueNode());
      if (known.test(new Entry(key.getValue(), value))) {
        Place first = entries.putIfAbsent(key.getValue(), value);
        if (first != null) {
          value.mistake("stands twice, first in line " + first.line + "; keep one");
        }
      }
    }
    return entries;
  }

  private Optional<ScalarNode> scalar(String cure) {
    if (blank()) {
      return Optional.empty();
    }
    if (node instanceof ScalarNode value) {
      return Optional.of(value);
    }
    mistake("is " + kind() + "; " + cure);
    return Optional.empty();
  }

  private boolean isPlain(ScalarNode value, String pattern, String cure) {
    boolean plain = value.getScalarStyle() == ScalarStyle.PLAIN;
    return fits(value.getValue(), plain && value.getValue().matches(pattern), cure);
  }

  private boolean fits(Object value, boolean good, String cure) {
    if (!good) {
      mistake("is " + ProfileErrors.shown(value.toString()) + "; " + cure);
    }
    return good;
  }

  private boolean blank() {
    boolean blank =
        node instanceof ScalarNode value
            && (value.getValue().isBlank()
                || value.getScalarStyle() == ScalarStyle.PLAIN && NULLS.contains(value.getValue()));
    if (blank) {
      mistake("is empty; give it a value, or leave it out");
    }
    return blank;
  }

  private String kind() {
    if (node instanceof SequenceNode) {
      return "a list";
    }
    return node instanceof MappingNode ? "an object" : "a single value";
  }

  private String below(String key) {
    return (path.isEmpty() ? "" : path + ".") + ProfileErrors.brief(key);
  }

  static int lineOf(Node node) {
    return node.getStartMark().getLine() + 1;
  }
}
