package io.github.bsskit.conformance.target;

import java.io.StringReader;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.reader.StreamReader;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;

/** Parses a profile, YAML or JSON, to nodes that know their position. */
final class YamlText {

  private static final Pattern INDENTATION = Pattern.compile("(?m)^[ \\t]+");

  private YamlText() {}

  /**
   * The document's mapping.
   *
   * @throws ProfileException if the text is not one YAML document with keys and values
   */
  static MappingNode mapping(String text, ProfileErrors errors) {
    rejectControlCharacters(text, errors);
    Optional<Node> document = document(text, errors);
    if (document.orElse(null) instanceof MappingNode mapping) {
      return mapping;
    }
    errors.addLine(
        document.map(node -> node.getStartMark().getLine() + 1).orElse(1),
        "has no keys and values; write a profile, as --init-profile does");
    errors.throwIfAny();
    throw new IllegalStateException("an error was added");
  }

  private static void rejectControlCharacters(String text, ProfileErrors errors) {
    List<String> lines = text.lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      if (!StreamReader.isPrintable(lines.get(i))) {
        errors.addLine(i + 1, "has a control character; delete it, or save the file as UTF-8 text");
        errors.throwIfAny();
      }
    }
  }

  private static Optional<Node> document(String text, ProfileErrors errors) {
    try {
      return Optional.ofNullable(yaml().compose(new StringReader(indentedBySpaces(text))));
    } catch (MarkedYAMLException e) {
      int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
      errors.addLine(line, "is not YAML: " + problemAndFix(e.getProblem()));
    } catch (YAMLException e) {
      errors.addLine(1, "is not YAML: " + e.getMessage().split("\\R")[0]);
    }
    errors.throwIfAny();
    return Optional.empty();
  }

  /** JSON may be indented with tabs, which YAML rejects. */
  private static String indentedBySpaces(String text) {
    return text.stripLeading().startsWith("{")
        ? INDENTATION.matcher(text).replaceAll(found -> found.group().replace('\t', ' '))
        : text;
  }

  /** Never quotes an alias or tag: it may be a secret that begins with * or !. */
  private static String problemAndFix(String problem) {
    if (problem.contains("undefined alias")) {
      return "an alias (*) has no anchor (&); put a value that begins with * in quotes";
    }
    if (problem.contains("tag handle")) {
      return "unknown tag (!); put a value that begins with ! in quotes";
    }
    if (problem.contains("another document")) {
      return "a second document begins; delete this line (---) and everything after it";
    }
    if (problem.contains("TAB")) {
      return "a tab where only spaces are allowed; indent with spaces";
    }
    return problem + "; check the indentation, quotes and brackets here and just above";
  }

  private static Yaml yaml() {
    LoaderOptions options = new LoaderOptions();
    DumperOptions unused = new DumperOptions();
    return new Yaml(
        new SafeConstructor(options), new Representer(unused), unused, options, new TextsOnly());
  }

  /** Leaves every value a text: YAML 1.1 would read the secret 0123 as 83, and yes as true. */
  private static final class TextsOnly extends Resolver {

    @Override
    protected void addImplicitResolvers() {
      // nothing: ProfileTree decides what a value is
    }
  }
}
