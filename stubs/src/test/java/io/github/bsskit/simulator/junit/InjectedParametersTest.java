package io.github.bsskit.simulator.junit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bsskit.simulator.BssSimulator;
import io.github.bsskit.simulator.Settings;
import io.github.bsskit.simulator.api.Credentials;
import io.github.bsskit.simulator.api.Faults;
import io.github.bsskit.simulator.api.Journal;
import io.github.bsskit.simulator.api.Ledger;
import io.github.bsskit.simulator.api.SimulatorClock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a test can ask the extension for; the class is itself a user of it. */
@BssSim(seed = 7)
class InjectedParametersTest {

  private static BssSimulator ofTheClass;

  private final Endpoint ofTheConstructor;
  private Credentials beforeTheTest;

  InjectedParametersTest(Endpoint endpoint) {
    ofTheConstructor = endpoint;
  }

  @BeforeAll
  static void takesTheSimulator(BssSimulator simulator) {
    ofTheClass = simulator;
  }

  @BeforeEach
  void takesTheTestsAccount(Credentials key) {
    beforeTheTest = key;
  }

  @AfterEach
  void takesTheSameAccount(Credentials key) {
    assertThat(key).isEqualTo(beforeTheTest);
  }

  @Test
  void allOfATestBelongsToOneSimulatorAndOneAccount(
      BssSimulator simulator, Endpoint endpoint, Credentials key, Ledger ledger, Journal journal) {
    assertThat(simulator).isSameAs(ofTheClass);
    assertThat(endpoint).isEqualTo(ofTheConstructor);
    assertThat(key).isEqualTo(beforeTheTest);

    assertThat(new SignedCalls(endpoint, key).orderPackage().statusCode()).isEqualTo(200);

    assertThat(ledger.orders()).isEqualTo(simulator.orders()).hasSize(1);
    assertThat(ledger.orders().get(0).buyer()).isEqualTo(key.accountId());
    assertThat(journal.entries()).hasSize(1);
  }

  @Test
  void whatOthersDoIsNotInTheLedgerAndTheJournal(
      BssSimulator simulator, Endpoint endpoint, Ledger ledger, Journal journal) {
    new SignedCalls(endpoint, simulator.makeAccount()).orderPackage();

    assertThat(simulator.orders()).hasSize(1);
    assertThat(ledger.orders()).isEmpty();
    assertThat(journal.entries()).isEmpty();
  }

  @Test
  void faultsAreMetByTheTestsKeyAlone(
      BssSimulator simulator, Endpoint endpoint, Credentials key, Faults faults) {
    faults.on("CreateResourcePackage").returnError("InternalError");

    assertThat(new SignedCalls(endpoint, simulator.makeAccount()).orderPackage().statusCode())
        .isEqualTo(200);
    assertThat(new SignedCalls(endpoint, key).orderPackage().body()).contains("InternalError");
  }

  @Test
  void theClockGoesForTheTestsAccountAlone(
      BssSimulator simulator,
      Endpoint endpoint,
      Credentials key,
      SimulatorClock clock,
      Ledger ledger) {
    Instant later = simulator.clock().now().plus(Duration.ofMinutes(5));
    clock.freezeAt(later);

    new SignedCalls(endpoint, key).orderPackage();

    assertThat(ledger.orders().get(0).orderedAt()).isEqualTo(later);
    assertThat(simulator.clock().now()).isBefore(later);
  }

  @Test
  void theEndpointIsTheSimulatorsAsTheOfficialClientsWriteIt(
      BssSimulator simulator, Endpoint endpoint) {
    assertThat(endpoint).hasToString(simulator.endpoint());
    assertThat(endpoint.url()).isEqualTo(simulator.url());
    assertThat(endpoint).isEqualTo(new Endpoint("127.0.0.1", simulator.port()));
  }

  @Test
  void aSeedMakesTheAccountsRepeatable(Credentials key) {
    try (BssSimulator same = BssSimulator.start(new Settings().seed(7))) {
      assertThat(same.makeAccount()).isEqualTo(key);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = "somebody else's")
  void otherParametersAreLeftToOthers(String text, TestInfo info, Credentials key) {
    assertThat(text).isEqualTo("somebody else's");
    assertThat(info.getDisplayName()).contains(text);
    assertThat(key).isEqualTo(beforeTheTest);
  }

  @Nested
  class InANestedClass {

    @Test
    void theSimulatorIsThatOfTheOuterClass(BssSimulator simulator, Credentials key) {
      assertThat(simulator).isSameAs(ofTheClass);
      assertThat(key).isEqualTo(beforeTheTest);
    }
  }

  @Nested
  @BssSim
  class InANestedClassWithItsOwnAnnotation {

    @Test
    void theSimulatorIsItsOwn(BssSimulator simulator, Endpoint endpoint, Credentials key) {
      assertThat(simulator).isNotSameAs(ofTheClass);
      assertThat(endpoint).hasToString(simulator.endpoint());
      assertThat(key).isEqualTo(beforeTheTest);
    }
  }

  @BssSim
  static class AccountBeforeAnyTest {

    @BeforeAll
    static void takesAnAccount(Credentials key) {
      throw new AssertionError("got " + key);
    }

    @Test
    void neverBegins() {}
  }

  @Test
  void beforeAllTestsThereIsNoAccountAndTheMessageSaysSo() {
    assertThat(Runs.failureOf(AccountBeforeAnyTest.class))
        .isInstanceOf(ParameterResolutionException.class)
        .hasMessage(
            "Credentials is each test's own, and there is no test yet; take it as a parameter of"
                + " the test method, of @BeforeEach or of @AfterEach");
  }

  @BssSim(seed = {1, 2})
  static class SeveralSeeds {

    @Test
    void neverBegins() {}
  }

  @Test
  void severalSeedsAreRefused() {
    assertThat(Runs.failureOf(SeveralSeeds.class))
        .hasMessageContaining("SeveralSeeds has several seeds; name one or none");
  }
}
