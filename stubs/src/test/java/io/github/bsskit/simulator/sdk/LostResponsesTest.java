package io.github.bsskit.simulator.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.bsskit.simulator.BssSimulator;
import io.github.bsskit.simulator.api.JournalEntry;
import io.github.bsskit.simulator.api.Order;
import io.github.bsskit.simulator.testing.ControlCaller;
import io.github.bsskit.simulator.testing.TestSimulators;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Purchases whose response is lost.
 *
 * <p>As they come, none of the official clients for Java calls again after a lost answer. V1 has
 * {@code setAutoRetry(true)} and three attempts as its defaults, which no longer do anything: only
 * a {@code RetryPolicy} does. V2 repeats if {@code RuntimeOptions} say so. Beside that, the HTTP
 * library below V2 sends the very same request once more if a connection that has served before is
 * closed without an answer; then it is the nonce that keeps the plan from being bought twice.
 */
@Tag("http")
@Tag("stores")
class LostResponsesTest {

  private static final String LEDGER = "/__admin/bss/ledger";

  private static BssSimulator sim;

  @BeforeAll
  static void start() {
    sim = TestSimulators.start();
  }

  @BeforeEach
  void forget() {
    sim.reset();
    FreshConnections.forgetUsedOnes();
  }

  @AfterAll
  static void stop() {
    TestSimulators.close(sim);
  }

  @Tag("replicas")
  @ParameterizedTest
  @EnumSource
  void aClientAsItComesGivesUpAndHasBoughtOnce(Mode mode) {
    sim.faults().on("CreateResourcePackage").commitThenDrop();
    try (OfficialClient client = mode.connect(TestSimulators.endpoint(sim), Key.RESELLER)) {

      Outcome outcome = client.createResourcePackage(Calls.PACKAGE);

      assertThat(outcome).isNotInstanceOf(Outcome.Success.class);
      assertThat(sim.journal().entries()).hasSize(1);
      assertThat(sim.ledger().orders()).hasSize(1);
      sim.assertSinglePurchase();
      sim.ledger().assertNoDuplicates();
    }
  }

  @Tag("replicas")
  @ParameterizedTest
  @EnumSource
  void aClientThatRepeatsBuysTwice(RepeatingClient repeating) throws Exception {
    sim.faults().on("CreateResourcePackage").commitThenDrop();

    long shown = repeating.buy(TestSimulators.endpoint(sim), Key.RESELLER);

    List<Order> orders = sim.ledger().orders();
    assertThat(orders).hasSize(2);
    assertThat(shown).isEqualTo(orders.get(1).orderId());
    assertThat(sim.ledger().suspectedDuplicates()).containsExactly(orders);
    assertThat(sim.journal().entries())
        .extracting(entry -> entry.isLost())
        .containsExactly(true, false);
    sim.assertNoContractViolations();
  }

  @Tag("replicas")
  @ParameterizedTest
  @EnumSource
  void theLedgerExplainsADoublePurchase(RepeatingClient repeating) throws Exception {
    sim.faults().on("CreateResourcePackage").commitThenDrop();
    repeating.buy(TestSimulators.endpoint(sim), Key.RESELLER);

    JsonNode ledger = new ObjectMapper().readTree(new ControlCaller(sim.url()).get(LEDGER).body());

    assertThat(ledger.get("orders")).hasSize(2);
    assertThat(ledger.at("/moneyMovingCalls/0/answerLost").asBoolean()).isTrue();
    assertThat(ledger.at("/moneyMovingCalls/1/answerLost").asBoolean()).isFalse();
    assertThat(ledger.get("moneyMovingCalls")).hasSize(2);
    assertThat(ledger.get("suspectedDuplicates")).hasSize(1);
    for (int i = 0; i < 2; i++) {
      String orderId = Long.toString(sim.orders().get(i).orderId());
      assertThat(ledger.at("/orders/" + i + "/orderId").asText()).isEqualTo(orderId);
      assertThat(ledger.at("/moneyMovingCalls/" + i + "/orderId").asText()).isEqualTo(orderId);
      assertThat(ledger.at("/suspectedDuplicates/0/orderIds/" + i).asText()).isEqualTo(orderId);
    }
    assertThat(ledger.at("/suspectedDuplicates/0/why").asText())
        .contains("after the response to one of the orders was lost");
  }

  @Tag("replicas")
  @ParameterizedTest
  @EnumSource
  void assertSinglePurchaseReportsADoublePurchase(RepeatingClient repeating) throws Exception {
    sim.faults().on("CreateResourcePackage").commitThenDrop();
    repeating.buy(TestSimulators.endpoint(sim), Key.RESELLER);
    List<Order> orders = sim.ledger().orders();

    assertThatThrownBy(sim::assertSinglePurchase)
        .isInstanceOf(AssertionError.class)
        .hasMessageStartingWith("expected 1 order, but found 2:")
        .hasMessageContaining(Long.toString(orders.get(0).orderId()))
        .hasMessageContaining(Long.toString(orders.get(1).orderId()))
        .hasMessageContaining("the calls:\n#1 ")
        .hasMessageContaining("response lost");
    assertThatThrownBy(() -> sim.ledger().assertNoDuplicates())
        .isInstanceOf(AssertionError.class)
        .hasMessageStartingWith("these orders look like duplicates:");
  }

  @Tag("replicas")
  @ParameterizedTest
  @EnumSource
  void aRepeatedQuotaIsRejectedAndItsLedgerIsOpenedOnce(RepeatingClient repeating) {
    sim.faults().on("CreateResellerUserQuota").commitThenDrop();

    String code = repeating.openQuota(TestSimulators.endpoint(sim), Key.RESELLER);

    assertThat(code).isEqualTo("-303");
    assertThat(sim.ledger().quotas()).hasSize(1);
    assertThat(sim.journal().entries())
        .extracting(JournalEntry::code)
        .containsExactly("OK", "-303");
  }

  @Test
  void overAUsedConnectionV2SendsTheSameRequestAgainAndTheNonceSavesIt() {
    OfficialClient client =
        Mode.JAVA_V2_SIGNATURE_V3.connect(TestSimulators.endpoint(sim), Key.RESELLER);
    client.createResellerUserQuota(Calls.QUOTA).members();
    sim.faults().on("CreateResourcePackage").commitThenDrop();

    Outcome outcome = client.createResourcePackage(Calls.PACKAGE);

    assertThat(outcome.refusal().code()).isEqualTo("SignatureNonceUsed");
    assertThat(sim.journal().entries())
        .extracting(JournalEntry::code)
        .containsExactly("OK", "OK", "SignatureNonceUsed");
    sim.assertSinglePurchase();
  }
}
