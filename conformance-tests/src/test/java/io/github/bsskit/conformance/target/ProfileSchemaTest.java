package io.github.bsskit.conformance.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.github.bsskit.rulebook.Rulebook;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The schema alone, as editors use it, accepts and rejects the same profiles as the kit. */
class ProfileSchemaTest {

  private static final String TEXT = schemaText();
  private static final JsonNode TREE = JsonMapper.shared().readTree(TEXT);
  private static final Schema SCHEMA =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
          .getSchema(TEXT, InputFormat.JSON);

  @Test
  void schemaIsValid() {
    Schema ofSchemas =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));

    assertThat(ofSchemas.validate(TEXT, InputFormat.JSON)).isEmpty();
    assertThat(id()).isEqualTo("https://github.com/bsskit/bss-contract-kit/profile-1.json");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("io.github.bsskit.conformance.target.GoodProfiles#table")
  void bothAcceptValidProfiles(String yaml) {
    assertThat(messages(yaml)).isEmpty();
    assertThat(errors(yaml)).isEmpty();
  }

  @ParameterizedTest(name = "line {0}: {1} … {2}")
  @MethodSource("io.github.bsskit.conformance.target.BadProfiles#forBoth")
  void bothRejectInvalidProfiles(int line, String place, String cure, String yaml) {
    assertThat(messages(yaml)).isNotEmpty();
    assertThat(errors(yaml)).isNotEmpty();
  }

  @ParameterizedTest(name = "line {0}: {1} … {2}")
  @MethodSource("io.github.bsskit.conformance.target.BadProfiles#beyondASchema")
  void kitAloneRejectsWhatASchemaCannotExpress(int line, String place, String cure, String yaml) {
    assertThat(messages(yaml)).isNotEmpty();
    assertThat(errors(yaml)).isEmpty();
  }

  /** The objects of a profile: where the schema describes them, and one with an unknown key. */
  static Stream<Arguments> objects() {
    String wrong = "wrongwrongwrong: x";
    return Stream.of(
        Arguments.of("", wrong),
        Arguments.of("/properties/wire", "wire: {" + wrong + "}"),
        Arguments.of("/properties/keys", "keys: {" + wrong + "}"),
        Arguments.of("/$defs/key", "keys: {full: {" + wrong + "}}"),
        Arguments.of("/properties/owners", "owners: {" + wrong + "}"),
        Arguments.of("/properties/catalogue", "catalogue: {" + wrong + "}"),
        Arguments.of("/properties/faults", "faults: {" + wrong + "}"),
        Arguments.of("/$defs/request", "faults: {request: {" + wrong + "}}"),
        Arguments.of(
            "/properties/faults/properties/parameter/additionalProperties",
            "faults: {parameter: {Create: {" + wrong + "}}}"),
        Arguments.of("/properties/faults/properties/header", "faults: {header: {" + wrong + "}}"),
        Arguments.of("/properties/hooks", "hooks: {" + wrong + "}"),
        Arguments.of("/$defs/request", "hooks: {reset: {" + wrong + "}}"),
        Arguments.of("/$defs/request", "hooks: {clock: {" + wrong + "}}"));
  }

  @ParameterizedTest
  @MethodSource("objects")
  void messagesListTheKnownKeys(String pointer, String yaml) {
    Matcher known = Pattern.compile("use one of (.*)").matcher(String.join("\n", messages(yaml)));

    assertThat(known.find()).isTrue();
    assertThat(known.group(1).split(", "))
        .containsExactlyElementsOf(TREE.at(pointer).path("properties").propertyNames());
  }

  @Test
  void everyObjectOfTheSchemaIsTested() {
    assertThat(closedObjects("", TREE))
        .containsExactlyInAnyOrderElementsOf(
            objects().map(object -> (String) object.get()[0]).distinct().toList());
  }

  @Test
  void everyKeyHasATitleAndDescription() {
    for (String pointer : closedObjects("", TREE)) {
      for (Map.Entry<String, JsonNode> key : TREE.at(pointer).path("properties").properties()) {
        JsonNode described = key.getValue();
        if (!described.has("description") && described.has("$ref")) {
          described = TREE.at(described.path("$ref").asString().substring(1));
        }
        assertThat(described.has("title")).as(pointer + " " + key + " title").isTrue();
        assertThat(described.has("description")).as(pointer + " " + key).isTrue();
      }
    }
  }

  @Test
  void signaturesAndFormatsMatchTheSpec() {
    Rulebook rulebook = Rulebook.load();
    JsonNode wire = TREE.at("/properties/wire/properties");

    assertThat(texts(wire.at("/signatures/items/enum")))
        .containsExactlyInAnyOrderElementsOf(
            rulebook.signatures().stream().map(Rulebook.SignatureRule::name).toList())
        .isEqualTo(texts(wire.at("/signatures/default")));
    assertThat(texts(wire.at("/formats/items/enum")))
        .containsExactlyInAnyOrderElementsOf(rulebook.wire().formats())
        .isEqualTo(texts(wire.at("/formats/default")));
  }

  /** The schema's id. */
  static String id() {
    return TREE.path("$id").asString();
  }

  /** The keys of the two top levels, without those of requests. */
  static List<String> keysOfSections() {
    List<String> keys = new ArrayList<>(TREE.path("properties").propertyNames());
    TREE.path("properties")
        .forEach(section -> keys.addAll(section.path("properties").propertyNames()));
    return keys;
  }

  /** The errors that the schema finds. */
  static List<Error> errors(String yaml) {
    return SCHEMA.validate(yaml, InputFormat.YAML);
  }

  private static List<String> messages(String yaml) {
    ProfileException exception =
        catchThrowableOfType(ProfileException.class, () -> ProfileFileTest.read(yaml));
    return exception == null ? List.of() : exception.getMessage().lines().toList();
  }

  private static List<String> closedObjects(String pointer, JsonNode node) {
    List<String> found = new ArrayList<>();
    if (node.path("additionalProperties").isBoolean()) {
      found.add(pointer);
    }
    node.properties().stream()
        .filter(entry -> entry.getValue().isObject())
        .forEach(
            entry -> found.addAll(closedObjects(pointer + "/" + entry.getKey(), entry.getValue())));
    return found;
  }

  private static List<String> texts(JsonNode array) {
    return array.valueStream().map(JsonNode::asString).toList();
  }

  private static String schemaText() {
    try (InputStream in =
        ProfileFile.class.getResourceAsStream(
            "/io/github/bsskit/conformance/profile.schema.json")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
