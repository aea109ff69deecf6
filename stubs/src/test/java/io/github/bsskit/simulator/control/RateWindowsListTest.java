package io.github.bsskit.simulator.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bsskit.simulator.BssSimulator;
import io.github.bsskit.simulator.Settings;
import io.github.bsskit.simulator.api.ThrottlingMode;
import io.github.bsskit.simulator.testing.ControlCaller;
import io.github.bsskit.simulator.testing.SettableClock;
import io.github.bsskit.simulator.testing.TestCall;
import io.github.bsskit.simulator.testing.TestSimulators;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Who has called how often can be asked for. */
@Tag("http")
@Tag("stores")
class RateWindowsListTest {

  private static final String RATES = "/__admin/bss/rate-windows";
  private static final Instant NOON = Instant.parse("2030-01-01T12:00:00Z");

  private final SettableClock clock = new SettableClock(NOON);

  private void order(BssSimulator simulator, int times) throws Exception {
    for (int call = 0; call < times; call++) {
      TestCall.resourcePackage("V3").at(clock.instant()).send(simulator.url());
    }
  }

  @Test
  void callsCountForTheDocumentedMinute() throws Exception {
    try (BssSimulator simulator = TestSimulators.start(new Settings().clock(clock))) {
      ControlCaller control = new ControlCaller(simulator.url());
      order(simulator, 99);
      String almost = control.get(RATES).text();
      clock.advance(Duration.ofSeconds(10));
      order(simulator, 2);
      String full = control.get(RATES).text();
      clock.advance(Duration.ofSeconds(50));

      assertThat(almost)
          .isEqualTo(
              "{\"enforced\":true,\"windows\":[{\"account\":100000001,\"action\":\"CreateResourcePackage\",\"used\":99,\"limit\":100,\"seconds\":60}]}");
      assertThat(full).contains("\"used\":100", "\"roomAt\":\"2030-01-01T12:01:00Z\"");
      assertThat(control.get(RATES).text()).contains("\"used\":1,").doesNotContain("roomAt");
      control.post(RATES + "/refill");
      assertThat(control.get(RATES).text()).isEqualTo("{\"enforced\":true,\"windows\":[]}");
    }
  }

  @Test
  void isEmptyWithoutLimits() throws Exception {
    Settings settings = new Settings().clock(clock).throttling(ThrottlingMode.OFF);
    try (BssSimulator simulator = TestSimulators.start(settings)) {
      order(simulator, 1);

      assertThat(new ControlCaller(simulator.url()).get(RATES).text())
          .isEqualTo("{\"enforced\":false,\"windows\":[]}");
    }
  }
}
