package io.github.bsskit.simulator.world;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.StringReader;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.DocumentStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.MappingEndEvent;
import org.yaml.snakeyaml.events.MappingStartEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.events.SequenceEndEvent;
import org.yaml.snakeyaml.events.SequenceStartEvent;
import org.yaml.snakeyaml.reader.ReaderException;

/**
 * Binds a YAML file to records of texts. A scalar is its source text, so that the secret 0123 stays
 * as it is written.
 */
final class YamlReader {

  private static final JsonMapper MAPPER = new JsonMapper();

  private final String file;
  private final Map<String, Integer> lines = new HashMap<>();

  /**
   * A reader of one file.
   *
   * @param file its name, which begins all messages
   */
  YamlReader(String file) {
    this.file = file;
  }

  /**
   * Binds a file of one document; keys that it lacks are null.
   *
   * @throws WorldFileException if it is not YAML, or does not fit the type
   */
  <T> T read(String yaml, Class<T> type) {
    try {
      return MAPPER.treeToValue(document(yaml), type);
    } catch (MarkedYAMLException e) {
      throw atLine(e.getProblemMark().getLine() + 1, "invalid YAML: " + e.getProblem());
    } catch (ReaderException e) {
      long line = yaml.codePoints().limit(e.getPosition()).filter(c -> c == '\n').count() + 1;
      throw atLine(
          (int) line,
          "invalid YAML: special characters such as 0x"
              + Integer.toHexString(e.getCodePoint())
              + " are not allowed");
    } catch (YAMLException e) {
      throw atLine(1, "invalid YAML: " + e.getMessage());
    } catch (MismatchedInputException e) {
      throw mismatch(e);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("texts cannot fail to be bound otherwise", e);
    }
  }

  private JsonNode document(String yaml) {
    Iterator<Event> events = new Yaml().parse(new StringReader(yaml)).iterator();
    JsonNode tree = null;
    while (events.hasNext()) {
      Event event = events.next();
      if (event instanceof DocumentStartEvent) {
        if (tree != null) {
          throw atLine(line(event), "another document starts here: use only one");
        }
        tree = tree(events.next(), events, "");
      }
    }
    if (tree == null) {
      throw mistake("", "is empty: use keys and values, as in the built-in world");
    }
    return tree;
  }

  private JsonNode tree(Event first, Iterator<Event> events, String place) {
    lines.put(place, line(first));
    if (first instanceof MappingStartEvent) {
      return object(events, place);
    }
    if (first instanceof SequenceStartEvent) {
      ArrayNode array = MAPPER.createArrayNode();
      Event next = events.next();
      while (!(next instanceof SequenceEndEvent)) {
        array.add(tree(next, events, place + "[" + array.size() + "]"));
        next = events.next();
      }
      return array;
    }
    if (first instanceof AliasEvent) {
      throw mistake(place, "is an alias: write the value again");
    }
    String text = ((ScalarEvent) first).getValue();
    if (text.isBlank()) {
      throw mistake(place, "is empty: give it a value, or leave it out");
    }
    return TextNode.valueOf(text);
  }

  private ObjectNode object(Iterator<Event> events, String place) {
    ObjectNode object = MAPPER.createObjectNode();
    Event next = events.next();
    while (!(next instanceof MappingEndEvent)) {
      if (!(next instanceof ScalarEvent scalar)) {
        throw atLine(line(next), "invalid YAML: a key must be text");
      }
      String key = scalar.getValue();
      String at = place.isEmpty() ? key : place + "." + key;
      if (object.has(key)) {
        throw atLine(line(next), "invalid YAML: duplicate key '" + key + "': use each key once");
      }
      object.set(key, tree(events.next(), events, at));
      next = events.next();
    }
    return object;
  }

  private static int line(Event event) {
    return event.getStartMark().getLine() + 1;
  }

  private WorldFileException mismatch(MismatchedInputException e) {
    String place =
        e.getPath().stream()
            .map(at -> at.getIndex() < 0 ? "." + at.getFieldName() : "[" + at.getIndex() + "]")
            .collect(Collectors.joining())
            .replaceFirst("^\\.", "");
    if (e instanceof UnrecognizedPropertyException unknown) {
      return mistake(
          place,
          Arrays.stream(unknown.getReferringClass().getRecordComponents())
              .map(RecordComponent::getName)
              .collect(Collectors.joining(", ", "is unknown: use one of ", "")));
    }
    if (Collection.class.isAssignableFrom(e.getTargetType())) {
      return mistake(place, "is not a list: use [a, b], or lines that begin with -");
    }
    return e.getTargetType() == String.class
        ? mistake(place, "is not a single value: use text")
        : mistake(place, "is not an object: use keys and values, as in the built-in world");
  }

  /** An error at a place such as {@code accounts[0].id}, which may be missing in the file. */
  WorldFileException mistake(String place, String problemAndFix) {
    String present = place;
    while (!present.isEmpty() && !lines.containsKey(present)) {
      present = present.replaceFirst("(\\.|^)[^.]*$", "");
    }
    return atLine(
        lines.getOrDefault(present, 1),
        (place.isEmpty() ? "the file" : place) + " " + problemAndFix);
  }

  private WorldFileException atLine(int line, String text) {
    return new WorldFileException(file + ": line " + line + ": " + text);
  }
}
