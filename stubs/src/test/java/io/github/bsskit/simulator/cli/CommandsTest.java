package io.github.bsskit.simulator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.github.bsskit.simulator.BssSimulator;
import io.github.bsskit.simulator.Settings;
import io.github.bsskit.simulator.testing.RemoteCaller;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Commands other than starting: their output and their error messages. */
class CommandsTest {

  private static final String CLIENTS =
      "java-v1 or java-v2 or java-async or node or node-pop or python or go or shell";
  private static final String PERMANENT =
      "testid, deniedid, inactiveid, agencyid, plainid (see env --help)";

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @TempDir private Path directory;

  /** The lines for Python and Go are not run: their SDKs are not available here. */
  @ParameterizedTest
  @EnumSource
  void envPrintsEndpointProtocolAndKey(SdkClient client) {
    int exitCode = run("env", "--client", client.toString(), "--url", "http://localhost:18080");

    assertThat(exitCode).isZero();
    assertThat(out())
        .contains("localhost:18080", "\"testid\"", "\"testsecret\"")
        .containsPattern("(?i)\"http[\":]|ProtocolType\\.HTTP\\)")
        .doesNotContain("@endpoint", "@protocol", "@PROTOCOL", "@key", "@secret");
    assertThat(out()).matches("(?s)(//|#) .*");
    assertThat(err.size()).isZero();
  }

  @ParameterizedTest
  @EnumSource
  void envReadsTheSecretFromTheWorldAndEscapesIt(SdkClient client) throws Exception {
    Path world = directory.resolve("world.yaml");
    String builtIn =
        Files.readString(Path.of("src/main/resources/io/github/bsskit/simulator/world/world.yaml"));
    Files.writeString(world, builtIn.replace("testsecret", "'a\"b\\c'"));

    int exitCode = run("env", "--client", client.toString(), "--world", world.toString());

    assertThat(exitCode).as(err()).isZero();
    assertThat(out()).contains("127.0.0.1:8080", "\"a\\\"b\\\\c\"");
  }

  @Test
  void helpListsTheCommands() {
    assertThat(run("--help")).isZero();
    assertThat(out()).containsPattern("\\R  env +Prints").containsPattern("\\R  health +Checks");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "env                       | missing --client: use " + CLIENTS + " (see env --help)",
        "env --client ruby         | invalid --client \"ruby\": use "
            + CLIENTS
            + " (see env --help)",
        "env --client go --key me  | unknown --key \"me\": use one of " + PERMANENT,
        "env --client go --key STS.testsub | --key \"STS.testsub\" needs a security token:"
            + " use one of "
            + PERMANENT,
        "env --client go --world nil | nil: does not exist or is not a file: use an existing file",
        "env --client go --url 8080 | invalid --url \"8080\": use an address such as"
            + " http://127.0.0.1:8080, without a path (see env --help)",
        "--port 1 health           | --port applies to starting the simulator, not to health:"
            + " remove it, or write it after health (see --help)",
        "health --url ftp://a      | invalid --url \"ftp://a\": use an address such as"
            + " http://127.0.0.1:8080, without a path (see health --help)",
        "health --url http://a/b   | invalid --url \"http://a/b\": use an address such as"
            + " http://127.0.0.1:8080, without a path (see health --help)",
        "health now                | unknown argument now (see health --help)",
      })
  void reportsInvalidArgumentsInOneLine(String arguments, String line) {
    int exitCode = run(arguments.split(" "));

    assertThat(err()).isEqualTo("bss-simulator: " + line + System.lineSeparator());
    assertThat(exitCode).isEqualTo(2);
    assertThat(out.size()).isZero();
  }

  @Test
  void healthOfARunningSimulatorIsOneLine() {
    try (BssSimulator simulator = BssSimulator.start()) {
      int exitCode = run("health", "--url", simulator.url() + "/");

      assertThat(exitCode).as(err()).isZero();
      assertThat(out())
          .matches(
              "ready, version \\(unpackaged\\), spec sha256:[0-9a-f]{64}, signatures strict, name"
                  + " \\S+:"
                  + simulator.port()
                  + ", store memory\\R");
    }
  }

  @Test
  void healthIgnoresWhatAContainerPlatformSets() {
    try (BssSimulator simulator = BssSimulator.start(new Settings().host("[::1]"))) {
      int exitCode =
          SimulatorCommand.run(
              new String[] {"health"},
              Map.of(
                  "BSSKIT_PORT", "tcp://10.0.0.1:8080", "BSSKIT_URL", simulator.url().toString()),
              new PrintStream(out, true),
              new PrintStream(err, true));

      assertThat(exitCode).as(err()).isZero();
      assertThat(simulator.url()).hasHost("[::1]");
      assertThat(err.size()).isZero();
    }
  }

  @Test
  void healthRejectsATokenThatCannotBeSent() {
    assertThat(run("health", "--admin-token", "a\nb")).isEqualTo(1);
    assertThat(err())
        .startsWith("bss-simulator: the admin token has a character that is not allowed")
        .hasLineCount(1);
  }

  @Test
  void healthOfASimulatorOnAnotherMachineNeedsItsToken() throws Exception {
    try (BssSimulator simulator =
        BssSimulator.start(new Settings().host("0.0.0.0").adminToken("sesame"))) {
      InetAddress address = RemoteCaller.address();
      String host = address.getHostAddress();
      String url =
          "http://%s:%d".formatted(host.contains(":") ? "[" + host + "]" : host, simulator.port());

      assertThat(run("health", "--url", url)).isEqualTo(1);
      assertThat(err())
          .contains(": /__admin accepts only requests from this machine")
          .hasLineCount(1);
      assertThat(run("health", "--url", url, "--admin-token", "sesame")).isZero();
    }
  }

  @Test
  void healthWithoutAServerReturns1() throws Exception {
    int free;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      free = socket.getLocalPort();
    }

    assertThat(run("health", "--url", "http://127.0.0.1:" + free)).isEqualTo(1);
    assertThat(err())
        .isEqualTo(
            "bss-simulator: no response from http://127.0.0.1:%d; start the simulator, or set its address with --url%n"
                .formatted(free));
  }

  @ParameterizedTest
  @ValueSource(strings = {"<html>", "{}", "[]", "", "{\"status\":\"healthy\"}"})
  void healthOfAnotherServerReturns1(String body) throws Exception {
    HttpServer other = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    other.createContext(
        "/",
        exchange -> {
          byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, bytes.length == 0 ? -1 : bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
    other.start();
    try {
      int exitCode = run("health", "--url", "http://127.0.0.1:" + other.getAddress().getPort());

      assertThat(exitCode).isEqualTo(1);
      assertThat(err()).contains("is not a simulator; set its address with --url").hasLineCount(1);
    } finally {
      other.stop(0);
    }
  }

  private String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  private String err() {
    return err.toString(StandardCharsets.UTF_8);
  }

  private int run(String... arguments) {
    return SimulatorCommand.run(
        arguments, Map.of(), new PrintStream(out, true), new PrintStream(err, true));
  }
}
