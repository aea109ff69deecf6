package io.github.bsskit.rulebook;

import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** What the spec's references name. A place is told with every mistake. */
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

  /** A schema, or the one that it refers to. */
  Schema<?> resolved(String place, Schema<?> schema) {
    return schema.get$ref() == null ? schema : schema(place, schema.get$ref());
  }

  static String type(String place, Schema<?> schema) {
    if (schema.getType() == null) {
      throw new IllegalArgumentException(place + ": type is missing");
    }
    return schema.getType();
  }

  static Optional<Pattern> pattern(String place, Schema<?> schema) {
    try {
      return Optional.ofNullable(schema.getPattern()).map(Pattern::compile);
    } catch (PatternSyntaxException e) {
      throw new IllegalArgumentException(place + ": pattern: " + e.getMessage(), e);
    }
  }

  static List<String> values(Schema<?> schema) {
    return schema.getEnum() == null
        ? List.of()
        : schema.getEnum().stream().map(Object::toString).toList();
  }

  private static <T> T named(String place, String reference, Map<String, T> kind) {
    String name = reference.substring(reference.lastIndexOf('/') + 1);
    T found = kind == null ? null : kind.get(name);
    if (found == null) {
      throw new IllegalArgumentException(place + ": $ref to nowhere: " + reference);
    }
    return found;
  }
}
