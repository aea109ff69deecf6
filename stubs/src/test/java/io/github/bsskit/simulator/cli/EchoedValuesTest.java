package io.github.bsskit.simulator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** No value of an option, variable or argument controls the terminal that shows it in an error. */
class EchoedValuesTest {

  private static final List<String> HOSTILE =
      List.of("\u001b[31m", "a\nb", "a\rb", "\u0000", "\u0007", "\u009b2J", "\u202ex", "a\u2028b");

  private static final String CONTROLS = "[\\p{Cntrl}\\u0080-\\u009f\\u202e\\u2028]";

  @TempDir private Path directory;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  /** All options of all commands with each hostile value, also in a path that does not exist. */
  static Stream<List<String>> lines() {
    CommandLine main =
        new CommandLine(new SimulatorCommand(new PrintStream(new ByteArrayOutputStream())));
    List<List<String>> lines = new ArrayList<>();
    for (String value : HOSTILE) {
      add(lines, List.of(), main, value);
      main.getSubcommands().forEach((name, command) -> add(lines, List.of(name), command, value));
      lines.add(List.of(value));
      lines.add(List.of("health", value));
      lines.add(List.of("magic", value));
      lines.add(List.of("explain-signature", value));
      lines.add(List.of("explain-signature", "--secret=x", "curl -H '" + value));
      for (String key : List.of("testid", value)) {
        String url = "http://127.0.0.1/?AccessKeyId=" + key + "&Signature=x&Action=" + value;
        String header = "x-acs-a: " + value + "' -H 'Authorization: ACS3-HMAC-SHA256 " + value;
        lines.add(List.of("explain-signature", "--signed=GET&" + value, url));
        lines.add(List.of("explain-signature", "curl '" + url + "' -H '" + header + "'"));
      }
    }
    return lines.stream();
  }

  private static void add(
      List<List<String>> lines, List<String> command, CommandLine of, String value) {
    for (OptionSpec option : of.getCommandSpec().options()) {
      boolean isText = option.type() == String.class;
      if (option.arity().max() > 0) {
        String given = option.type().getSimpleName().equals("Path") ? "nil/" + value : value;
        List<String> line = new ArrayList<>(command);
        line.add(option.longestName() + "=" + given);
        if (command.contains("env") && !option.longestName().equals("--client")) {
          line.add("--client=go");
        }
        if (command.contains("explain-signature") && isText) {
          line.add("http://127.0.0.1/?AccessKeyId=" + "nobody");
        }
        lines.add(line);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("lines")
  void areEscapedInOneLine(List<String> arguments) {
    int exitCode =
        SimulatorCommand.run(
            arguments.toArray(String[]::new),
            Map.of("BSSKIT_PORT", "0", "BSSKIT_URL", "http://127.0.0.1:1"),
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8));

    String shown = arguments + " " + err();
    assertThat(exitCode).as(shown).isIn(1, 2);
    assertThat(err()).as(shown).hasLineCount(out.size() > 0 ? 0 : 1);
    assertThat(err().stripTrailing()).as(shown).doesNotContainPattern(CONTROLS);
    assertThat(out.toString(StandardCharsets.UTF_8).replace("\n", ""))
        .as(shown)
        .doesNotContainPattern(CONTROLS);
  }

  /** The error of a variable is that of its option; it names the variable, too. */
  @ParameterizedTest
  @ValueSource(strings = {"HOST", "PORT", "AUTH", "SEED", "LOG_FORMAT", "ADMIN_TOKEN", "WORLD"})
  void ofVariablesAreEscapedInOneLine(String option) {
    for (String value : HOSTILE) {
      err.reset();
      int exitCode =
          SimulatorCommand.run(
              new String[] {},
              Map.of("BSSKIT_" + option, value),
              new PrintStream(out, true, StandardCharsets.UTF_8),
              new PrintStream(err, true, StandardCharsets.UTF_8));

      assertThat(exitCode).as(err()).isEqualTo(2);
      assertThat(err()).hasLineCount(1);
      assertThat(err().stripTrailing()).doesNotContainPattern(CONTROLS);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"a\\e[31m\\n\": 1\n",
        "accounts: \"\\e[31m\"\n",
        "accounts: [{id: \"\\e[31m\\u202e\"}]\n",
        "accounts: [{id: 1, \"\\e[31m\": 2}]\n",
        "accounts: \u009b\n",
        "a: \"\u001b\"\n"
      })
  void ofWorldFilesAreEscapedInOneLine(String yaml) throws Exception {
    Path file = Files.writeString(directory.resolve("w\u001b[31m.yaml"), yaml);

    int exitCode =
        SimulatorCommand.run(
            new String[] {"--world", file.toString()},
            Map.of(),
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8));

    assertThat(exitCode).as(err()).isEqualTo(2);
    assertThat(err()).contains("w\\u001b[31m.yaml: line 1: ").hasLineCount(1);
    assertThat(err().stripTrailing()).doesNotContainPattern(CONTROLS);
  }

  private String err() {
    return err.toString(StandardCharsets.UTF_8);
  }
}
