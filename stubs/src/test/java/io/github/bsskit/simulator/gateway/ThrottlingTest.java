package io.github.bsskit.simulator.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bsskit.simulator.BssSimulator;
import io.github.bsskit.simulator.Settings;
import io.github.bsskit.simulator.testing.Response;
import io.github.bsskit.simulator.testing.SettableClock;
import io.github.bsskit.simulator.testing.TestCall;
import io.github.bsskit.simulator.testing.TestKey;
import io.github.bsskit.simulator.testing.TestSimulators;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The documented rate: CreateResourcePackage, 100 calls in 60 seconds for an account. */
@Tag("http")
@Tag("stores")
class ThrottlingTest {

  private static final Instant NOW = Instant.parse("2026-11-22T08:00:00Z");
  private static final SettableClock CLOCK = new SettableClock(NOW);
  private static BssSimulator simulator;

  @BeforeAll
  static void start() {
    simulator = TestSimulators.start(new Settings().clock(CLOCK));
  }

  @AfterAll
  static void stop() {
    simulator.close();
  }

  @BeforeEach
  void useUpTheRate() throws Exception {
    CLOCK.set(NOW);
    simulator.reset();
    for (int call = 1; call <= 100; call++) {
      assertThat(order(TestKey.RESELLER).outcome()).isEqualTo("200 Success");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"JSON", "XML"})
  void callAboveTheLimitIsRejectedWithTheTimeToRetry(String format) throws Exception {
    CLOCK.advance(Duration.ofSeconds(20));

    Response response =
        TestCall.resourcePackage("V1")
            .with("Format", format)
            .at(CLOCK.instant())
            .send(simulator.url());

    // 2026-11-22T08:01:00Z in milliseconds.
    String rate = "Limit:100,Remain:0,TimeLeft:40000,Reset:1795334460000";
    assertThat(response.outcome()).isEqualTo("400 Throttling.User");
    assertThat(response.member("Message"))
        .isEqualTo("Request was denied due to user flow control.");
    assertThat(response.header("x-acs-retry-after")).isEqualTo("40000");
    assertThat(response.header("X-RateLimit-User")).isEqualTo(rate);
    assertThat(response.header("X-RateLimit-User-API")).isEqualTo(rate);
    assertThat(simulator.orders()).hasSize(100);
  }

  @Test
  void responseWithinTheRateHasNoRateHeaders() throws Exception {
    CLOCK.advance(Duration.ofSeconds(60));

    Response response = order(TestKey.RESELLER);

    assertThat(response.headers())
        .doesNotContainKeys("x-acs-retry-after", "x-ratelimit-user", "x-ratelimit-user-api");
  }

  @Test
  void callIsAdmittedAgainAfterTheWindow() throws Exception {
    CLOCK.advance(Duration.ofSeconds(60).minusMillis(1));
    Response justBefore = order(TestKey.RESELLER);
    CLOCK.advance(Duration.ofMillis(1));

    Response after = order(TestKey.RESELLER);

    assertThat(justBefore.outcome()).isEqualTo("400 Throttling.User");
    assertThat(justBefore.header("x-acs-retry-after")).isEqualTo("1");
    assertThat(after.outcome()).isEqualTo("200 Success");
  }

  @Test
  void otherKeyOfTheSameAccountIsThrottledToo() throws Exception {
    Response response = order(TestKey.TEMPORARY);

    assertThat(response.outcome()).isEqualTo("400 Throttling.User");
  }

  @Test
  void otherAccountIsNotAffected() throws Exception {
    Response response =
        TestCall.resourcePackage("V1")
            .key(TestKey.AGENCY)
            .with("OwnerId", "238000001")
            .at(CLOCK.instant())
            .send(simulator.url());

    assertThat(response.outcome()).isEqualTo("200 Success");
  }

  @Test
  void otherOperationHasNoLimit() throws Exception {
    for (int call = 1; call <= 101; call++) {
      String owner = String.valueOf(239_000_000 + call);

      Response response =
          TestCall.quota("V1").with("OwnerId", owner).at(CLOCK.instant()).send(simulator.url());

      assertThat(response.outcome()).isEqualTo("200 200");
    }
  }

  @Test
  void unauthenticatedCallsDoNotUseUpTheRate() throws Exception {
    CLOCK.advance(Duration.ofSeconds(60));
    for (int call = 1; call <= 101; call++) {
      assertThat(order(TestKey.RESELLER.withSecret("guessed")).outcome())
          .isEqualTo("400 SignatureDoesNotMatch");
    }

    Response response = order(TestKey.RESELLER);

    assertThat(response.outcome()).isEqualTo("200 Success");
  }

  private static Response order(TestKey key) throws Exception {
    return TestCall.resourcePackage("V3").key(key).at(CLOCK.instant()).send(simulator.url());
  }
}
