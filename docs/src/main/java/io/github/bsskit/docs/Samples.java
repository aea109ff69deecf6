package io.github.bsskit.docs;

import freemarker.template.TemplateMethodModelEx;
import io.github.bsskit.rulebook.OperationRule;
import io.github.bsskit.rulebook.Rulebook;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Complete programs for each operation and client, generated from the rulebook. */
public final class Samples {

  /** The largest width of a comment line, in characters. */
  private static final int WIDTH = 100;

  private static final List<Map<String, String>> CLIENTS = Resources.yaml("texts/clients.yaml");
  private static final Templates TEMPLATES = Templates.ofPrograms();

  private Samples() {}

  /**
   * The samples of an operation, one for each client.
   *
   * @param version the API version, which some clients need
   */
  public static List<Sample> of(OperationRule operation, String version) {
    SampleProgram program = SampleProgram.of(operation);
    TemplateMethodModelEx comment =
        arguments -> comment(arguments.get(0).toString(), arguments.get(1).toString());
    Map<String, Object> model = Map.of("program", program, "version", version, "comment", comment);
    return CLIENTS.stream()
        .map(client -> Sample.of(client, program, TEMPLATES.fill(client.get("id") + ".ftl", model)))
        .toList();
  }

  /** Writes the samples of all operations, each as {@code samples/<operation>/<id>/<file name>}. */
  public static void write(Rulebook rulebook, Path site) throws IOException {
    for (OperationRule operation : rulebook.operations()) {
      for (Sample sample : of(operation, rulebook.wire().version())) {
        Path place = site.resolve("samples").resolve(operation.name()).resolve(sample.id());
        Files.createDirectories(place);
        Files.writeString(place.resolve(sample.fileName()), sample.text());
      }
    }
  }

  /** Wraps a text into comment lines with a prefix; the last line has no line break. */
  private static String comment(String prefix, String text) {
    StringBuilder lines = new StringBuilder();
    StringBuilder line = new StringBuilder(prefix.stripTrailing());
    for (String word : text.split(" ")) {
      if (line.length() + 1 + word.length() > WIDTH) {
        lines.append(line).append('\n');
        line = new StringBuilder(prefix.stripTrailing());
      }
      line.append(line.isEmpty() ? "" : " ").append(word);
    }
    return lines.append(line).toString();
  }
}
