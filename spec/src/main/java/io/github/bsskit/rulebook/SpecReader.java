package io.github.bsskit.rulebook;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Reads the contract's file: the standard's part with swagger-parser, the extensions as maps. */
final class SpecReader {

  private final OpenAPI spec;
  private final Row extensions;
  private final Components components;

  SpecReader(String yaml) {
    SwaggerParseResult result = new OpenAPIV3Parser().readContents(yaml, null, null);
    if (result.getOpenAPI() == null || !result.getMessages().isEmpty()) {
      throw new IllegalArgumentException("not a contract: " + result.getMessages());
    }
    spec = result.getOpenAPI();
    extensions = Row.of("", spec.getExtensions());
    components = new Components(spec.getComponents());
  }

  Rulebook rulebook() {
    return new Rulebook(
        extensions.row("x-sources").texts(),
        wire(extensions.row("x-wire")),
        extensions.rows("x-signatures").stream().map(SpecReader::signature).toList(),
        spec.getPaths().entrySet().stream()
            .map(path -> operation(path.getKey(), path.getValue()))
            .toList(),
        extensions.rows("x-gateway-errors").stream().map(SpecReader::error).toList(),
        gatewayRefusal());
  }

  private static Rulebook.Wire wire(Row wire) {
    return new Rulebook.Wire(
        wire.text("product"),
        wire.text("version"),
        wire.text("path"),
        wire.texts("methods"),
        wire.texts("formats"),
        wire.texts("endpoints"),
        wire.source("x-source"));
  }

  private static Rulebook.SignatureRule signature(Row row) {
    return new Rulebook.SignatureRule(
        row.text("name"),
        row.text("algorithm"),
        Duration.ofMinutes(row.number("windowMinutes")),
        row.source("x-source"));
  }

  private OperationRule operation(String path, PathItem item) {
    Operation operation = item.getGet();
    if (operation == null) {
      throw new IllegalArgumentException("paths" + path + ": there is no get");
    }
    String place = operation.getOperationId();
    Row row = Row.of(place, operation.getExtensions());
    List<ErrorRule> errors = row.rows("x-errors").stream().map(SpecReader::error).toList();
    Row ram = row.row("x-ram-action");
    return new OperationRule(
        operation.getOperationId(),
        row.text("x-wire-action"),
        path,
        operation.getSummary(),
        ram.text("action"),
        ram.source("source"),
        Optional.of(row.row("x-rate-limit"))
            .filter(rate -> row.has("x-rate-limit"))
            .map(SpecReader::rate),
        errors,
        Optional.ofNullable(operation.getParameters()).orElse(List.of()).stream()
            .map(parameter -> parameter(place, parameter, errors))
            .toList(),
        member(place + "/200", "", true, success(place, operation), null),
        refusal(place, operation),
        row.source("x-source"));
  }

  private static OperationRule.Rate rate(Row rate) {
    return new OperationRule.Rate(
        rate.number("requests"), rate.number("seconds"), rate.source("source"));
  }

  private static ErrorRule error(Row row) {
    return error(row, row.text("fix"));
  }

  private static ErrorRule error(Row row, String fix) {
    Source source = row.source("source");
    return new ErrorRule(
        row.text("name"),
        row.number("status"),
        row.text("code"),
        row.text("message"),
        row.text("when", ""),
        row.text("cause", ""),
        fix,
        row.text("sure", "high"),
        row.text("sureOfStatus", row.text("sure", "high")),
        source,
        row.has("whenSource") ? row.source("whenSource") : source,
        row.rows("others").stream().map(other -> error(other, "")).toList());
  }

  private ParameterRule parameter(String operation, Parameter reference, List<ErrorRule> errors) {
    Parameter parameter =
        reference.get$ref() == null
            ? reference
            : components.parameter(operation, reference.get$ref());
    String place = operation + "/" + parameter.getName();
    if (parameter.getSchema() == null) {
      throw new IllegalArgumentException(place + ": there is no schema");
    }
    Schema<?> schema = components.resolved(place, parameter.getSchema());
    Row row = Row.of(place, parameter.getExtensions());
    return new ParameterRule(
        parameter.getName(),
        Boolean.TRUE.equals(parameter.getRequired()),
        Components.type(place, schema),
        Objects.toString(schema.getFormat(), ""),
        Components.values(schema),
        Optional.ofNullable(schema.getDefault()).map(Object::toString),
        Components.pattern(place, schema),
        Optional.ofNullable(schema.getMinimum()).map(BigDecimal::toBigIntegerExact),
        Optional.ofNullable(schema.getMaximum()).map(BigDecimal::toBigIntegerExact),
        example(parameter, schema),
        badExamples(parameter, row),
        row.optional("x-value-from"),
        reactions(row, errors),
        Objects.toString(parameter.getDescription(), ""),
        row.source("x-source"),
        sourcesOf(row));
  }

  private static String example(Parameter parameter, Schema<?> schema) {
    if (parameter.getExamples() != null && parameter.getExamples().containsKey("Success")) {
      return parameter.getExamples().get("Success").getValue().toString();
    }
    return Objects.toString(schema.getExample(), "");
  }

  /** An example that is named after an error is one of a bad value where it answers this one. */
  private static Map<String, String> badExamples(Parameter parameter, Row row) {
    Map<String, String> bad = new LinkedHashMap<>();
    for (ParameterRule.Trouble trouble : ParameterRule.Trouble.values()) {
      String error = row.row(trouble.extension()).text("error", "");
      if (parameter.getExamples() != null && parameter.getExamples().containsKey(error)) {
        bad.put(error, Objects.toString(parameter.getExamples().get(error).getValue(), ""));
      }
    }
    return bad;
  }

  private static Map<ParameterRule.Trouble, ParameterRule.Reaction> reactions(
      Row row, List<ErrorRule> errors) {
    Map<ParameterRule.Trouble, ParameterRule.Reaction> reactions =
        new EnumMap<>(ParameterRule.Trouble.class);
    for (ParameterRule.Trouble trouble : ParameterRule.Trouble.values()) {
      if (row.has(trouble.extension())) {
        reactions.put(trouble, reaction(row.row(trouble.extension()), errors));
      }
    }
    return reactions;
  }

  private static ParameterRule.Reaction reaction(Row row, List<ErrorRule> errors) {
    String name = row.text("error");
    ErrorRule error =
        errors.stream()
            .filter(candidate -> candidate.name().equals(name))
            .findFirst()
            .orElseThrow(() -> row.mistake("x-errors of the operation has no " + name));
    return new ParameterRule.Reaction(error, row.source("source"), row.optional("only"));
  }

  private Schema<?> success(String place, Operation operation) {
    return answer(place, operation, "200")
        .orElseThrow(() -> new IllegalArgumentException(place + ": there is no answer 200"));
  }

  private Optional<Schema<?>> answer(String place, Operation operation, String status) {
    ApiResponse response = operation.getResponses().get(status);
    if (response == null) {
      return Optional.empty();
    }
    if (response.get$ref() != null) {
      response = components.response(place, response.get$ref());
    }
    Content content = Optional.ofNullable(response.getContent()).orElseGet(Content::new);
    Schema<?> schema =
        content.values().stream()
            .map(MediaType::getSchema)
            .filter(Objects::nonNull)
            .findFirst()
            .orElseThrow(
                () -> new IllegalArgumentException(place + "/" + status + ": there is no schema"));
    return Optional.of(components.resolved(place + "/" + status, schema));
  }

  /**
   * An operation's own failure stands beside the gateway's in the answer of any bad status; an
   * operation that says nothing of its failures has them look like the gateway's.
   */
  private MemberRule refusal(String operation, Operation rule) {
    String place = operation + "/400";
    return answer(operation, rule, "400")
        .<Schema<?>>map(
            failure ->
                failure.getAnyOf() == null
                    ? failure
                    : components.resolved(place, failure.getAnyOf().get(0)))
        .map(failure -> member(place, "", true, failure, null))
        .orElseGet(this::gatewayRefusal);
  }

  private MemberRule gatewayRefusal() {
    String place = "x-gateway-errors";
    return member(
        place, "", true, components.schema(place, "#/components/schemas/GatewayRefusal"), null);
  }

  private MemberRule member(
      String place, String name, boolean required, Schema<?> reference, Source around) {
    Schema<?> schema = components.resolved(place, reference);
    Row row = Row.of(place, schema.getExtensions());
    Source source = around == null || row.has("x-source") ? row.source("x-source") : around;
    Map<String, Source> sources = sourcesOf(row);
    List<MemberRule> members = new ArrayList<>();
    if (schema.getProperties() != null) {
      schema
          .getProperties()
          .forEach(
              (property, rule) ->
                  members.add(
                      member(
                          place + "/" + property,
                          property,
                          schema.getRequired() != null && schema.getRequired().contains(property),
                          rule,
                          sources.getOrDefault(property, source))));
    }
    return new MemberRule(
        name,
        Components.type(place, schema),
        Objects.toString(schema.getFormat(), ""),
        required,
        Components.values(schema),
        Components.pattern(place, schema),
        Optional.ofNullable(schema.getMinimum()).map(BigDecimal::toBigIntegerExact),
        members,
        row.text("x-unique", "false").equals("true"),
        row.row("x-same").texts(),
        Objects.toString(schema.getDescription(), ""),
        source);
  }

  private static Map<String, Source> sourcesOf(Row row) {
    Map<String, Source> sources = new LinkedHashMap<>();
    row.row("x-source-of").texts().forEach((fact, label) -> sources.put(fact, Source.of(label)));
    return sources;
  }
}
