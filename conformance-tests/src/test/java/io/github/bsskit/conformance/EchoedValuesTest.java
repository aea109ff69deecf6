package io.github.bsskit.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** No value of an option, argument or file controls the terminal that shows it in an error. */
class EchoedValuesTest {

  private static final List<String> HOSTILE =
      List.of("\u001b[31m", "a\nb", "a\rb", "\u0000", "\u0007", "\u009b2J", "\u202ex", "a\u2028b");
  private static final String CONTROLS = "[\\p{Cntrl}\\u0080-\\u009f\\u202e\\u2028]";
  private static final String UNREACHABLE = "http://127.0.0.1:1";

  @TempDir private Path directory;

  /** All options of both commands with each hostile value, also in a path that does not exist. */
  static Stream<List<String>> lines() {
    CommandLine main =
        new CommandLine(
            new ConformanceCommand(
                new PrintStream(new ByteArrayOutputStream()), Map.of(), false, List.of()));
    List<List<String>> lines = new ArrayList<>();
    for (String value : HOSTILE) {
      add(lines, List.of(UNREACHABLE), main, value);
      add(
          lines,
          List.of("call", "CreateResourcePackage", "--target=" + UNREACHABLE),
          main.getSubcommands().get("call"),
          value);
      lines.add(List.of(value));
      lines.add(List.of("http://" + value));
      lines.add(List.of("--" + value));
      lines.add(List.of("call", value, "--target=" + UNREACHABLE));
      lines.add(List.of("call", "CreateResourcePackage", value, "--target=" + UNREACHABLE));
    }
    return lines.stream();
  }

  private static void add(
      List<List<String>> lines, List<String> arguments, CommandLine command, String value) {
    for (OptionSpec option : command.getCommandSpec().options()) {
      if (option.arity().max() > 0 && !option.longestName().equals("--report")) {
        boolean isPath = option.type() == Path.class;
        List<String> line = new ArrayList<>(arguments);
        line.removeIf(other -> other.startsWith(option.longestName() + "="));
        line.add(option.longestName() + "=" + (isPath ? "/proc/nil/" + value : value));
        lines.add(line);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("lines")
  void areEscaped(List<String> arguments) {
    Cli run = Cli.run(arguments.toArray(String[]::new));

    assertThat(run.exit()).as(run.all()).isBetween(1, 3);
    assertThat(run.err()).isNotEmpty();
    assertThat(run.all().replace("\n", "")).doesNotContainPattern(CONTROLS);
    assertThat(run.err().lines().filter(line -> !line.startsWith("Try "))).hasSize(1);
  }

  @Test
  void ofProfilesAndExpectedFailuresAreEscaped() throws Exception {
    Path profile =
        Files.writeString(
            directory.resolve("p\u001b[31m.yaml"),
            "target: \"x\\e[31m\\n\"\nwire: {form: \"r\\e[31m\"}\n\"k\\e[31m\": 1\n");
    Path failures = Files.writeString(directory.resolve("f.txt"), "a\u001b[31m b\nc\u009b2J d\n");

    for (Cli run :
        List.of(
            Cli.run("--profile", profile.toString()),
            Cli.run(UNREACHABLE, "--expected-failures", failures.toString()),
            Cli.run("--profile", profile + "x"))) {
      assertThat(run.exit()).as(run.all()).isBetween(2, 3);
      assertThat(run.all().replace("\n", "")).doesNotContainPattern(CONTROLS);
    }
  }

  /** With LC_ALL=C, Java replaces each byte of other characters by U+FFFD. */
  @Test
  void nameTheCharacterSetThatCannotRepresentAnArgument() {
    for (String[] arguments :
        List.of(
            new String[] {UNREACHABLE + "/\ufffd\ufffd"},
            new String[] {UNREACHABLE, "--report", "\ufffd"},
            new String[] {"call", "CreateResourcePackage", "OutBizId=\ufffd"})) {
      Cli run = Cli.run(arguments);

      assertThat(run.exit()).isEqualTo(2);
      assertThat(run.err())
          .contains(
              "character set of this environment",
              "all characters of argument "
                  + arguments.length
                  + ": set LC_ALL=C.UTF-8, or use ASCII");
    }
  }

  /** In any locale, a half of a surrogate pair is what a path cannot have. */
  @Test
  void nameTheCharacterSetThatCannotRepresentAPath() {
    for (String option :
        List.of("--profile", "--report", "--init-profile", "--expected-failures")) {
      Cli run = Cli.run(UNREACHABLE, option, "w\ud800.yaml");

      assertThat(run.exit()).isEqualTo(2);
      assertThat(run.err())
          .contains(option, "\"w\\ud800.yaml\": set LC_ALL=C.UTF-8, or use a path in ASCII");
    }
    Cli summary = Cli.run(Map.of("GITHUB_STEP_SUMMARY", "w\ud800.md"), false, UNREACHABLE);
    assertThat(summary.exit()).isEqualTo(2);
    assertThat(summary.err()).contains("GITHUB_STEP_SUMMARY \"w\\ud800.md\" is not a path here");
  }
}
