package io.github.bsskit.docs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.bsskit.rulebook.OperationRule;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.Stream;

/**
 * A response body that a page shows.
 *
 * @param title the format and status
 * @param language the language of the syntax highlighting
 * @param text the body
 */
public record BodyExample(String title, String language, String text) {

  private static final ObjectMapper JSON =
      new ObjectMapper()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.USE_BIG_INTEGER_FOR_INTS);

  /** The documented success, as JSON and XML. */
  static List<BodyExample> successes(OperationRule operation) {
    return examples(operation, operation.action() + "Response", status -> status < 300);
  }

  /** One documented error, as JSON and XML. */
  static List<BodyExample> failures(OperationRule operation) {
    return examples(operation, "Error", status -> status >= 400);
  }

  private static List<BodyExample> examples(
      OperationRule operation, String root, IntPredicate isWanted) {
    return operation.page().responses().stream()
        .filter(response -> isWanted.test(response.status()))
        .limit(1)
        .flatMap(
            response -> {
              String status = ", HTTP " + response.status();
              return Stream.of(
                  new BodyExample("JSON" + status, "json", response.json()),
                  new BodyExample("XML" + status, "xml", xml(root, response.json())));
            })
        .toList();
  }

  private static String xml(String root, String json) {
    try {
      StringBuilder xml = new StringBuilder("<?xml version='1.0' encoding='UTF-8'?>\n");
      element(xml, root, JSON.readTree(json), "");
      return xml.toString().strip();
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("an example in the spec is not JSON: " + json, e);
    }
  }

  private static void element(StringBuilder xml, String name, JsonNode value, String indent) {
    if (value.isObject()) {
      xml.append(indent).append('<').append(name).append(">\n");
      value
          .properties()
          .forEach(field -> element(xml, field.getKey(), field.getValue(), indent + "  "));
      xml.append(indent).append("</").append(name).append(">\n");
    } else {
      String text = value.asText().replace("&", "&amp;").replace("<", "&lt;");
      xml.append(indent + "<" + name + ">" + text + "</" + name + ">\n");
    }
  }
}
