package io.github.bsskit.simulator.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bsskit.simulator.BssSimulator;
import io.github.bsskit.simulator.testing.Response;
import io.github.bsskit.simulator.testing.TestCall;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A call is V3 only by its Authorization header; V1 clients also send V3 headers. */
@Tag("http")
class SignatureStyleTest {

  private BssSimulator simulator;

  @BeforeEach
  void start() {
    simulator = BssSimulator.start();
  }

  @AfterEach
  void stop() {
    simulator.close();
  }

  @Test
  void actionOfAV1CallMayBeInAHeader() throws Exception {
    TestCall call =
        TestCall.quota("V1")
            .with("Action", null)
            .tampered("x-acs-action", "CreateResellerUserQuota");

    Response response = call.send(simulator.url());

    assertThat(response.outcome()).isEqualTo("200 200");
  }

  @Test
  void anotherAuthorizationIsIgnoredForV1() throws Exception {
    TestCall call = TestCall.quota("V1").tampered("Authorization", "ACS something:else");

    Response response = call.send(simulator.url());

    assertThat(response.outcome()).isEqualTo("200 200");
  }
}
