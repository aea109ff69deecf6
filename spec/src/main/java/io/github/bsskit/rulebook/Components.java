package io.github.bsskit.rulebook;

import io.swagger.v3.oas.models.examples.Example;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Resolves references within the spec. Errors name the place of the reference. */
final class Components {

  private final io.swagger.v3.oas.models.Components components;

  Components(io.swagger.v3.oas.models.Components components) {
    this.components = components == null ? new io.swagger.v3.oas.models.Components() : components;
  }

  Parameter parameter(String place, String reference) {
    return named(place, reference, components.getParameters());
  }

  ApiResponse response(String place, String reference) {
    return named(place, reference, components.getResponses());
  }

  Schema<?> schema(String place, String reference) {
    return named(place, reference, components.getSchemas());
  }

  /** A response, or the one that it refers to. */
  ApiResponse resolved(String place, ApiResponse response) {
    return response.get$ref() == null ? response : response(place, response.get$ref());
  }

  /** An example, or the one that it refers to. */
  Example resolved(String place, Example example) {
    return example.get$ref() == null
        ? example
        : named(place, example.get$ref(), components.getExamples());
  }

  /** An example by its name. */
  Optional<Example> example(String name) {
    return Optional.ofNullable(components.getExamples()).map(examples -> examples.get(name));
  }

  /** A header, or the one that it refers to. */
  Header resolved(String place, Header header) {
    return header.get$ref() == null
        ? header
        : named(place, header.get$ref(), components.getHeaders());
  }

  /** A schema, or the one that it refers to. */
  Schema<?> resolved(String place, Schema<?> schema) {
    return schema.get$ref() == null ? schema : schema(place, schema.get$ref());
  }

  static ValueRule value(String place, Schema<?> schema) {
    if (schema.getType() == null) {
      throw new IllegalArgumentException(place + ": type is missing");
    }
    return new ValueRule(
        schema.getType(),
        Objects.toString(schema.getFormat(), ""),
        values(schema),
        pattern(place, schema),
        Optional.ofNullable(schema.getMinimum()).map(BigDecimal::toBigIntegerExact),
        Optional.ofNullable(schema.getMaximum()).map(BigDecimal::toBigIntegerExact),
        Optional.ofNullable(schema.getDefault()).map(Object::toString));
  }

  private static Optional<Pattern> pattern(String place, Schema<?> schema) {
    try {
      return Optional.ofNullable(schema.getPattern()).map(Pattern::compile);
    } catch (PatternSyntaxException e) {
      throw new IllegalArgumentException(place + ": pattern: " + e.getMessage(), e);
    }
  }

  private static List<String> values(Schema<?> schema) {
    return schema.getEnum() == null
        ? List.of()
        : schema.getEnum().stream().map(Object::toString).toList();
  }

  private static <T> T named(String place, String reference, Map<String, T> kind) {
    String name = reference.substring(reference.lastIndexOf('/') + 1);
    T found = kind == null ? null : kind.get(name);
    if (found == null) {
      throw new IllegalArgumentException(place + ": $ref points to nothing: " + reference);
    }
    return found;
  }
}
