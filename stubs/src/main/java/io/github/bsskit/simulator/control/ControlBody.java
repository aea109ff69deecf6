package io.github.bsskit.simulator.control;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.bsskit.simulator.world.PrintableText;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The JSON object in the body of a control request. Its methods return the value of a field, empty
 * if the field is missing, and throw {@link InvalidControlRequest} if it is invalid.
 */
final class ControlBody {

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private static final int MAX_SHOWN_LENGTH = 100;

  private final ObjectNode fields;

  private ControlBody(ObjectNode fields) {
    this.fields = fields;
  }

  /** Parses a body; an empty one is an object without fields. */
  static ControlBody read(byte[] body) {
    try {
      JsonNode node = JSON.readTree(body);
      if (node.isMissingNode()) {
        return new ControlBody(JsonNodeFactory.instance.objectNode());
      }
      if (node instanceof ObjectNode object) {
        return new ControlBody(object);
      }
    } catch (JsonProcessingException notJson) {
      throw new InvalidControlRequest(
          "the body is not JSON" + place(notJson) + ": send an object with each field once");
    } catch (IOException notText) {
      throw new InvalidControlRequest("the body is not text: send a JSON object in UTF-8");
    }
    throw new InvalidControlRequest(
        "the body is not a JSON object: send one such as {\"field\":1}");
  }

  static String place(JsonProcessingException notJson) {
    JsonLocation at = notJson.getLocation();
    return at == null ? "" : " at line " + at.getLineNr() + ", column " + at.getColumnNr();
  }

  /** Rejects other fields. */
  ControlBody allowOnly(String... names) {
    List<String> known = List.of(names);
    for (Iterator<String> present = fields.fieldNames(); present.hasNext(); ) {
      String name = present.next();
      if (!known.contains(name)) {
        throw new InvalidControlRequest(
            "unknown field \""
                + name
                + "\": "
                + (known.isEmpty() ? "send no body" : "use " + String.join(", ", known)));
      }
    }
    return this;
  }

  boolean has(String name) {
    return fields.has(name);
  }

  /** Parses a field with a function that returns null for an invalid value. */
  private <T> Optional<T> value(String name, Function<JsonNode, T> parse, String fix) {
    JsonNode node = fields.get(name);
    if (node == null) {
      return Optional.empty();
    }
    T value = parse.apply(node);
    if (value == null) {
      throw new InvalidControlRequest("invalid " + name + " " + shown(node) + ": " + fix);
    }
    return Optional.of(value);
  }

  private static String shown(JsonNode node) {
    String text = node.toString();
    return text.length() <= MAX_SHOWN_LENGTH ? text : text.substring(0, MAX_SHOWN_LENGTH) + "…";
  }

  private static <T> T required(String name, Optional<T> value, String fix) {
    return value.orElseThrow(
        () -> new InvalidControlRequest("missing field \"" + name + "\": " + fix));
  }

  /** A required field with one of several texts. */
  String oneOf(String name, List<String> texts) {
    String fix = "use one of " + String.join(", ", texts);
    return required(
        name,
        value(
            name,
            node -> node.isTextual() && texts.contains(node.textValue()) ? node.textValue() : null,
            fix),
        fix);
  }

  /** An integer from 1 to {@code max}. */
  Optional<Integer> integer(String name, int max) {
    return value(
        name,
        node ->
            node.isInt() && node.intValue() >= 1 && node.intValue() <= max ? node.intValue() : null,
        integerFix(max));
  }

  /** A required integer from 1 to {@code max}. */
  int requiredInteger(String name, int max) {
    return required(name, integer(name, max), integerFix(max));
  }

  private static String integerFix(int max) {
    return "use an integer from 1 to " + max;
  }

  /** An integer of 64 bits. */
  Optional<Long> anyInteger(String name) {
    return value(
        name,
        node -> node.isIntegralNumber() && node.canConvertToLong() ? node.longValue() : null,
        "use a 64-bit integer");
  }

  /** A number above 0 and at most 1. */
  Optional<Double> probability(String name) {
    return value(
        name,
        node ->
            node.isNumber() && node.doubleValue() > 0 && node.doubleValue() <= 1
                ? node.doubleValue()
                : null,
        "use a number above 0 and at most 1");
  }

  /** A text that is not empty. */
  Optional<String> text(String name) {
    return value(
        name,
        node -> isText(node) && !node.textValue().isEmpty() ? node.textValue() : null,
        "use a text");
  }

  /** Text that can be encoded, and so saved in a state file. */
  private static boolean isText(JsonNode node) {
    return node.isTextual() && PrintableText.isWellFormed(node.textValue());
  }

  /** A list of texts. */
  Optional<List<String>> texts(String name) {
    return value(
        name,
        node -> {
          List<String> texts = new ArrayList<>();
          node.forEach(element -> texts.add(isText(element) ? element.textValue() : null));
          return node.isArray() && !texts.contains(null) ? texts : null;
        },
        "use a list of texts");
  }

  /** An object whose fields are texts; without fields if it is missing. */
  Map<String, String> textFields(String name) {
    return value(
            name,
            node -> {
              Map<String, String> texts = new LinkedHashMap<>();
              node.fieldNames()
                  .forEachRemaining(
                      field ->
                          texts.put(
                              field, isText(node.get(field)) ? node.get(field).textValue() : null));
              return node.isObject() && !texts.containsValue(null) ? texts : null;
            },
            "use an object of texts")
        .orElse(Map.of());
  }

  /** An instant. */
  Optional<Instant> instant(String name) {
    return value(name, ControlBody::parseInstant, TextFormat.INSTANT.fix());
  }

  /** A required instant. */
  Instant requiredInstant(String name) {
    return required(name, instant(name), TextFormat.INSTANT.fix());
  }

  private static Instant parseInstant(JsonNode node) {
    try {
      return Instant.parse(node.asText());
    } catch (DateTimeException notAnInstant) {
      return null;
    }
  }
}
