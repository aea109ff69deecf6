package io.github.bsskit.simulator.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bsskit.simulator.BssSimulator;
import io.github.bsskit.simulator.Settings;
import io.github.bsskit.simulator.testing.Response;
import io.github.bsskit.simulator.testing.SettableClock;
import io.github.bsskit.simulator.testing.TestCall;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The window and the format of the time of a signature. */
@Tag("http")
class SignatureTimeTest {

  private static final Instant NOW = Instant.parse("2026-02-28T12:00:00Z");
  private static final SettableClock CLOCK = new SettableClock(NOW);
  private static BssSimulator simulator;

  @BeforeAll
  static void start() {
    simulator = BssSimulator.start(new Settings().clock(CLOCK));
  }

  @AfterAll
  static void stop() {
    simulator.close();
  }

  @BeforeEach
  void forget() {
    CLOCK.set(NOW);
    simulator.reset();
  }

  @ParameterizedTest(name = "{0}, {1} from now")
  @CsvSource({
    "V1, PT0S",
    "V1, PT31M",
    "V1, -PT31M",
    "V1, PT16M",
    "V3, PT0S",
    "V3, PT15M",
    "V3, -PT15M",
  })
  void timeWithinTheWindowIsAccepted(String scheme, Duration offset) throws Exception {
    TestCall call = TestCall.quota(scheme).at(NOW.plus(offset));

    Response response = call.send(simulator.url());

    assertThat(response.outcome()).isEqualTo("200 200");
  }

  @ParameterizedTest(name = "{0}, {1} from now")
  @CsvSource({
    "V1, PT31M1S", "V1, -PT31M1S", "V1, P365D", "V1, -P36500D",
    "V3, PT15M1S", "V3, -PT15M1S", "V3, PT31M", "V3, P365D",
  })
  void timeBeyondTheWindowIsExpired(String scheme, Duration offset) throws Exception {
    TestCall call = TestCall.quota(scheme).at(NOW.plus(offset));

    Response response = call.send(simulator.url());

    assertThat(response.outcome()).isEqualTo("400 InvalidTimeStamp.Expired");
  }

  @Test
  void fractionOfTheServersSecondCounts() throws Exception {
    TestCall call = TestCall.quota("V1").at(NOW.minus(Duration.ofMinutes(31)));
    CLOCK.advance(Duration.ofMillis(1));

    Response response = call.send(simulator.url());

    assertThat(response.outcome()).isEqualTo("400 InvalidTimeStamp.Expired");
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource({
    "V1, 2026-02-28T12:00:00.000Z",
    "V1, 2026-02-28T12:00:00+00:00",
    "V1, 2026-02-28T12:00:00",
    "V1, 2026-02-28T12:00Z",
    "V1, 2026-02-28 12:00:00Z",
    "V1, 2026-02-28t12:00:00z",
    "V1, 2026-2-28T12:00:00Z",
    "V1, 2026-02-30T12:00:00Z",
    "V1, 2026-02-28T24:00:00Z",
    "V1, 2026-02-28T12:00:60Z",
    "V1, 20260228T120000Z",
    "V1, 1772280000",
    "V1, 'Sat, 28 Feb 2026 12:00:00 GMT'",
    "V1, ' 2026-02-28T12:00:00Z'",
    "V1, +2026-02-28T12:00:00Z",
    "V1, ２０２６-02-28T12:00:00Z",
    "V1, now",
    "V3, 2026-02-28T12:00:00.000Z",
    "V3, 2026-02-28T12:00:00+00:00",
    "V3, 20260228T120000Z",
    "V3, 'Sat, 28 Feb 2026 12:00:00 GMT'",
    "V3, now",
  })
  void timeInAnyOtherFormatIsRejected(String scheme, String text) throws Exception {
    TestCall call = TestCall.quota(scheme).at(text);

    Response response = call.send(simulator.url());

    assertThat(response.outcome()).isEqualTo("400 InvalidTimeStamp.Format");
  }
}
