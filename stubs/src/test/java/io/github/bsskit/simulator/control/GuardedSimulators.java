package io.github.bsskit.simulator.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bsskit.simulator.BssSimulator;
import io.github.bsskit.simulator.Settings;
import io.github.bsskit.simulator.testing.Response;
import java.net.InetAddress;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;

/**
 * Two simulators that other machines reach, one of them with a token, each with a fault armed. Each
 * test class has its own, since classes run concurrently.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class GuardedSimulators {

  static final String TOKEN = "open-Sesame~1";
  static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

  BssSimulator closed;
  BssSimulator guarded;

  @BeforeAll
  void start() {
    closed = BssSimulator.start(new Settings().host("0.0.0.0"));
    guarded = BssSimulator.start(new Settings().host("0.0.0.0").adminToken(TOKEN));
  }

  @AfterAll
  void stop() {
    closed.close();
    guarded.close();
  }

  @BeforeEach
  void armAFault() {
    for (BssSimulator simulator : new BssSimulator[] {closed, guarded}) {
      simulator.reset();
      simulator.faults().on("CreateResourcePackage").returnError("InternalError");
    }
  }

  static boolean isReset(BssSimulator simulator) {
    return simulator.faults().armed().isEmpty();
  }

  static void assertThatProblem(Response response, int status, String detail) {
    assertThat(response.status()).as(response.toString()).isEqualTo(status);
    assertThat(response.header("Content-Type")).isEqualTo("application/problem+json");
    assertThat(response.member("detail")).contains(detail);
  }

  /** A request to a loopback address that closes the connection after the response. */
  static String requestTo(String method, String target, String body, String... headers) {
    return "%s %s HTTP/1.1\nHost: 127.0.0.1:8080\nConnection: close\nContent-Length: %d\n%s\n%s"
        .formatted(
            method,
            target,
            body.length(),
            headers.length == 0 ? "" : String.join("\n", headers) + "\n",
            body);
  }
}
