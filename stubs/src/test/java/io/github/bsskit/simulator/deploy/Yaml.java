package io.github.bsskit.simulator.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.BiConsumer;

/** The documents of a file in {@code stubs/deploy}, and copies of them with a mistake. */
final class Yaml {

  private static final ObjectMapper JSON = new ObjectMapper();

  private Yaml() {}

  static List<JsonNode> documents(String name) throws IOException {
    List<JsonNode> documents = new ArrayList<>();
    for (Object document :
        new org.yaml.snakeyaml.Yaml().loadAll(Files.readString(Path.of("deploy", name)))) {
      documents.add(JSON.valueToTree(document));
    }
    return documents;
  }

  /**
   * Makes copies in each of which one field has another name.
   *
   * @param receiver receives the path of the field, such as {@code /spec/replicas}, and the copy
   */
  static void misspelled(JsonNode document, BiConsumer<String, JsonNode> receiver) {
    misspelled(document, document, "", receiver);
  }

  private static void misspelled(
      JsonNode document, JsonNode part, String path, BiConsumer<String, JsonNode> receiver) {
    for (int item = 0; item < part.size() && part.isArray(); item++) {
      misspelled(document, part.get(item), path + "/" + item, receiver);
    }
    for (Iterator<String> names = part.fieldNames(); names.hasNext(); ) {
      String name = names.next();
      JsonNode copy = document.deepCopy();
      ObjectNode owner = (ObjectNode) copy.at(path);
      owner.set(name + "x", owner.remove(name));
      receiver.accept(path + "/" + name, copy);
      if (!name.contains("/")) {
        misspelled(document, part.get(name), path + "/" + name, receiver);
      }
    }
  }
}
