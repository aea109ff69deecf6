package io.github.bsskit.conformance.target;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Parses JSON by token: numbers keep their digits, duplicate fields are found. */
final class StrictJson {

  private static final JsonFactory FACTORY = new JsonFactory();

  private final JsonParser parser;
  private final List<ResponseDocument.Flaw> flaws = new ArrayList<>();

  private StrictJson(JsonParser parser) {
    this.parser = parser;
  }

  static ResponseDocument read(String text) {
    try (JsonParser parser = FACTORY.createParser(text)) {
      StrictJson reader = new StrictJson(parser);
      if (parser.nextToken() == null) {
        return ResponseDocument.broken("JSON", "well-formed", "an empty body");
      }
      ResponseNode root = reader.value();
      if (parser.nextToken() != null) {
        return ResponseDocument.broken("JSON", "well-formed", "more text after the document");
      }
      if (!(root instanceof ResponseNode.ObjectValue)) {
        reader.flaws.add(
            new ResponseDocument.Flaw(
                "json/well-formed", "not an object but " + root.description()));
      }
      return new ResponseDocument("JSON", "", root, reader.flaws);
    } catch (IOException e) {
      return ResponseDocument.broken("JSON", "well-formed", firstLine(e.getMessage()));
    }
  }

  private ResponseNode value() throws IOException {
    return switch (parser.currentToken()) {
      case START_OBJECT -> object();
      case START_ARRAY -> array();
      case VALUE_STRING -> new ResponseNode.Scalar(ResponseNode.ScalarType.TEXT, parser.getText());
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT ->
          new ResponseNode.Scalar(ResponseNode.ScalarType.NUMBER, parser.getText());
      case VALUE_TRUE, VALUE_FALSE ->
          new ResponseNode.Scalar(ResponseNode.ScalarType.BOOLEAN, parser.getText());
      case VALUE_NULL -> new ResponseNode.Scalar(ResponseNode.ScalarType.NULL, "null");
      default -> throw new IOException("unexpected " + parser.currentToken());
    };
  }

  private ResponseNode object() throws IOException {
    Map<String, ResponseNode> fields = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      parser.nextToken();
      if (fields.put(name, value()) != null) {
        flaws.add(new ResponseDocument.Flaw("json/repeated-field", "duplicate field " + name));
      }
    }
    return new ResponseNode.ObjectValue(fields);
  }

  private ResponseNode array() throws IOException {
    List<ResponseNode> items = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      items.add(value());
    }
    return new ResponseNode.ArrayValue(items);
  }

  private static String firstLine(String message) {
    return message.lines().findFirst().orElse("");
  }
}
