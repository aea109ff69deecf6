package io.github.bsskit.conformance.target;

import com.networknt.schema.Error;
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
    List<SchemaMessage> messages =
        SCHEMA.validate(profile).stream()
            .map((Error error) -> new SchemaMessage(error, TREE))
            .filter(message -> !message.isAboutTarget())
            .toList();
    messages.stream()
        .filter(message -> !message.isOfAlternative())
        .forEach(message -> errors.add(message.path(), message.text()));
    // a request without {code} fails each alternative; its other errors come first
    messages.stream()
        .filter(SchemaMessage::isOfAlternative)
        .filter(message -> !errors.has(message.requestPath()))
        .forEach(message -> errors.add(message.requestPath(), message.fix()));
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
