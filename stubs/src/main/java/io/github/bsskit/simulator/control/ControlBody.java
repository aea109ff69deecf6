package io.github.bsskit.simulator.control;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The JSON object that a control call brings, if any; tells what is wrong with it, by name. */
final class ControlBody {

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private final ObjectNode members;

  private ControlBody(ObjectNode members) {
    this.members = members;
  }

  /** Reads a body; an empty one is an object without members. */
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
          "the body is not JSON" + place(notJson) + "; write an object, each member once");
    } catch (IOException notText) {
      throw new InvalidControlRequest("the body is not text; write a JSON object in UTF-8");
    }
    throw new InvalidControlRequest("the body is no JSON object; write one, like {\"member\":1}");
  }

  static String place(JsonProcessingException notJson) {
    JsonLocation at = notJson.getLocation();
    return at == null ? "" : " at line " + at.getLineNr() + ", column " + at.getColumnNr();
  }

  /** Refuses members of other names. */
  ControlBody allowOnly(String... names) {
    List<String> known = List.of(names);
    String cure = known.isEmpty() ? "send no body" : "known are " + String.join(", ", known);
    for (Map.Entry<String, JsonNode> member : members.properties()) {
      if (!known.contains(member.getKey())) {
        throw new InvalidControlRequest(
            "member " + member.getKey() + " is not known here; " + cure);
      }
    }
    return this;
  }

  /**
   * A member that is one of a list of texts.
   *
   * @param what what the texts are, for the message, for example {@code an operation}
   */
  String oneOf(String name, String what, Iterable<String> texts) {
    JsonNode node = members.get(name);
    String cure = "; name one of " + String.join(", ", texts);
    if (node == null) {
      throw new InvalidControlRequest("member " + name + " is missing" + cure);
    }
    for (String text : texts) {
      if (node.isTextual() && node.textValue().equals(text)) {
        return text;
      }
    }
    throw new InvalidControlRequest(
        "member " + name + " is " + shown(node) + ", not " + what + cure);
  }

  /** A member that is a whole number from 1 to {@code most}; nothing if it is left out. */
  Optional<Integer> wholeNumber(String name, int most) {
    JsonNode node = members.get(name);
    if (node == null) {
      return Optional.empty();
    }
    if (node.canConvertToInt()
        && node.isIntegralNumber()
        && node.intValue() >= 1
        && node.intValue() <= most) {
      return Optional.of(node.intValue());
    }
    throw new InvalidControlRequest(
        "member " + name + " is " + shown(node) + "; write a whole number from 1 to " + most);
  }

  /** A member that is a whole number from 1 to {@code most}, and must be there. */
  int requiredWholeNumber(String name, int most) {
    return wholeNumber(name, most)
        .orElseThrow(
            () ->
                new InvalidControlRequest(
                    "member " + name + " is missing; write a whole number from 1 to " + most));
  }

  /** Whether a member is there. */
  boolean has(String name) {
    return members.has(name);
  }

  /** A member that is text and not empty; nothing if it is left out. */
  Optional<String> text(String name) {
    JsonNode node = members.get(name);
    if (node == null) {
      return Optional.empty();
    }
    if (node.isTextual() && !node.textValue().isEmpty()) {
      return Optional.of(node.textValue());
    }
    throw new InvalidControlRequest("member " + name + " is " + shown(node) + "; write a text");
  }

  /** A member that is a list of texts; nothing if it is left out. */
  Optional<List<String>> texts(String name) {
    JsonNode node = members.get(name);
    if (node == null) {
      return Optional.empty();
    }
    List<String> texts = new ArrayList<>();
    node.forEach(element -> texts.add(element.textValue()));
    if (node.isArray() && !texts.contains(null)) {
      return Optional.of(texts);
    }
    throw new InvalidControlRequest(
        "member " + name + " is " + shown(node) + "; write a list of texts");
  }

  /** A member that is an object whose members are texts; an empty map if it is left out. */
  Map<String, String> textMembers(String name) {
    JsonNode node = members.get(name);
    Map<String, String> texts = new LinkedHashMap<>();
    if (node != null) {
      node.properties().forEach(text -> texts.put(text.getKey(), text.getValue().textValue()));
      if (!node.isObject() || texts.containsValue(null)) {
        throw new InvalidControlRequest(
            "member " + name + " is " + shown(node) + "; write an object of texts");
      }
    }
    return texts;
  }

  /** A member that is a number above 0 and up to 1; nothing if it is left out. */
  Optional<Double> share(String name) {
    JsonNode node = members.get(name);
    if (node == null) {
      return Optional.empty();
    }
    if (node.isNumber() && node.doubleValue() > 0 && node.doubleValue() <= 1) {
      return Optional.of(node.doubleValue());
    }
    throw new InvalidControlRequest(
        "member " + name + " is " + shown(node) + "; write a number above 0 and up to 1");
  }

  /** A member that is a whole number of 64 bits; nothing if it is left out. */
  Optional<Long> anyWholeNumber(String name) {
    JsonNode node = members.get(name);
    if (node == null) {
      return Optional.empty();
    }
    if (node.isIntegralNumber() && node.canConvertToLong()) {
      return Optional.of(node.longValue());
    }
    throw new InvalidControlRequest(
        "member " + name + " is " + shown(node) + "; write a whole number of 64 bits");
  }

  /** A member that is an instant; nothing if it is left out. */
  Optional<Instant> instant(String name) {
    return text(name)
        .map(
            text -> {
              try {
                return Instant.parse(text);
              } catch (DateTimeParseException notAnInstant) {
                throw new InvalidControlRequest(
                    "member "
                        + name
                        + " is "
                        + shown(members.get(name))
                        + "; write an instant like 2030-01-01T00:00:00Z");
              }
            });
  }

  private static String shown(JsonNode node) {
    String text = node.toString();
    return text.length() <= 100 ? text : text.substring(0, 100) + "…";
  }
}
