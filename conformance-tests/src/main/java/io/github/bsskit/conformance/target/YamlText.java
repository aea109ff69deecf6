package io.github.bsskit.conformance.target;

import java.io.StringReader;
import java.util.Optional;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.reader.StreamReader;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;

/** The text of a profile as YAML's nodes, which know their lines. */
final class YamlText {

  private static final Pattern INDENTATION = Pattern.compile("(?m)^[ \\t]+");

  private final String text;
  private final ProfileErrors mistakes;

  YamlText(String text, ProfileErrors mistakes) {
    this.text = text;
    this.mistakes = mistakes;
  }

  /** The one document; empty if there is none, or a mistake, which is then noted. */
  Optional<Node> document() {
    Optional<Integer> unprintable = lineOfUnprintable();
    if (unprintable.isPresent()) {
      mistakes.add(
          unprintable.get(), "has a control character; delete it, or save the file as UTF-8 text");
      return Optional.empty();
    }
    try {
      return Optional.ofNullable(yaml().compose(new StringReader(indentedBySpaces())));
    } catch (MarkedYAMLException e) {
      int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
      mistakes.add(line, "is not YAML: " + whatAndCure(e.getProblem()));
    } catch (YAMLException e) {
      mistakes.add(1, "is not YAML: " + e.getMessage().split("\\R")[0]);
    }
    return Optional.empty();
  }

  private Optional<Integer> lineOfUnprintable() {
    int line = 1;
    for (int at = 0; at < text.length(); at += Character.charCount(text.codePointAt(at))) {
      int code = text.codePointAt(at);
      if (!StreamReader.isPrintable(code)) {
        return Optional.of(line);
      }
      line += code == '\n' ? 1 : 0;
    }
    return Optional.empty();
  }

  /** JSON may be indented by tabs, which YAML's reader refuses even there. */
  private String indentedBySpaces() {
    return text.stripLeading().startsWith("{")
        ? INDENTATION.matcher(text).replaceAll(found -> found.group().replace('\t', ' '))
        : text;
  }

  /** Names of aliases and tags are not repeated: a secret that begins with * or ! looks so. */
  private static String whatAndCure(String problem) {
    if (problem.contains("undefined alias")) {
      return "an alias (*) has no anchor (&); put a value that begins with * in quotes";
    }
    if (problem.contains("tag handle")) {
      return "a tag (!) is not known; put a value that begins with ! in quotes";
    }
    if (problem.contains("another document")) {
      return "another document begins; keep one, and drop this line (---) and what follows";
    }
    if (problem.contains("TAB")) {
      return "a tab is where only spaces may be; indent with spaces";
    }
    return problem + "; look at the indentation, quotes and brackets here and just above";
  }

  private static Yaml yaml() {
    LoaderOptions options = new LoaderOptions();
    DumperOptions unused = new DumperOptions();
    return new Yaml(
        new SafeConstructor(options), new Representer(unused), unused, options, new TextsOnly());
  }

  /** Takes every value for a text: YAML would read the secret 0123 as 83, and yes as true. */
  private static final class TextsOnly extends Resolver {

    @Override
    protected void addImplicitResolvers() {
      // None: what a value means is decided where it is read.
    }
  }
}
