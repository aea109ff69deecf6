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

/** Parameters that the extension provides. This class uses the extension itself. */
@BssSim(seed = 7)
class InjectedParametersTest {

  private static BssSimulator classSimulator;

  private final Endpoint constructorEndpoint;
  private Credentials beforeEachKey;

  InjectedParametersTest(Endpoint endpoint) {
    constructorEndpoint = endpoint;
  }

  @BeforeAll
  static void beforeAllReceivesTheSimulator(BssSimulator simulator) {
    classSimulator = simulator;
  }

  @BeforeEach
  void beforeEachReceivesTheAccount(Credentials key) {
    beforeEachKey = key;
  }

  @AfterEach
  void afterEachReceivesTheSameAccount(Credentials key) {
    assertThat(key).isEqualTo(beforeEachKey);
  }

  @Test
  void allParametersBelongToOneSimulatorAndAccount(
      BssSimulator simulator, Endpoint endpoint, Credentials key, Ledger ledger, Journal journal) {
    assertThat(simulator).isSameAs(classSimulator);
    assertThat(endpoint).isEqualTo(constructorEndpoint);
    assertThat(key).isEqualTo(beforeEachKey);

    assertThat(new SignedCalls(endpoint, key).orderPackage().statusCode()).isEqualTo(200);

    assertThat(ledger.orders()).isEqualTo(simulator.orders()).hasSize(1);
    assertThat(ledger.orders().get(0).buyer()).isEqualTo(key.accountId());
    assertThat(journal.entries()).hasSize(1);
  }

  @Test
  void ledgerAndJournalOmitOtherAccounts(
      BssSimulator simulator, Endpoint endpoint, Ledger ledger, Journal journal) {
    new SignedCalls(endpoint, simulator.makeAccount()).orderPackage();

    assertThat(simulator.orders()).hasSize(1);
    assertThat(ledger.orders()).isEmpty();
    assertThat(journal.entries()).isEmpty();
  }

  @Test
  void faultsApplyOnlyToTheTestsKey(
      BssSimulator simulator, Endpoint endpoint, Credentials key, Faults faults) {
    faults.on("CreateResourcePackage").returnError("InternalError");

    assertThat(new SignedCalls(endpoint, simulator.makeAccount()).orderPackage().statusCode())
        .isEqualTo(200);
    assertThat(new SignedCalls(endpoint, key).orderPackage().body()).contains("InternalError");
  }

  @Test
  void theClockAppliesOnlyToTheTestsAccount(
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
  void theEndpointHasTheFormThatTheOfficialClientsExpect(
      BssSimulator simulator, Endpoint endpoint) {
    assertThat(endpoint).hasToString(simulator.endpoint());
    assertThat(endpoint.url()).isEqualTo(simulator.url());
    assertThat(endpoint).isEqualTo(new Endpoint("127.0.0.1", simulator.port()));
  }

  @Test
  void aSeedMakesAccountsRepeatable(Credentials key) {
    try (BssSimulator same = BssSimulator.start(new Settings().seed(7))) {
      assertThat(same.makeAccount()).isEqualTo(key);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = "from another resolver")
  void leavesOtherParametersToOtherResolvers(String text, TestInfo info, Credentials key) {
    assertThat(text).isEqualTo("from another resolver");
    assertThat(info.getDisplayName()).contains(text);
    assertThat(key).isEqualTo(beforeEachKey);
  }

  @Nested
  class InANestedClass {

    @Test
    void usesTheSimulatorOfTheOuterClass(BssSimulator simulator, Credentials key) {
      assertThat(simulator).isSameAs(classSimulator);
      assertThat(key).isEqualTo(beforeEachKey);
    }
  }

  @Nested
  @BssSim
  class InANestedClassWithItsOwnAnnotation {

    @Test
    void hasItsOwnSimulator(BssSimulator simulator, Endpoint endpoint, Credentials key) {
      assertThat(simulator).isNotSameAs(classSimulator);
      assertThat(endpoint).hasToString(simulator.endpoint());
      assertThat(key).isEqualTo(beforeEachKey);
    }
  }

  @BssSim
  static class AccountBeforeAnyTest {

    @BeforeAll
    static void requiresAnAccount(Credentials key) {
      throw new AssertionError("got " + key);
    }

    @Test
    void neverStarts() {}
  }

  @Test
  void anAccountIsNotAvailableInBeforeAll() {
    assertThat(Runs.failureOf(AccountBeforeAnyTest.class))
        .isInstanceOf(ParameterResolutionException.class)
        .hasMessage(
            "Credentials belongs to a single test: use it as a parameter of the test method, of"
                + " @BeforeEach or of @AfterEach");
  }

  @BssSim(seed = {1, 2})
  static class SeveralSeeds {

    @Test
    void neverStarts() {}
  }

  @Test
  void rejectsSeveralSeeds() {
    assertThat(Runs.failureOf(SeveralSeeds.class))
        .hasMessageContaining("SeveralSeeds has several seeds: use at most one");
  }
}
