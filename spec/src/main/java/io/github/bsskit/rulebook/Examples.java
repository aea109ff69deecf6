package io.github.bsskit.rulebook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.examples.Example;
import io.swagger.v3.oas.models.media.MediaType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Reads the examples of requests and responses. */
final class Examples {

  private static final String JSON = "application/json";
  private static final String FORM = "application/x-www-form-urlencoded";

  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final ObjectWriter INDENTED = MAPPER.writer(indented());

  private final Components components;

  Examples(Components components) {
    this.components = components;
  }

  /** The examples of the operation's POST form. */
  List<OperationRule.RequestExample> requests(String operation, Operation post) {
    if (post == null
        || post.getRequestBody() == null
        || post.getRequestBody().getContent() == null) {
      return List.of();
    }
    List<OperationRule.RequestExample> requests = new ArrayList<>();
    of(post.getRequestBody().getContent().get(FORM))
        .forEach((name, shown) -> requests.add(request(operation, name, shown)));
    return requests;
  }

  private OperationRule.RequestExample request(String operation, String name, Example shown) {
    String place = operation + "/examples/" + name;
    Example example = components.resolved(place, shown);
    Map<String, String> values = new LinkedHashMap<>();
    tree(example)
        .properties()
        .forEach(value -> values.put(value.getKey(), value.getValue().asText()));
    return new OperationRule.RequestExample(
        name, Objects.toString(example.getSummary(), ""), zh(place, example), values);
  }

  /** The examples of an operation's JSON responses, of every status. */
  List<ResponseExample> responses(String operation, Operation get) {
    List<ResponseExample> examples = new ArrayList<>();
    get.getResponses()
        .forEach(
            (status, response) -> {
              String place = operation + "/" + status;
              var content = components.resolved(place, response).getContent();
              of(content == null ? null : content.get(JSON))
                  .forEach(
                      (name, shown) ->
                          examples.add(
                              response(place + "/examples/" + name, name, status(status), shown)));
            });
    return examples;
  }

  /** The example of a gateway error. */
  Optional<ResponseExample> response(ErrorRule row) {
    return components
        .example("Gateway" + row.name())
        .map(shown -> response("examples/Gateway" + row.name(), row.name(), row.status(), shown));
  }

  private ResponseExample response(String place, String name, int status, Example shown) {
    Example example = components.resolved(place, shown);
    return new ResponseExample(
        name,
        status,
        Objects.toString(example.getSummary(), ""),
        zh(place, example),
        json(tree(example)));
  }

  private static Map<String, Example> of(MediaType content) {
    return content == null || content.getExamples() == null ? Map.of() : content.getExamples();
  }

  private static Map<String, String> zh(String place, Example example) {
    return SpecMap.of(place, example.getExtensions()).row("x-zh").texts();
  }

  /** The status; 0 for a class of statuses such as {@code 4XX}. */
  private static int status(String status) {
    return status.matches("[1-5][0-9]{2}") ? Integer.parseInt(status) : 0;
  }

  private static JsonNode tree(Example example) {
    return MAPPER.valueToTree(example.getValue());
  }

  private static String json(JsonNode body) {
    try {
      return INDENTED.writeValueAsString(body);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("not writable as JSON: " + body, e);
    }
  }

  private static DefaultPrettyPrinter indented() {
    DefaultIndenter lines = new DefaultIndenter("  ", "\n");
    DefaultPrettyPrinter printer =
        new DefaultPrettyPrinter(
            Separators.createDefaultInstance()
                .withObjectFieldValueSpacing(Separators.Spacing.AFTER));
    printer.indentObjectsWith(lines);
    printer.indentArraysWith(lines);
    return printer;
  }
}
