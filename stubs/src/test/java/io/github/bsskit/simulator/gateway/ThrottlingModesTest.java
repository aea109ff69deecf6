package io.github.bsskit.simulator.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bsskit.simulator.BssSimulator;
import io.github.bsskit.simulator.Settings;
import io.github.bsskit.simulator.api.ThrottlingMode;
import io.github.bsskit.simulator.testing.Response;
import io.github.bsskit.simulator.testing.SettableClock;
import io.github.bsskit.simulator.testing.TestCall;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Calls above the limits, in each throttling mode. */
@Tag("http")
class ThrottlingModesTest {

  @ParameterizedTest
  @CsvSource({
    "DOCUMENTED,  400 Throttling.User",
    "HTTP429,     429 Throttling.User",
    "ALL,         400 Throttling.User",
    "ALL_HTTP429, 429 Throttling.User",
    "OFF,         200 Success"
  })
  void resourcePackageAboveTheLimitGetsThisResponse(ThrottlingMode mode, String outcome)
      throws Exception {
    try (BssSimulator simulator = BssSimulator.start(new Settings().throttling(mode))) {
      for (int call = 1; call <= 100; call++) {
        Response response = TestCall.resourcePackage("V3").send(simulator.url());
        assertThat(response.outcome()).isEqualTo("200 Success");
      }

      Response response = TestCall.resourcePackage("V3").send(simulator.url());

      assertThat(response.outcome()).isEqualTo(outcome);
    }
  }

  /** The quota page states 10 calls in 1 s; the operation's own page states no limit (M). */
  @ParameterizedTest
  @CsvSource({
    "DOCUMENTED,  200 200",
    "HTTP429,     200 200",
    "ALL,         400 Throttling.User",
    "ALL_HTTP429, 429 Throttling.User",
    "OFF,         200 200"
  })
  void quotaAboveTheLimitOfTheQuotaPageGetsThisResponse(ThrottlingMode mode, String outcome)
      throws Exception {
    SettableClock clock = new SettableClock(Instant.parse("2026-11-22T08:00:00Z"));
    Settings settings = new Settings().throttling(mode).clock(clock);
    try (BssSimulator simulator = BssSimulator.start(settings)) {
      for (int call = 1; call <= 10; call++) {
        assertThat(quota(simulator, clock, call).outcome()).isEqualTo("200 200");
      }

      Response eleventh = quota(simulator, clock, 11);
      clock.advance(Duration.ofSeconds(1));
      Response later = quota(simulator, clock, 12);

      assertThat(eleventh.outcome()).isEqualTo(outcome);
      assertThat(eleventh.header("x-acs-retry-after"))
          .isEqualTo(outcome.startsWith("200") ? "" : "1000");
      assertThat(later.outcome()).isEqualTo("200 200");
    }
  }

  private static Response quota(BssSimulator simulator, SettableClock clock, int call)
      throws Exception {
    return TestCall.quota("V1")
        .with("OwnerId", String.valueOf(239_000_000 + call))
        .at(clock.instant())
        .send(simulator.url());
  }
}
