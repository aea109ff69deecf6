package io.github.bsskit.rulebook;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
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
import java.util.regex.Pattern;

/** Reads the contract's file: the standard's part with swagger-parser, the extensions as maps. */
final class SpecReader {

  private final OpenAPI spec;

  SpecReader(String yaml) {
    SwaggerParseResult result = new OpenAPIV3Parser().readContents(yaml, null, null);
    if (result.getOpenAPI() == null || !result.getMessages().isEmpty()) {
      throw new IllegalArgumentException("not a contract: " + result.getMessages());
    }
    spec = result.getOpenAPI();
  }

  Rulebook rulebook() {
    Map<String, String> sources = new LinkedHashMap<>();
    map(spec.getExtensions().get("x-sources"))
        .forEach((label, meaning) -> sources.put(label, text(meaning)));
    return new Rulebook(
        sources,
        wire(),
        maps(spec.getExtensions().get("x-signatures")).stream().map(this::signature).toList(),
        spec.getPaths().entrySet().stream()
            .map(path -> operation(path.getKey(), path.getValue().getGet()))
            .toList(),
        maps(spec.getExtensions().get("x-gateway-errors")).stream().map(this::error).toList(),
        member("", true, schema("GatewayRefusal"), null));
  }

  private Rulebook.Wire wire() {
    Map<String, Object> wire = map(spec.getExtensions().get("x-wire"));
    return new Rulebook.Wire(
        text(wire.get("product")),
        text(wire.get("version")),
        text(wire.get("path")),
        texts(wire.get("methods")),
        texts(wire.get("formats")),
        texts(wire.get("endpoints")),
        Source.of(wire.get("x-source")));
  }

  private Rulebook.SignatureRule signature(Map<String, Object> row) {
    return new Rulebook.SignatureRule(
        text(row.get("name")),
        text(row.get("algorithm")),
        Duration.ofMinutes(number(row.get("windowMinutes"))),
        Source.of(row.get("x-source")));
  }

  private OperationRule operation(String path, Operation operation) {
    Map<String, Object> extensions = operation.getExtensions();
    List<ErrorRule> errors = maps(extensions.get("x-errors")).stream().map(this::error).toList();
    Map<String, Object> ram = map(extensions.get("x-ram-action"));
    return new OperationRule(
        operation.getOperationId(),
        text(extensions.get("x-wire-action")),
        path,
        operation.getSummary(),
        text(ram.get("action")),
        Source.of(ram.get("source")),
        Optional.ofNullable(extensions.get("x-rate-limit")).map(this::rate),
        errors,
        Optional.ofNullable(operation.getParameters()).orElse(List.of()).stream()
            .map(parameter -> parameter(parameter, errors))
            .toList(),
        member("", true, answer(operation, "200"), null),
        member("", true, refusal(operation), null),
        Source.of(extensions.get("x-source")));
  }

  private OperationRule.Rate rate(Object value) {
    Map<String, Object> rate = map(value);
    return new OperationRule.Rate(
        number(rate.get("requests")), number(rate.get("seconds")), Source.of(rate.get("source")));
  }

  private ErrorRule error(Map<String, Object> row) {
    Source source = Source.of(row.get("source"));
    return new ErrorRule(
        text(row.get("name")),
        number(row.get("status")),
        text(row.get("code")),
        text(row.get("message")),
        Objects.toString(row.get("when"), ""),
        Objects.toString(row.get("cause"), ""),
        Objects.toString(row.get("sure"), "high"),
        source,
        row.containsKey("whenSource") ? Source.of(row.get("whenSource")) : source,
        maps(row.get("others")).stream().map(this::error).toList());
  }

  private ParameterRule parameter(Parameter reference, List<ErrorRule> errors) {
    Parameter parameter =
        reference.get$ref() == null
            ? reference
            : spec.getComponents().getParameters().get(lastOf(reference.get$ref()));
    Schema<?> schema = resolved(parameter.getSchema());
    Map<String, Object> extensions =
        Optional.ofNullable(parameter.getExtensions()).orElse(Map.of());
    return new ParameterRule(
        parameter.getName(),
        Boolean.TRUE.equals(parameter.getRequired()),
        schema.getType(),
        Objects.toString(schema.getFormat(), ""),
        values(schema),
        Optional.ofNullable(schema.getDefault()).map(Object::toString),
        Optional.ofNullable(schema.getPattern()).map(Pattern::compile),
        Optional.ofNullable(schema.getMinimum()).map(BigDecimal::toBigIntegerExact),
        Optional.ofNullable(schema.getMaximum()).map(BigDecimal::toBigIntegerExact),
        example(parameter, schema),
        badExamples(parameter, extensions),
        Optional.ofNullable(extensions.get("x-value-from")).map(Object::toString),
        reactions(extensions, errors),
        Objects.toString(parameter.getDescription(), ""),
        Source.of(extensions.get("x-source")),
        sourcesOf(extensions));
  }

  private static String example(Parameter parameter, Schema<?> schema) {
    if (parameter.getExamples() != null && parameter.getExamples().containsKey("Success")) {
      return parameter.getExamples().get("Success").getValue().toString();
    }
    return Objects.toString(schema.getExample(), "");
  }

  /** An example that is named after an error is one of a bad value where it answers this one. */
  private static Map<String, String> badExamples(
      Parameter parameter, Map<String, Object> extensions) {
    Map<String, String> bad = new LinkedHashMap<>();
    for (ParameterRule.Trouble trouble : ParameterRule.Trouble.values()) {
      String error = Objects.toString(map(extensions.get(trouble.extension())).get("error"), "");
      if (parameter.getExamples() != null && parameter.getExamples().containsKey(error)) {
        bad.put(error, Objects.toString(parameter.getExamples().get(error).getValue(), ""));
      }
    }
    return bad;
  }

  private static Map<ParameterRule.Trouble, ParameterRule.Reaction> reactions(
      Map<String, Object> extensions, List<ErrorRule> errors) {
    Map<ParameterRule.Trouble, ParameterRule.Reaction> reactions =
        new EnumMap<>(ParameterRule.Trouble.class);
    for (ParameterRule.Trouble trouble : ParameterRule.Trouble.values()) {
      if (extensions.get(trouble.extension()) != null) {
        Map<String, Object> reaction = map(extensions.get(trouble.extension()));
        ErrorRule error =
            errors.stream()
                .filter(row -> row.name().equals(reaction.get("error")))
                .findFirst()
                .orElseThrow(
                    () -> new IllegalArgumentException("x-errors has no " + reaction.get("error")));
        reactions.put(
            trouble,
            new ParameterRule.Reaction(
                error,
                Source.of(reaction.get("source")),
                Optional.ofNullable(reaction.get("only")).map(Object::toString)));
      }
    }
    return reactions;
  }

  private Schema<?> answer(Operation operation, String status) {
    ApiResponse response = operation.getResponses().get(status);
    if (response.get$ref() != null) {
      response = spec.getComponents().getResponses().get(lastOf(response.get$ref()));
    }
    return resolved(response.getContent().values().iterator().next().getSchema());
  }

  /** An operation's own failure stands beside the gateway's in the answer of any bad status. */
  private Schema<?> refusal(Operation operation) {
    Schema<?> failure = answer(operation, "400");
    return failure.getAnyOf() == null ? failure : resolved(failure.getAnyOf().get(0));
  }

  private MemberRule member(String name, boolean required, Schema<?> reference, Source around) {
    Schema<?> schema = resolved(reference);
    Map<String, Object> extensions = Optional.ofNullable(schema.getExtensions()).orElse(Map.of());
    Object label = extensions.get("x-source");
    Source source = label == null ? around : Source.of(label);
    Map<String, Source> sources = sourcesOf(extensions);
    List<MemberRule> members = new ArrayList<>();
    if (schema.getProperties() != null) {
      schema
          .getProperties()
          .forEach(
              (property, rule) ->
                  members.add(
                      member(
                          property,
                          schema.getRequired() != null && schema.getRequired().contains(property),
                          rule,
                          sources.getOrDefault(property, source))));
    }
    return new MemberRule(
        name,
        schema.getType(),
        Objects.toString(schema.getFormat(), ""),
        required,
        values(schema),
        Optional.ofNullable(schema.getPattern()).map(Pattern::compile),
        Optional.ofNullable(schema.getMinimum()).map(BigDecimal::toBigIntegerExact),
        members,
        Boolean.TRUE.equals(extensions.get("x-unique")),
        same(extensions.get("x-same")),
        Objects.toString(schema.getDescription(), ""),
        source);
  }

  private static Map<String, String> same(Object value) {
    Map<String, String> same = new LinkedHashMap<>();
    map(value).forEach((one, other) -> same.put(one, text(other)));
    return same;
  }

  private Schema<?> resolved(Schema<?> schema) {
    return schema.get$ref() == null ? schema : schema(lastOf(schema.get$ref()));
  }

  private Schema<?> schema(String name) {
    Schema<?> schema = spec.getComponents().getSchemas().get(name);
    if (schema == null) {
      throw new IllegalArgumentException("components/schemas has no " + name);
    }
    return schema;
  }

  private static List<String> values(Schema<?> schema) {
    return schema.getEnum() == null
        ? List.of()
        : schema.getEnum().stream().map(Object::toString).toList();
  }

  private static Map<String, Source> sourcesOf(Map<String, Object> extensions) {
    Map<String, Source> sources = new LinkedHashMap<>();
    map(extensions.get("x-source-of"))
        .forEach((fact, label) -> sources.put(fact, Source.of(label)));
    return sources;
  }

  private static String lastOf(String reference) {
    return reference.substring(reference.lastIndexOf('/') + 1);
  }

  private static String text(Object value) {
    return Objects.requireNonNull(value, "a value is missing").toString();
  }

  private static int number(Object value) {
    return Integer.parseInt(text(value));
  }

  private static List<String> texts(Object value) {
    return ((List<?>) value).stream().map(Object::toString).toList();
  }

  @SuppressWarnings("unchecked") // the parser reads a YAML map with text keys as this
  private static Map<String, Object> map(Object value) {
    return value == null ? Map.of() : (Map<String, Object>) value;
  }

  @SuppressWarnings("unchecked") // the same for a list of maps
  private static List<Map<String, Object>> maps(Object value) {
    return value == null ? List.of() : (List<Map<String, Object>>) value;
  }
}
