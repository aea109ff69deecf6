package io.github.bsskit.host;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bsskit.testing.Answer;
import io.github.bsskit.testing.ControlCaller;
import io.github.bsskit.testing.SettableClock;
import io.github.bsskit.testing.TestCall;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The clock can be put forward, and everything that depends on time sees it. */
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
  void newTimeIsTold() throws Exception {
    Answer first = advance(90);
    Answer second = advance(30);

    assertThat(first.status()).isEqualTo(200);
    assertThat(first.header("Content-Type")).isEqualTo("application/json");
    assertThat(first.text()).isEqualTo("{\"now\":\"2026-11-22T08:01:30Z\",\"frozen\":false}");
    assertThat(second.text()).isEqualTo("{\"now\":\"2026-11-22T08:02:00Z\",\"frozen\":false}");
  }

  @Test
  void clockGoesOnAfterwards() throws Exception {
    advance(60);
    CLOCK.advance(Duration.ofSeconds(5));

    Answer answer = advance(1);

    assertThat(answer.text()).isEqualTo("{\"now\":\"2026-11-22T08:01:06Z\",\"frozen\":false}");
  }

  @Test
  void signatureGetsTooOld() throws Exception {
    advance(901);

    Answer tooOld = order(NOW);
    Answer inTime = order(NOW.plusSeconds(901));

    assertThat(tooOld.outcome()).isEqualTo("400 InvalidTimeStamp.Expired");
    assertThat(inTime.outcome()).isEqualTo("200 Success");
  }

  @Test
  void nonceIsForgottenInTime() throws Exception {
    Answer first = quota(NOW, "once");
    Answer replay = quota(NOW, "once");
    // Signatures are good for 31 minutes before and after, so nonces are kept for 62, and longer
    // until somebody calls.
    advance(62 * 60);
    Answer meanwhile = quota(NOW.plusSeconds(62 * 60), "another");
    advance(62 * 60);

    Answer again = quota(NOW.plusSeconds(2 * 62 * 60), "once");

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
    Answer justBefore = order(NOW);
    advance(1);

    Answer after = order(NOW);

    assertThat(justBefore.outcome()).isEqualTo("400 Throttling.User");
    assertThat(justBefore.header("x-acs-retry-after")).isEqualTo("1000");
    assertThat(after.outcome()).isEqualTo("200 Success");
  }

  @Test
  void ordersAreOfTheNewDay() throws Exception {
    Answer today = order(NOW);
    advance(24 * 60 * 60);

    Answer tomorrow = order(NOW.plus(Duration.ofDays(1)));

    assertThat(today.member("OrderId")).startsWith("20261122");
    assertThat(tomorrow.member("OrderId")).startsWith("20261123");
    assertThat(simulator.orders().get(1).orderedAt()).isEqualTo("2026-11-23T08:00:00Z");
  }

  @Test
  void clockDoesNotPassTheYear9000() throws Exception {
    CLOCK.set(Instant.parse("8999-12-31T23:59:50Z"));

    Answer tooFar = advance(11);
    Answer farEnough = advance(10);

    assertThat(tooFar.status()).isEqualTo(400);
    assertThat(tooFar.member("detail"))
        .isEqualTo(
            "member seconds is 11, which is past the year 9000; POST /__admin/bss/reset first");
    assertThat(farEnough.text()).isEqualTo("{\"now\":\"9000-01-01T00:00:00Z\",\"frozen\":false}");
  }

  private static Answer advance(int seconds) throws Exception {
    return control.post("/__admin/bss/clock/advance", "{\"seconds\":" + seconds + "}");
  }

  private static Answer quota(Instant signedAt, String nonce) throws Exception {
    return TestCall.quota("V3").at(signedAt).nonce(nonce).send(simulator.url());
  }

  private static Answer order(Instant signedAt) throws Exception {
    return TestCall.resourcePackage("V3").at(signedAt).send(simulator.url());
  }
}
