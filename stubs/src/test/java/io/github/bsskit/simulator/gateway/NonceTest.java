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
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A nonce is valid for one call of a key, as long as its signature could be replayed. */
@Tag("http")
@Tag("stores")
class NonceTest {

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
  void forget() {
    CLOCK.set(NOW);
    simulator.reset();
  }

  @ParameterizedTest(name = "{0}, then {1}")
  @CsvSource({"V1, V1", "V3, V3", "V1, V3", "V3, V1"})
  void secondCallWithANonceIsRejected(String first, String second) throws Exception {
    orders(first, "n-1", NOW);

    Response response = TestCall.resourcePackage(second).nonce("n-1").at(NOW).send(simulator.url());

    assertThat(response.outcome()).isEqualTo("400 SignatureNonceUsed");
    assertThat(simulator.orders()).hasSize(1);
  }

  @Test
  void nonceIsSharedByAllOperations() throws Exception {
    orders("V1", "n-1", NOW);

    Response response = TestCall.quota("V1").nonce("n-1").at(NOW).send(simulator.url());

    assertThat(response.outcome()).isEqualTo("400 SignatureNonceUsed");
  }

  @ParameterizedTest
  @ValueSource(strings = {"N-1", "n-1 ", "n-12", "n"})
  void differentNonceIsAccepted(String other) throws Exception {
    orders("V1", "n-1", NOW);

    Response response = TestCall.resourcePackage("V1").nonce(other).at(NOW).send(simulator.url());

    assertThat(response.outcome()).isEqualTo("200 Success");
  }

  @Test
  void nonceBelongsToTheKeyEvenWithinAnAccount() throws Exception {
    orders("V1", "n-1", NOW);

    Response response =
        TestCall.resourcePackage("V1")
            .key(TestKey.TEMPORARY)
            .nonce("n-1")
            .at(NOW)
            .send(simulator.url());

    assertThat(response.outcome()).isEqualTo("200 Success");
  }

  @ParameterizedTest
  @ValueSource(strings = {"V1", "V3"})
  void wrongSignatureDoesNotUseUpTheNonce(String scheme) throws Exception {
    TestKey impostor = TestKey.RESELLER.withSecret("guessed");
    TestCall guess = TestCall.resourcePackage(scheme).key(impostor).nonce("n-1").at(NOW);
    assertThat(guess.send(simulator.url()).outcome()).isEqualTo("400 SignatureDoesNotMatch");

    Response response = TestCall.resourcePackage(scheme).nonce("n-1").at(NOW).send(simulator.url());

    assertThat(response.outcome()).isEqualTo("200 Success");
  }

  @ParameterizedTest
  @ValueSource(strings = {"V1", "V3"})
  void rejectionByTheOperationUsesUpTheNonce(String scheme) throws Exception {
    TestCall incomplete = TestCall.quota(scheme).with("Amount", null).nonce("n-1").at(NOW);
    assertThat(incomplete.send(simulator.url()).outcome()).isEqualTo("400 ParameterError");

    Response response = TestCall.quota(scheme).nonce("n-1").at(NOW).send(simulator.url());

    assertThat(response.outcome()).isEqualTo("400 SignatureNonceUsed");
  }

  @ParameterizedTest(name = "{0}, signed {1} from now, replayed {2} later")
  @CsvSource({
    "V1, PT0S,  PT30M",
    "V1, PT0S,  PT31M",
    "V1, PT31M, PT31M1S",
    "V1, PT31M, PT62M",
    "V3, PT0S,  PT15M",
    "V3, PT15M, PT30M",
  })
  void nonceIsStoredWhileItsTimeIsAccepted(String scheme, Duration signed, Duration later)
      throws Exception {
    TestCall call = TestCall.resourcePackage(scheme).nonce("n-1").at(NOW.plus(signed));
    assertThat(call.send(simulator.url()).outcome()).isEqualTo("200 Success");
    CLOCK.advance(later.dividedBy(2));
    orders("V1", "n-2", CLOCK.instant());
    CLOCK.set(NOW.plus(later));

    Response replay = call.send(simulator.url());

    assertThat(replay.outcome()).isEqualTo("400 SignatureNonceUsed");
  }

  @Test
  void nonceOfAnOldCallIsStoredForOneWindowFromItsUse() throws Exception {
    orders("V3", "n-1", NOW.minus(Duration.ofMinutes(15)));
    CLOCK.advance(Duration.ofMinutes(14));

    Response response =
        TestCall.resourcePackage("V3").nonce("n-1").at(CLOCK.instant()).send(simulator.url());

    assertThat(response.outcome()).isEqualTo("400 SignatureNonceUsed");
  }

  @Test
  void replayAfterTheWindowIsExpired() throws Exception {
    TestCall call = TestCall.resourcePackage("V1").nonce("n-1").at(NOW);
    assertThat(call.send(simulator.url()).outcome()).isEqualTo("200 Success");
    CLOCK.advance(Duration.ofMinutes(32));

    Response replay = call.send(simulator.url());

    assertThat(replay.outcome()).isEqualTo("400 InvalidTimeStamp.Expired");
  }

  @Test
  void nonceIsFreeAgainAfterTheWindow() throws Exception {
    orders("V1", "n-1", NOW);
    CLOCK.advance(Duration.ofHours(3));
    orders("V1", "n-2", CLOCK.instant());
    CLOCK.advance(Duration.ofHours(3));

    Response response =
        TestCall.resourcePackage("V1").nonce("n-1").at(CLOCK.instant()).send(simulator.url());

    assertThat(response.outcome()).isEqualTo("200 Success");
  }

  private static void orders(String scheme, String nonce, Instant time) throws Exception {
    Response response =
        TestCall.resourcePackage(scheme).nonce(nonce).at(time).send(simulator.url());
    assertThat(response.outcome()).isEqualTo("200 Success");
  }
}
