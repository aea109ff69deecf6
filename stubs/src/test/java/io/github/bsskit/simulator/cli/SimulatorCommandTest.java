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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** Help and error messages of the command line. */
class SimulatorCommandTest {

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @TempDir private Path directory;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--prot 1       | unknown argument --prot (see --help)",
        "--por 1        | unknown argument --por; did you mean --port? (see --help)",
        "8080           | unknown argument 8080 (see --help)",
        "--port         | Missing required parameter for option '--port' (N) (see --help)",
        "--port abc     | invalid --port \"abc\": use a whole number (see --help)",
        "--port 65536   | invalid --port 65536: use 0 to 65535",
        "--port=-1      | invalid --port -1: use 0 to 65535",
        "--https-port=-1 | invalid --https-port -1: use 0 to 65535",
        "--auth soft    | invalid --auth \"soft\": use strict or lenient (see --help)",
        "--throttle no  | invalid --throttle \"no\": use documented or http429 or all or"
            + " all-http429 or off (see --help)",
        "--order-ids xl | invalid --order-ids \"xl\": use large or small (see --help)",
        "--log-format x | invalid --log-format \"x\": use text or json or none (see --help)",
        "--allow-local-targets=x | invalid --allow-local-targets \"x\": use true or false (see"
            + " --help)",
        "--no-docs=x    | invalid --no-docs \"x\": use true or false (see --help)",
        "--seed pi      | invalid --seed \"pi\": use a whole number (see --help)",
        "--port 18500 --https-port 18500 | --port and --https-port are both 18500: use different"
            + " ports",
        "--host=        | --host is empty: use an address such as 127.0.0.1",
        "--host=[::1    | invalid --host \"[::1\": use a name or an address such as 127.0.0.1 or"
            + " ::1 (see --help)",
        "--host=[localhost] | invalid --host \"[localhost]\": use a name or an address such as"
            + " 127.0.0.1 or ::1 (see --help)",
        "--host=127.0.0.1:80 | invalid --host \"127.0.0.1:80\": use a name or an address such as"
            + " 127.0.0.1 or ::1 (see --help)",
        "--host=http://a | invalid --host \"http://a\": use a name or an address such as"
            + " 127.0.0.1 or ::1 (see --help)",
        "--admin-token= | the admin token is empty: use a token that is" + " hard to guess",
        "--admin-token=tökën | the admin token has a character that is not allowed"
            + " in a header: use letters and digits",
        "--root-dir=    | invalid --root-dir \"\": use a path (see --help)",
        "--port-file=   | invalid --port-file \"\": use a path (see --help)",
        "--root-dir nil | --root-dir nil is not a directory: use one that contains mappings",
        "--world nil    | nil: does not exist or is not a file: use an existing file",
        "--drain-seconds -1 | invalid drain time of -1 s: use a number from 0",
        "--name=a/b     | invalid name \"a/b\": use 1 to 100 letters, digits, dots, hyphens,"
            + " underscores and colons",
        "--store=       | invalid --store \"\": use a directory whose name has no control"
            + " characters, or a URL such as jdbc:postgresql://HOST/DATABASE",
        "--store nowhere --store-timeout 0 | invalid --store-timeout 0: use 1 to 86400 seconds",
        "--store-timeout 5 | --store-timeout is without a store: use --store, too, or remove it",
        "--store-schema a | --store-schema is only for PostgreSQL: use --store with a URL, too,"
            + " or remove it",
        "--store nowhere --store-schema a | --store-schema is only for PostgreSQL: use --store with"
            + " a URL, too, or remove it",
      })
  void reportsInvalidArgumentsInOneLineAndReturns2(String arguments, String line) {
    int exitCode = run(Map.of(), arguments.split(" "));

    assertThat(exitCode).isEqualTo(2);
    assertThat(err.toString(StandardCharsets.UTF_8))
        .isEqualTo("bss-simulator: " + line + System.lineSeparator());
    assertThat(out.size()).isZero();
  }

  @Test
  void namesTheVariableOfAnInvalidValue() {
    int exitCode = run(Map.of("BSSKIT_AUTH", "soft"));

    assertThat(exitCode).isEqualTo(2);
    assertThat(err.toString(StandardCharsets.UTF_8))
        .isEqualTo(
            "bss-simulator: invalid --auth \"soft\" from BSSKIT_AUTH: use strict or lenient (see"
                + " --help)"
                + System.lineSeparator());
  }

  /** A container platform sets these for services named bsskit, bsskit-https and bsskit-host. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "BSSKIT_PORT       | --port       | a whole number",
        "BSSKIT_HTTPS_PORT | --https-port | a whole number",
        "BSSKIT_SEED       | --seed       | a whole number",
        "BSSKIT_HOST       | --host       | a name or an address such as 127.0.0.1 or ::1",
        "BSSKIT_AUTH       | --auth       | strict or lenient",
        "BSSKIT_PORT_FILE  | --port-file  | a path",
        "BSSKIT_ALLOW_LOCAL_TARGETS | --allow-local-targets | true or false",
        "BSSKIT_NO_DOCS    | --no-docs    | true or false",
      })
  void ignoresTheAddressOfAServiceInAVariable(String variable, String option, String values) {
    int exitCode = run(Map.of(variable, "tcp://10.0.0.1:8080"), "--world", "nil");

    assertThat(exitCode).isEqualTo(2);
    assertThat(err.toString(StandardCharsets.UTF_8).lines())
        .containsExactly(
            "bss-simulator: ignored %s=tcp://10.0.0.1:8080: such values are set by container platforms for their services; to set %s, use %s"
                .formatted(variable, option, values),
            "bss-simulator: nil: does not exist or is not a file: use an existing file");
  }

  @Test
  void variablesOfAServiceThatSetNoOptionAreNotMentioned() {
    Map<String, String> service =
        Map.of(
            "BSSKIT_PORT", "tcp://10.0.0.1:8080",
            "BSSKIT_SERVICE_HOST", "10.0.0.1",
            "BSSKIT_SERVICE_PORT", "8080",
            "BSSKIT_PORT_8080_TCP", "tcp://10.0.0.1:8080",
            "BSSKIT_PORT_8080_TCP_PROTO", "tcp",
            "BSSKIT_PORT_8080_TCP_PORT", "8080",
            "BSSKIT_PORT_8080_TCP_ADDR", "10.0.0.1",
            "BSSKIT_HOST_PORT", "tcp://10.0.0.2:80");

    run(service, "--world", "nil", "--port", "0");
    run(service, "--help");
    run(service, "env", "--client", "go");

    assertThat(err.toString(StandardCharsets.UTF_8))
        .isEqualTo(
            "bss-simulator: nil: does not exist or is not a file: use an existing file"
                + System.lineSeparator());
    assertThat(out.toString(StandardCharsets.UTF_8))
        .contains("127.0.0.1:8080")
        .doesNotContain("10.0.0.1");
  }

  @Test
  void variableOfAUrlTakesUrlsOnly() {
    run(Map.of("BSSKIT_URL", "https://[::1]:1"), "env", "--client", "go");
    int exitCode = run(Map.of("BSSKIT_URL", "tcp://10.0.0.1:8080"), "env", "--client", "go");

    assertThat(out.toString(StandardCharsets.UTF_8)).contains("\"[::1]:1\"");
    assertThat(exitCode).isEqualTo(2);
    assertThat(err.toString(StandardCharsets.UTF_8))
        .startsWith("bss-simulator: invalid --url \"tcp://10.0.0.1:8080\" from BSSKIT_URL: use an");
  }

  /** In any locale, a half of a surrogate pair is what a path cannot have. */
  @ParameterizedTest
  @ValueSource(strings = {"--world", "--root-dir", "--port-file"})
  void namesTheCharacterSetThatCannotRepresentAPath(String option) {
    int exitCode = run(Map.of(), option, "w\ud800.yaml");

    assertThat(exitCode).isEqualTo(2);
    assertThat(err.toString(StandardCharsets.UTF_8))
        .isEqualTo(
            "bss-simulator: invalid %s \"w\\ud800.yaml\": the character set of this environment, %s, does not have all characters of the path: set LC_ALL=C.UTF-8, or use a path in ASCII (see --help)%n"
                .formatted(option, System.getProperty("sun.jnu.encoding")));
  }

  @Test
  void optionsOverrideVariables() {
    int exitCode = run(Map.of("BSSKIT_PORT", "abc"), "--port", "70000");

    assertThat(exitCode).isEqualTo(2);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("invalid --port 70000");
  }

  @Test
  void reportsAnErrorInAWorldFile() throws Exception {
    Path world = Files.writeString(directory.resolve("w.yaml"), "acounts: []\n");

    int exitCode = run(Map.of(), "--world", world.toString());

    assertThat(exitCode).isEqualTo(2);
    assertThat(err.toString(StandardCharsets.UTF_8))
        .contains("w.yaml: line 1: acounts is unknown: use one of accounts, catalogue")
        .hasLineCount(1);
  }

  @Test
  void reportsAStubThatCannotBeRead() throws Exception {
    Path mappings = Files.createDirectories(directory.resolve("mappings"));
    Files.writeString(mappings.resolve("mine.json"), "{ not json");

    int exitCode = run(Map.of(), "--port=0", "--root-dir", directory.toString());

    assertThat(exitCode).isEqualTo(2);
    assertThat(err.toString(StandardCharsets.UTF_8))
        .contains("mine.json")
        .contains("fix or remove the stub")
        .hasLineCount(1);
  }

  @Test
  void aStartThatFailsLeavesNoPortFile() throws Exception {
    Path mappings = Files.createDirectories(directory.resolve("stubs/mappings"));
    Files.writeString(mappings.resolve("mine.json"), "{ not json");
    Path port = directory.resolve("port");

    for (String[] failing :
        List.of(
            new String[] {"--root-dir", directory.resolve("stubs").toString()},
            new String[] {"--world", "nil"},
            new String[] {"--https-port", "1", "--host", "nosuch.invalid"})) {
      List<String> arguments = new ArrayList<>(List.of(failing));
      arguments.addAll(List.of("--port=0", "--port-file", port.toString()));

      assertThat(run(Map.of(), arguments.toArray(String[]::new))).isEqualTo(2);
      assertThat(directory).isDirectoryNotContaining(file -> !file.endsWith("stubs"));
    }
  }

  @Test
  void reportsAPortFileThatCannotBeWritten() {
    int exitCode =
        run(Map.of(), "--port=0", "--port-file", directory.resolve("nil/port").toString());

    assertThat(exitCode).isEqualTo(2);
    assertThat(err.toString(StandardCharsets.UTF_8))
        .contains("cannot write --port-file")
        .contains("port: use a file in a writable directory")
        .hasLineCount(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--host",
        "--port",
        "--port-file",
        "--https-port",
        "--auth",
        "--world",
        "--throttle",
        "--order-ids",
        "--seed",
        "--log-format",
        "--root-dir",
        "--admin-token",
        "--allow-local-targets",
        "--no-docs",
        "/__admin/bss/console",
        "/docs/",
        "BSSKIT_PORT_FILE"
      })
  void helpMentions(String option) {
    int exitCode = run(Map.of(), "--help");

    assertThat(exitCode).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8)).contains(option);
    assertThat(err.size()).isZero();
  }

  /** All commands. */
  @Test
  void helpListsAllValuesOfEachOption() {
    CommandLine main = new CommandLine(new SimulatorCommand(new PrintStream(out)));
    List<CommandLine> commands = new ArrayList<>(main.getSubcommands().values());
    commands.add(main);
    int found = 0;
    for (CommandLine command : commands) {
      for (OptionSpec option : command.getCommandSpec().options()) {
        if (option.type().isEnum()) {
          found++;
          for (Object value : option.type().getEnumConstants()) {
            assertThat(String.join(" ", option.description()))
                .as(option.longestName())
                .containsPattern("(?<![\\w-])(?i:" + value + ")(?![\\w-])");
          }
        }
      }
    }
    assertThat(found).isGreaterThanOrEqualTo(4);
  }

  @Test
  void printsItsVersion() {
    int exitCode = run(Map.of(), "--version");

    assertThat(exitCode).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8))
        .startsWith("bss-simulator ")
        .contains("BssOpenApi 2017-12-14");
  }

  private int run(Map<String, String> environment, String... arguments) {
    return SimulatorCommand.run(
        arguments, environment, new PrintStream(out, true), new PrintStream(err, true));
  }
}
