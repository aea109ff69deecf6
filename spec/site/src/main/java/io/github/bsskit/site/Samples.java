package io.github.bsskit.site;

import freemarker.template.Configuration;
import freemarker.template.TemplateException;
import freemarker.template.TemplateExceptionHandler;
import freemarker.template.TemplateMethodModelEx;
import io.github.bsskit.rulebook.OperationRule;
import io.github.bsskit.rulebook.Rulebook;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Whole programs for each operation, one for each client, made from the rulebook. */
public final class Samples {

  /** Longer lines of a comment are broken. */
  private static final int WIDTH = 100;

  private static final Configuration TEMPLATES = templates();

  private Samples() {}

  /** The samples of an operation, one for each client. */
  public static List<Sample> of(OperationRule operation) {
    SampleProgram program = SampleProgram.of(operation);
    return Arrays.stream(SampleClient.values())
        .map(client -> client.sample(program, text(client, program)))
        .toList();
  }

  /** Writes the samples of all operations, each as {@code samples/<operation>/<id>/<file name>}. */
  public static void write(Rulebook rulebook, Path site) throws IOException {
    for (OperationRule operation : rulebook.operations()) {
      for (Sample sample : of(operation)) {
        Path place = site.resolve("samples").resolve(operation.name()).resolve(sample.id());
        Files.createDirectories(place);
        Files.writeString(place.resolve(sample.fileName()), sample.text());
      }
    }
  }

  private static String text(SampleClient client, SampleProgram program) {
    StringWriter text = new StringWriter();
    try {
      TemplateMethodModelEx comment =
          arguments -> comment(arguments.get(0).toString(), arguments.get(1).toString());
      TEMPLATES
          .getTemplate(client.id() + ".ftl")
          .process(Map.of("program", program, "comment", comment), text);
    } catch (TemplateException e) {
      throw new IllegalStateException(client.id() + ": " + e.getMessage(), e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  /** A text as lines of a comment, each with a prefix, the last without its end. */
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

  /** The usual braces of templates mean something in most of the languages. */
  private static Configuration templates() {
    Configuration templates = new Configuration(Configuration.VERSION_2_3_34);
    templates.setClassForTemplateLoading(Samples.class, "templates/samples");
    templates.setDefaultEncoding(StandardCharsets.UTF_8.name());
    templates.setTagSyntax(Configuration.SQUARE_BRACKET_TAG_SYNTAX);
    templates.setInterpolationSyntax(Configuration.SQUARE_BRACKET_INTERPOLATION_SYNTAX);
    templates.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
    templates.setLogTemplateExceptions(false);
    return templates;
  }
}
