package io.github.bsskit.rulebook;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Reads the fields and headers of responses. */
final class Responses {

  private final Components components;

  Responses(Components components) {
    this.components = components;
  }

  FieldRule success(String operation, Operation rule) {
    Schema<?> schema =
        schema(operation, rule, "200")
            .orElseThrow(
                () -> new IllegalArgumentException(operation + ": response 200 is missing"));
    return field(operation + "/200", "", true, schema, null, null);
  }

  /**
   * An operation's own error response is the first alternative of status 400; without one, its
   * error responses are like the gateway's.
   */
  FieldRule failure(String operation, Operation rule) {
    String place = operation + "/400";
    return schema(operation, rule, "400")
        .<Schema<?>>map(
            failure ->
                failure.getAnyOf() == null
                    ? failure
                    : components.resolved(place, failure.getAnyOf().get(0)))
        .map(failure -> field(place, "", true, failure, null, null))
        .orElseGet(this::gatewayFailure);
  }

  FieldRule gatewayFailure() {
    String place = "x-gateway-errors";
    return field(
        place,
        "",
        true,
        components.schema(place, "#/components/schemas/GatewayRefusal"),
        null,
        null);
  }

  /** The headers of an operation's responses; the first occurrence of each. */
  Map<String, GatewayRule.HeaderRule> headers(String operation, Operation rule) {
    Map<String, GatewayRule.HeaderRule> headers = new LinkedHashMap<>();
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

  private GatewayRule.HeaderRule header(String place, String name, Header reference) {
    Header header = components.resolved(place, reference);
    SpecMap row = SpecMap.of(place, header.getExtensions());
    return new GatewayRule.HeaderRule(
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
            .orElseThrow(() -> new IllegalArgumentException(place + ": schema is missing"));
    return Optional.of(components.resolved(place, schema));
  }

  /**
   * Reads a field.
   *
   * @param given the label that the enclosing object has for this field, which takes precedence
   * @param around the label of the enclosing object, for a field without one
   */
  private FieldRule field(
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
        required,
        Components.value(place, schema),
        fields(place, schema, row.sources("x-source-of"), source),
        row.text("x-unique", "false").equals("true"),
        row.row("x-same").texts(),
        Objects.toString(schema.getDescription(), ""),
        source,
        Objects.toString(schema.getExample(), ""),
        row.row("x-zh").texts());
  }

  private List<FieldRule> fields(
      String place, Schema<?> schema, Map<String, Source> sources, Source source) {
    List<FieldRule> fields = new ArrayList<>();
    if (schema.getProperties() != null) {
      schema
          .getProperties()
          .forEach(
              (property, rule) ->
                  fields.add(
                      field(
                          place + "/" + property,
                          property,
                          schema.getRequired() != null && schema.getRequired().contains(property),
                          rule,
                          sources.get(property),
                          source)));
    }
    return fields;
  }
}
