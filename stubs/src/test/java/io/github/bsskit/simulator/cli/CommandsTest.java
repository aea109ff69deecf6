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

/** The commands beside starting: what they print, and what they say to people who err. */
class CommandsTest {

  private static final String CLIENTS =
      "java-v1 or java-v2 or java-async or node or node-pop or python or go or shell";
  private static final String PERMANENT =
      "testid, deniedid, inactiveid, agencyid, plainid (see env --help)";

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @TempDir private Path directory;

  /** For Python and Go nothing else is tried: their SDKs are not run here. */
  @ParameterizedTest
  @EnumSource
  void envTellsEndpointProtocolAndKey(SdkClient client) {
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
  void envTakesTheSecretFromTheWorldAndQuotesIt(SdkClient client) throws Exception {
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
    assertThat(out()).containsPattern("\\R  env +Prints").containsPattern("\\R  health +Asks");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "env                       | --client is missing; write " + CLIENTS + " (see env --help)",
        "env --client ruby         | --client is \"ruby\"; write " + CLIENTS + " (see env --help)",
        "env --client go --key me  | --key me is not in the world; name one of " + PERMANENT,
        "env --client go --key STS.testsub | --key STS.testsub needs a security token as well;"
            + " name another of "
            + PERMANENT,
        "env --client go --world nil | nil: does not exist or is no file; name one that does"
            + " (see env --help)",
        "env --client go --url 8080 | --url is \"8080\"; write one like http://127.0.0.1:8080,"
            + " without a path (see env --help)",
        "--port 1 health           | --port is for starting the simulator, and not for health;"
            + " leave it out, or write it after health (see --help)",
        "health --url ftp://a      | --url is \"ftp://a\"; write one like http://127.0.0.1:8080,"
            + " without a path (see health --help)",
        "health --url http://a/b   | --url is \"http://a/b\"; write one like"
            + " http://127.0.0.1:8080, without a path (see health --help)",
        "health now                | unknown argument now (see health --help)",
      })
  void mistakesAreToldInOneLine(String arguments, String line) {
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
              "ready, version \\(unpackaged\\), spec sha256:[0-9a-f]{64}, signatures strict\\R");
    }
  }

  @Test
  void healthOfASimulatorElsewhereNeedsItsToken() throws Exception {
    try (BssSimulator simulator =
        BssSimulator.start(new Settings().host("0.0.0.0").adminToken("sesame"))) {
      InetAddress address = RemoteCaller.address();
      String host = address.getHostAddress();
      String url =
          "http://%s:%d".formatted(host.contains(":") ? "[" + host + "]" : host, simulator.port());

      assertThat(run("health", "--url", url)).isEqualTo(1);
      assertThat(err())
          .contains(": the control API is for calls from this machine")
          .hasLineCount(1);
      assertThat(run("health", "--url", url, "--admin-token", "sesame")).isZero();
    }
  }

  @Test
  void healthOfNobodyIsExitCode1() throws Exception {
    int free;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      free = socket.getLocalPort();
    }

    assertThat(run("health", "--url", "http://127.0.0.1:" + free)).isEqualTo(1);
    assertThat(err())
        .isEqualTo(
            "bss-simulator: http://127.0.0.1:%d: nothing answers there; start the simulator, or name its address with --url%n"
                .formatted(free));
  }

  @ParameterizedTest
  @ValueSource(strings = {"<html>", "{}", "[]", "", "{\"status\":\"healthy\"}"})
  void healthOfAnotherServerIsExitCode1(String body) throws Exception {
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
      assertThat(err()).contains("what listens there is no simulator").hasLineCount(1);
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
