package io.github.bsskit.simulator.world;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import com.fasterxml.jackson.dataformat.yaml.snakeyaml.error.MarkedYAMLException;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Binds a YAML file to records of texts. A scalar is its source text, so that the secret 0123 stays
 * as it is written.
 */
final class YamlReader {

  private static final YAMLMapper MAPPER =
      YAMLMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

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
  @SuppressWarnings("deprecation") // MarkedYAMLException: only it has the line of a problem.
  <T> T read(String yaml, Class<T> type) {
    try (JsonParser parser = MAPPER.createParser(yaml)) {
      if (parser.nextToken() == null) {
        throw mistake("", "is empty: use keys and values, as in the built-in world");
      }
      JsonNode tree = tree(parser, "");
      if (parser.nextToken() != null) {
        throw atLine(line(parser), "another document starts here: use only one");
      }
      return MAPPER.treeToValue(tree, type);
    } catch (MarkedYAMLException e) {
      throw atLine(e.getProblemMark().getLine() + 1, "invalid YAML: " + e.getProblem());
    } catch (MismatchedInputException e) {
      throw mismatch(e);
    } catch (JsonProcessingException e) {
      throw atLine(e.getLocation().getLineNr(), "invalid YAML: " + e.getOriginalMessage());
    } catch (IOException e) {
      throw new IllegalStateException("a string cannot fail to be read", e);
    }
  }

  private JsonNode tree(JsonParser parser, String place) throws IOException {
    lines.put(place, line(parser));
    if (parser.hasToken(JsonToken.START_OBJECT)) {
      ObjectNode object = MAPPER.createObjectNode();
      while (parser.nextToken() != JsonToken.END_OBJECT) {
        String key = parser.currentName();
        parser.nextToken();
        object.set(key, tree(parser, place.isEmpty() ? key : place + "." + key));
      }
      return object;
    }
    if (parser.hasToken(JsonToken.START_ARRAY)) {
      ArrayNode array = MAPPER.createArrayNode();
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        array.add(tree(parser, place + "[" + array.size() + "]"));
      }
      return array;
    }
    if (((YAMLParser) parser).isCurrentAlias()) {
      throw mistake(place, "is an alias: write the value again");
    }
    if (parser.getText().isBlank()) {
      throw mistake(place, "is empty: give it a value, or leave it out");
    }
    return TextNode.valueOf(parser.getText());
  }

  private static int line(JsonParser parser) {
    return parser.currentTokenLocation().getLineNr();
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
