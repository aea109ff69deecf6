package io.github.bsskit.rulebook;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** What answers are made of: their members and their headers. */
final class Responses {

  private final Components components;

  Responses(Components components) {
    this.components = components;
  }

  FieldRule success(String operation, Operation rule) {
    Schema<?> schema =
        schema(operation, rule, "200")
            .orElseThrow(
                () -> new IllegalArgumentException(operation + ": there is no answer 200"));
    return member(operation + "/200", "", true, schema, null, null);
  }

  /**
   * An operation's own failure stands beside the gateway's in the answer of any bad status; an
   * operation that says nothing of its failures has them look like the gateway's.
   */
  FieldRule refusal(String operation, Operation rule) {
    String place = operation + "/400";
    return schema(operation, rule, "400")
        .<Schema<?>>map(
            failure ->
                failure.getAnyOf() == null
                    ? failure
                    : components.resolved(place, failure.getAnyOf().get(0)))
        .map(failure -> member(place, "", true, failure, null, null))
        .orElseGet(this::gatewayRefusal);
  }

  FieldRule gatewayRefusal() {
    String place = "x-gateway-errors";
    return member(
        place,
        "",
        true,
        components.schema(place, "#/components/schemas/GatewayRefusal"),
        null,
        null);
  }

  /** The headers of an operation's answers; of one that stands in several, the first is told. */
  Map<String, Rulebook.HeaderRule> headers(String operation, Operation rule) {
    Map<String, Rulebook.HeaderRule> headers = new LinkedHashMap<>();
    rule.getResponses()
        .forEach(
            (status, response) -> {
              String place = operation + "/" + status;
              Map<String, Header> own = components.resolved(place, response).getHeaders();
              if (own != null) {
                own.forEach(
                    (name, header) ->
                        headers.computeIfAbsent(
                            name, unknown -> header(place + "/" + name, name, header)));
              }
            });
    return headers;
  }

  private Rulebook.HeaderRule header(String place, String name, Header reference) {
    Header header = components.resolved(place, reference);
    SpecMap row = SpecMap.of(place, header.getExtensions());
    return new Rulebook.HeaderRule(
        name,
        Objects.toString(header.getDescription(), ""),
        row.row("x-zh").texts(),
        row.source("x-source"));
  }

  private Optional<Schema<?>> schema(String operation, Operation rule, String status) {
    ApiResponse reference = rule.getResponses().get(status);
    if (reference == null) {
      return Optional.empty();
    }
    ApiResponse response = components.resolved(operation, reference);
    String place = operation + "/" + status;
    Content content = Optional.ofNullable(response.getContent()).orElseGet(Content::new);
    Schema<?> schema =
        content.values().stream()
            .map(MediaType::getSchema)
            .filter(Objects::nonNull)
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException(place + ": there is no schema"));
    return Optional.of(components.resolved(place, schema));
  }

  /** The label that the object around has for this member goes before the member's own. */
  private FieldRule member(
      String place,
      String name,
      boolean required,
      Schema<?> reference,
      Source given,
      Source around) {
    Schema<?> schema = components.resolved(place, reference);
    SpecMap row = SpecMap.of(place, schema.getExtensions());
    Source source =
        given != null
            ? given
            : around == null || row.has("x-source") ? row.source("x-source") : around;
    return new FieldRule(
        name,
        Components.type(place, schema),
        Objects.toString(schema.getFormat(), ""),
        required,
        Components.values(schema),
        Components.pattern(place, schema),
        Optional.ofNullable(schema.getMinimum()).map(BigDecimal::toBigIntegerExact),
        members(place, schema, row.sources("x-source-of"), source),
        row.text("x-unique", "false").equals("true"),
        row.row("x-same").texts(),
        Objects.toString(schema.getDescription(), ""),
        source,
        Objects.toString(schema.getExample(), ""),
        row.row("x-zh").texts());
  }

  private List<FieldRule> members(
      String place, Schema<?> schema, Map<String, Source> sources, Source source) {
    List<FieldRule> members = new ArrayList<>();
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
                          sources.get(property),
                          source)));
    }
    return members;
  }
}
