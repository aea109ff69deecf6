package io.github.bsskit.simulator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An address or a port on which the simulator cannot listen is named, with the fix. */
class ListeningErrorsTest {

  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--host no.such.host.invalid --port 18500 | cannot listen on no.such.host.invalid port"
            + " 18500: the host is unknown; use an address of this machine such as 127.0.0.1, or"
            + " 0.0.0.0 for all",
        "--host 192.0.2.1 --port 18500 | cannot listen on 192.0.2.1 port 18500: it is not an"
            + " address of this machine; use one such as 127.0.0.1, or 0.0.0.0 for all",
        "--host 2001:db8::1 --port 0 --https-port 0 | cannot listen on [2001:db8::1] port 0: it is"
            + " not an address of this machine; use one such as 127.0.0.1, or 0.0.0.0 for all",
        "--host=[fe80::1%nope] --port 0 | cannot listen on [fe80::1%nope] port 0: the host is"
            + " unknown; use an address of this machine such as 127.0.0.1, or 0.0.0.0 for all"
      })
  void namesTheHost(String arguments, String line) {
    int exitCode = run(arguments.split(" "));

    assertThat(exitCode).isEqualTo(2);
    assertThat(err.toString(StandardCharsets.UTF_8))
        .isEqualTo("bss-simulator: " + line + System.lineSeparator());
  }

  @ParameterizedTest
  @CsvSource({
    "--port=%d, ''",
    "--port=%d --https-port=0, ''",
    "--port=0 --https-port=%d, ' for HTTPS'",
    "--port=0 --https-port=%d --host=localhost, ' for HTTPS'"
  })
  void namesThePortThatIsTaken(String arguments, String protocol) throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      int port = taken.getLocalPort();
      int exitCode = run(arguments.formatted(port).split(" "));

      assertThat(exitCode).isEqualTo(2);
      assertThat(err.toString(StandardCharsets.UTF_8))
          .isEqualTo(
              "bss-simulator: cannot listen on %s port %d%s: Address already in use; use another port, or 0 for a free one%n"
                  .formatted(
                      arguments.contains("localhost") ? "localhost" : "127.0.0.1", port, protocol));
    }
  }

  @Test
  void closesThePortsItGotIfAnotherIsTaken() throws Exception {
    InetAddress loopback = InetAddress.getByName("127.0.0.1");
    try (ServerSocket taken = new ServerSocket(0, 1, loopback)) {
      int free;
      try (ServerSocket other = new ServerSocket(0, 1, loopback)) {
        free = other.getLocalPort();
      }

      run("--port", "" + free, "--https-port", "" + taken.getLocalPort());

      new ServerSocket(free, 1, loopback).close();
    }
  }

  private int run(String... arguments) {
    return SimulatorCommand.run(
        arguments,
        Map.of(),
        new PrintStream(new ByteArrayOutputStream()),
        new PrintStream(err, true));
  }
}
