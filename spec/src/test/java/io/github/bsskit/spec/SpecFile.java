package io.github.bsskit.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The spec as a tree, with anchors resolved and references kept. */
final class SpecFile {

  static final Path PATH = Path.of("openapi.yaml");

  private final JsonNode root;

  private SpecFile(JsonNode root) {
    this.root = root;
  }

  static SpecFile read() {
    return of(text());
  }

  static SpecFile of(String text) {
    LoaderOptions strict = new LoaderOptions();
    strict.setAllowDuplicateKeys(false);
    Object tree = new Yaml(new SafeConstructor(strict)).load(text);
    return new SpecFile(new ObjectMapper().valueToTree(tree));
  }

  static String text() {
    try {
      return Files.readString(PATH);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  JsonNode at(String pointer) {
    JsonNode node = root.at(pointer);
    if (node.isMissingNode()) {
      throw new AssertionError("The spec has nothing at " + pointer);
    }
    return node;
  }

  List<String> operations() {
    return names(at("/paths")).stream().map(path -> path.substring(1)).toList();
  }

  JsonNode get(String operation) {
    return at("/paths/~1" + operation + "/get");
  }

  JsonNode post(String operation) {
    return at("/paths/~1" + operation + "/post");
  }

  JsonNode form(String operation) {
    JsonNode content = post(operation).at("/requestBody/content");
    return content.get("application/x-www-form-urlencoded");
  }

  /** The parameters of an operation, with references resolved. */
  List<JsonNode> parameters(String operation) {
    return elements(get(operation).get("parameters")).map(this::follow).toList();
  }

  /** The named examples of an operation's response with a status, with references kept. */
  JsonNode examples(String operation, String status) {
    return follow(get(operation).get("responses").get(status))
        .at("/content/application~1json/examples");
  }

  /** The target of a reference, or the node itself if it is not a reference. */
  JsonNode follow(JsonNode node) {
    return node.has("$ref") ? at(node.get("$ref").asText().substring(1)) : node;
  }

  /** Visits every field of every object in the file. */
  void eachField(BiConsumer<String, JsonNode> visitor) {
    eachField(root, visitor);
  }

  static void eachField(JsonNode node, BiConsumer<String, JsonNode> visitor) {
    node.properties().forEach(field -> visitor.accept(field.getKey(), field.getValue()));
    node.forEach(child -> eachField(child, visitor));
  }

  static Stream<JsonNode> elements(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }

  static List<String> texts(JsonNode array) {
    return elements(array).map(JsonNode::asText).toList();
  }

  static List<String> names(JsonNode object) {
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }
}
