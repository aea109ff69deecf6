package io.github.bsskit.simulator.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bsskit.simulator.BssSimulator;
import io.github.bsskit.simulator.Settings;
import io.github.bsskit.simulator.testing.ControlCaller;
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

/** The clock can be put forward, and everything that depends on time sees it. */
@Tag("http")
class ClockAdvanceTest {

  private static final Instant NOW = Instant.parse("2026-11-22T08:00:00Z");
  private static final SettableClock CLOCK = new SettableClock(NOW);

  private static BssSimulator simulator;
  private static ControlCaller control;

  @BeforeAll
  static void start() {
    simulator = BssSimulator.start(new Settings().clock(CLOCK));
    control = new ControlCaller(simulator.url());
  }

  @BeforeEach
  void forget() {
    CLOCK.set(NOW);
    simulator.reset();
  }

  @AfterAll
  static void stop() {
    simulator.close();
  }

  @Test
  void responseHasTheNewTime() throws Exception {
    Response first = advance(90);
    Response second = advance(30);

    assertThat(first.status()).isEqualTo(200);
    assertThat(first.header("Content-Type")).isEqualTo("application/json");
    assertThat(first.text()).isEqualTo("{\"now\":\"2026-11-22T08:01:30Z\",\"frozen\":false}");
    assertThat(second.text()).isEqualTo("{\"now\":\"2026-11-22T08:02:00Z\",\"frozen\":false}");
  }

  @Test
  void clockGoesOnAfterwards() throws Exception {
    advance(60);
    CLOCK.advance(Duration.ofSeconds(5));

    Response response = advance(1);

    assertThat(response.text()).isEqualTo("{\"now\":\"2026-11-22T08:01:06Z\",\"frozen\":false}");
  }

  @Test
  void signatureGetsTooOld() throws Exception {
    advance(901);

    Response tooOld = order(NOW);
    Response inTime = order(NOW.plusSeconds(901));

    assertThat(tooOld.outcome()).isEqualTo("400 InvalidTimeStamp.Expired");
    assertThat(inTime.outcome()).isEqualTo("200 Success");
  }

  @Test
  void nonceIsForgottenInTime() throws Exception {
    Response first = quota(NOW, "once");
    Response replay = quota(NOW, "once");
    // Signatures are good for 31 minutes before and after, so nonces are kept for 62, and longer
    // until the next call.
    advance(62 * 60);
    Response meanwhile = quota(NOW.plusSeconds(62 * 60), "another");
    advance(62 * 60);

    Response again = quota(NOW.plusSeconds(2 * 62 * 60), "once");

    assertThat(first.outcome()).isEqualTo("200 200");
    assertThat(replay.outcome()).isEqualTo("400 SignatureNonceUsed");
    assertThat(meanwhile.outcome()).isEqualTo("400 -303");
    assertThat(again.outcome()).isEqualTo("400 -303");
  }

  @Test
  void rateWindowPasses() throws Exception {
    for (int call = 1; call <= 100; call++) {
      assertThat(order(NOW).outcome()).isEqualTo("200 Success");
    }
    advance(59);
    Response justBefore = order(NOW);
    advance(1);

    Response after = order(NOW);

    assertThat(justBefore.outcome()).isEqualTo("400 Throttling.User");
    assertThat(justBefore.header("x-acs-retry-after")).isEqualTo("1000");
    assertThat(after.outcome()).isEqualTo("200 Success");
  }

  @Test
  void ordersAreOfTheNewDay() throws Exception {
    Response today = order(NOW);
    advance(24 * 60 * 60);

    Response tomorrow = order(NOW.plus(Duration.ofDays(1)));

    assertThat(today.member("OrderId")).startsWith("20261122");
    assertThat(tomorrow.member("OrderId")).startsWith("20261123");
    assertThat(simulator.orders().get(1).orderedAt()).isEqualTo("2026-11-23T08:00:00Z");
  }

  @Test
  void clockDoesNotPassTheYear9000() throws Exception {
    CLOCK.set(Instant.parse("8999-12-31T23:59:50Z"));

    Response tooFar = advance(11);
    Response farEnough = advance(10);

    assertThat(tooFar.status()).isEqualTo(400);
    assertThat(tooFar.member("detail"))
        .isEqualTo(
            "invalid seconds 11: the new time is after the year 8999; POST /__admin/bss/reset"
                + " first");
    assertThat(farEnough.text()).isEqualTo("{\"now\":\"9000-01-01T00:00:00Z\",\"frozen\":false}");
  }

  private static Response advance(int seconds) throws Exception {
    return control.post("/__admin/bss/clock/advance", "{\"seconds\":" + seconds + "}");
  }

  private static Response quota(Instant signedAt, String nonce) throws Exception {
    return TestCall.quota("V3").at(signedAt).nonce(nonce).send(simulator.url());
  }

  private static Response order(Instant signedAt) throws Exception {
    return TestCall.resourcePackage("V3").at(signedAt).send(simulator.url());
  }
}
