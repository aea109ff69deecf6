package io.github.bsskit.simulator.control;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Holds values to the schemas of an OpenAPI file: names of members, kinds and lists of texts. */
record Schemas(JsonNode file) {

  /** What a reference stands for, or the node itself. */
  JsonNode resolve(JsonNode node) {
    return node.has("$ref") ? file.at(node.get("$ref").asText().substring(1)) : node;
  }

  /** Where a value is not as its schema says. */
  List<String> complaints(JsonNode value, JsonNode schema) {
    List<String> complaints = new ArrayList<>();
    check("", value, resolve(schema), complaints);
    return complaints;
  }

  private void check(String place, JsonNode value, JsonNode schema, List<String> complaints) {
    if (!isOfType(value, schema.path("type").asText())) {
      complaints.add(place + " is " + value + ", no " + schema.path("type").asText());
      return;
    }
    if (schema.has("enum") && !contains(schema.get("enum"), value)) {
      complaints.add(place + " is " + value + ", none of " + schema.get("enum"));
    }
    value.forEach(
        element -> {
          if (value.isArray()) {
            check(place + "[]", element, resolve(schema.get("items")), complaints);
          }
        });
    for (Map.Entry<String, JsonNode> member : value.properties()) {
      JsonNode known = schema.path("properties").path(member.getKey());
      JsonNode other = schema.path("additionalProperties");
      if (!known.isMissingNode() || other.isObject()) {
        check(
            place + "." + member.getKey(),
            member.getValue(),
            resolve(known.isMissingNode() ? other : known),
            complaints);
      } else if (other.isBoolean()) {
        complaints.add(place + "." + member.getKey() + " is not in the file");
      }
    }
    schema
        .path("required")
        .forEach(
            name -> {
              if (!value.has(name.asText())) {
                complaints.add(place + "." + name.asText() + " is missing");
              }
            });
  }

  private static boolean contains(JsonNode texts, JsonNode value) {
    for (JsonNode text : texts) {
      if (text.equals(value)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isOfType(JsonNode value, String type) {
    return switch (type) {
      case "object" -> value.isObject();
      case "array" -> value.isArray();
      case "string" -> value.isTextual();
      case "integer" -> value.isIntegralNumber();
      case "number" -> value.isNumber();
      case "boolean" -> value.isBoolean();
      default -> false;
    };
  }
}
