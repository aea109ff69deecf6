package io.github.bsskit.spec;

import io.swagger.v3.core.util.Json;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.examples.Example;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The spec as a user's tool parses it, with its facts as rows of text. */
final class Described {

  private static final List<String> SITUATIONS =
      List.of("missing", "malformed", "unknown", "off-sale", "foreign", "exists");

  private final SwaggerParseResult result;

  private Described(SwaggerParseResult result) {
    this.result = result;
  }

  static Described read() {
    ParseOptions options = new ParseOptions();
    options.setResolve(true);
    return new Described(
        new OpenAPIV3Parser().readLocation(SpecFile.PATH.toString(), null, options));
  }

  List<String> messages() {
    return result.getMessages();
  }

  OpenAPI api() {
    return result.getOpenAPI();
  }

  Operation get(String operation) {
    return api().getPaths().get("/" + operation).getGet();
  }

  Operation post(String operation) {
    return api().getPaths().get("/" + operation).getPost();
  }

  /** name | type | format | required | values | default | range | example. */
  List<String> queryParameters(String operation) {
    return get(operation).getParameters().stream()
        .peek(Described::requireQuery)
        .map(
            parameter ->
                parameterRow(
                    parameter.getName(),
                    Boolean.TRUE.equals(parameter.getRequired()),
                    parameter.getSchema(),
                    parameter.getExamples().get("Success").getValue()))
        .toList();
  }

  /** The same for the form of a POST. */
  List<String> formParameters(String operation) {
    MediaType form =
        post(operation).getRequestBody().getContent().get("application/x-www-form-urlencoded");
    Schema<?> schema = schema(form.getSchema());
    Map<?, ?> example = asMap(form.getExamples().get("Success"));
    return schema.getProperties().keySet().stream()
        .map(
            name ->
                parameterRow(
                    name,
                    schema.getRequired().contains(name),
                    schema.getProperties().get(name),
                    example.get(name)))
        .toList();
  }

  /** name | the source labels of the parameter, without interpretations. */
  List<String> parameterSources(String operation) {
    return get(operation).getParameters().stream()
        .map(parameter -> parameter.getName() + " | " + documentedSources(parameter))
        .toList();
  }

  /** name | situation | error | label: the error for such a value. */
  List<String> situations(String operation) {
    return get(operation).getParameters().stream().flatMap(Described::situations).toList();
  }

  /** status | code | message | label of the row | label of its cause. */
  List<String> errors(String operation) {
    return rows(get(operation).getExtensions().get("x-errors"))
        .map(row -> line(row, "status", "code", "message", "source", "whenSource"))
        .toList();
  }

  /** status | code | message | certainty | label. */
  List<String> gatewayErrors() {
    return rows(api().getExtensions().get("x-gateway-errors"))
        .map(row -> line(row, "status", "code", "message", "sure", "source"))
        .toList();
  }

  /** name | type | format of the fields of the documented success. */
  List<String> successFields(String operation) {
    return fields(schema(success(operation).getSchema()));
  }

  /** name | type | format of the fields of an object schema, which must all be required. */
  List<String> fields(Schema<?> schema) {
    if (!Boolean.FALSE.equals(schema.getAdditionalProperties())
        || !Set.copyOf(schema.getRequired()).equals(schema.getProperties().keySet())) {
      throw new AssertionError("The object is open, or one of its fields is optional");
    }
    return schema.getProperties().keySet().stream()
        .map(name -> fieldRow(name, schema(schema.getProperties().get(name))))
        .toList();
  }

  /** The documented success of the response's example, with its fields in order. */
  String successExample(String operation) {
    Object value = success(operation).getExamples().get("Success").getValue();
    return Json.mapper().valueToTree(value).toString();
  }

  Schema<?> schema(Schema<?> schema) {
    if (schema.get$ref() == null) {
      return schema;
    }
    String name = schema.get$ref().substring("#/components/schemas/".length());
    return api().getComponents().getSchemas().get(name);
  }

  private MediaType success(String operation) {
    var response = get(operation).getResponses().get("200");
    if (response.get$ref() != null) {
      String name = response.get$ref().substring("#/components/responses/".length());
      response = api().getComponents().getResponses().get(name);
    }
    return response.getContent().get("application/json");
  }

  private String parameterRow(String name, boolean required, Schema<?> form, Object example) {
    Schema<?> schema = schema(form);
    return line(
        name,
        schema.getType(),
        schema.getFormat(),
        required ? "required" : "optional",
        schema.getEnum() == null ? null : joined(schema.getEnum(), ", "),
        schema.getDefault(),
        schema.getMinimum() == null ? null : schema.getMinimum() + ".." + schema.getMaximum(),
        example);
  }

  private static String fieldRow(String name, Schema<?> schema) {
    return line(name, schema.getType(), schema.getFormat());
  }

  private static void requireQuery(Parameter parameter) {
    if (!"query".equals(parameter.getIn())) {
      throw new AssertionError(parameter.getName() + " is not sent in the query");
    }
  }

  private static String documentedSources(Parameter parameter) {
    TreeSet<String> labels = new TreeSet<>(words(parameter.getExtensions().get("x-source")));
    if (parameter.getExtensions().get("x-source-of") instanceof Map<?, ?> facts) {
      facts.values().forEach(label -> labels.addAll(words(label)));
    }
    labels.remove("I");
    return joined(labels, " ");
  }

  private static Stream<String> situations(Parameter parameter) {
    return SITUATIONS.stream()
        .filter(situation -> parameter.getExtensions().containsKey("x-" + situation))
        .map(
            situation -> {
              Map<?, ?> row = (Map<?, ?>) parameter.getExtensions().get("x-" + situation);
              return line(parameter.getName(), situation, row.get("error"), row.get("source"));
            });
  }

  private static Map<?, ?> asMap(Example example) {
    return Json.mapper().convertValue(example.getValue(), Map.class);
  }

  private static Stream<Map<?, ?>> rows(Object list) {
    return ((List<?>) list).stream().map(row -> (Map<?, ?>) row);
  }

  private static String line(Map<?, ?> row, String... names) {
    return line(Stream.of(names).map(row::get).toArray());
  }

  private static String line(Object... cells) {
    return Stream.of(cells)
        .map(cell -> cell == null ? "-" : cell.toString())
        .collect(Collectors.joining(" | "));
  }

  private static List<String> words(Object text) {
    return List.of(text.toString().split(" "));
  }

  private static String joined(Collection<?> values, String by) {
    return values.stream().map(Object::toString).collect(Collectors.joining(by));
  }
}
