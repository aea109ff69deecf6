package io.github.bsskit.conformance.target;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The JSON Schema of profiles: finds errors and supplies default values. */
final class ProfileSchema {

  private static final JsonNode TREE = read();
  private static final Schema SCHEMA =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(TREE);

  private ProfileSchema() {}

  /** Adds everything in a profile that the schema rejects. */
  static void validate(JsonNode profile, ProfileErrors errors) {
    List<SchemaError> found =
        SCHEMA.validate(profile).stream()
            .map(error -> new SchemaError(error, TREE))
            .filter(error -> !error.isOfTargetPattern())
            .toList();
    found.stream()
        .filter(error -> !error.isOfAlternative())
        .forEach(error -> errors.add(error.path(), error.text()));
    // a request without {code} fails every alternative, as does one with any other error
    found.stream()
        .filter(SchemaError::isOfAlternative)
        .filter(error -> !errors.has(error.requestPath()))
        .findFirst()
        .ifPresent(error -> errors.add(error.requestPath(), error.fix()));
  }

  /** Sets the default of every key that a profile does not have. */
  static void applyDefaults(ObjectNode profile) {
    applyDefaults(profile, TREE);
  }

  private static void applyDefaults(ObjectNode object, JsonNode schema) {
    JsonNode own = schema;
    while (own.has("$ref")) {
      own = TREE.at(own.path("$ref").asString().substring(1));
    }
    own.path("properties")
        .forEachEntry(
            (key, rule) -> {
              if (!object.has(key) && rule.has("default")) {
                object.set(key, rule.get("default").deepCopy());
              }
              if (object.get(key) instanceof ObjectNode below) {
                applyDefaults(below, rule);
              }
            });
  }

  private static JsonNode read() {
    try (InputStream in =
        ProfileSchema.class.getResourceAsStream(
            "/io/github/bsskit/conformance/profile.schema.json")) {
      return JsonMapper.shared().readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
