package io.github.bsskit.host;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
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
      throw new ControlMistake(
          "the body is not JSON" + place(notJson) + "; write an object, each member once");
    } catch (IOException notText) {
      throw new ControlMistake("the body is not text; write a JSON object in UTF-8");
    }
    throw new ControlMistake("the body is no JSON object; write one, like {\"member\":1}");
  }

  private static String place(JsonProcessingException notJson) {
    JsonLocation at = notJson.getLocation();
    return at == null ? "" : " at line " + at.getLineNr() + ", column " + at.getColumnNr();
  }

  /** Refuses members of other names. */
  ControlBody allowOnly(String... names) {
    List<String> known = List.of(names);
    String cure = known.isEmpty() ? "send no body" : "known are " + String.join(", ", known);
    for (Map.Entry<String, JsonNode> member : members.properties()) {
      if (!known.contains(member.getKey())) {
        throw new ControlMistake("member " + member.getKey() + " is not known here; " + cure);
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
      throw new ControlMistake("member " + name + " is missing" + cure);
    }
    for (String text : texts) {
      if (node.isTextual() && node.textValue().equals(text)) {
        return text;
      }
    }
    throw new ControlMistake("member " + name + " is " + shown(node) + ", not " + what + cure);
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
    throw new ControlMistake(
        "member " + name + " is " + shown(node) + "; write a whole number from 1 to " + most);
  }

  /** A member that is a whole number from 1 to {@code most}, and must be there. */
  int requiredWholeNumber(String name, int most) {
    return wholeNumber(name, most)
        .orElseThrow(
            () ->
                new ControlMistake(
                    "member " + name + " is missing; write a whole number from 1 to " + most));
  }

  private static String shown(JsonNode node) {
    String text = node.toString();
    return text.length() <= 100 ? text : text.substring(0, 100) + "…";
  }
}
