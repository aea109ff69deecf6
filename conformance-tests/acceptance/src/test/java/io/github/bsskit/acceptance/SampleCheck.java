package io.github.bsskit.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bsskit.contract.Currency;
import io.github.bsskit.contract.PricingCycle;
import io.github.bsskit.simulator.BssSimulator;
import io.github.bsskit.simulator.api.JournalEntry;
import io.github.bsskit.simulator.api.Order;
import io.github.bsskit.simulator.api.QuotaLedger;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the samples have to do and to say, written from the pages of the two operations. */
final class SampleCheck {

  private static final String QUOTA = "CreateResellerUserQuota";
  private static final String PACKAGE = "CreateResourcePackage";
  private static final String MENDED = "Fix the request; retrying it unchanged will fail.";

  /** This client does not show the status of an error. */
  private static final String SILENT = "java-v1";

  private final SampleProgram program;
  private final Map<String, String> more;

  SampleCheck(SampleProgram program, Map<String, String> more) {
    this.program = program;
    this.more = more;
  }

  /** One call succeeds with the documented values, and one is rejected as documented. */
  void makesTheTwoCalls() throws Exception {
    try (BssSimulator simulator = BssSimulator.start()) {
      SampleProgram.Ended ended = run(simulator, Map.of());

      assertThat(ended.exit()).as(ended.output()).isZero();
      assertThat(ended.output()).contains(MENDED);
      assertThat(ended.told("RequestId"))
          .containsExactlyElementsOf(
              simulator.journal().entries().stream().map(JournalEntry::requestId).toList());
      switch (program.operation()) {
        case QUOTA -> {
          ledger(simulator);
          told(ended, "200", "ParameterError", "Missing the must parameter.");
          refused(simulator, "ParameterError", "Amount");
        }
        case PACKAGE -> {
          order(simulator, ended);
          told(ended, "Success", "EffectiveDateInvalid", "Parameter effectiveDate is invalid.");
          refused(simulator, "EffectiveDateInvalid", "EffectiveDate");
        }
        default -> throw new IllegalArgumentException(program.operation());
      }
    }
  }

  /** A ledger exists once per owner; the program reports that and treats it as done. */
  void reportsAnExistingRecord() throws Exception {
    try (BssSimulator simulator = BssSimulator.start()) {
      run(simulator, Map.of());
      SampleProgram.Ended again = run(simulator, Map.of());

      assertThat(again.exit()).as(again.output()).isZero();
      assertThat(again.told("Code")).isEmpty();
      assertThat(again.told("Error"))
          .containsExactly(status("400") + "-303", status("400") + "ParameterError");
      assertThat(again.told("Message"))
          .containsExactly("Record is exists already.", "Missing the must parameter.");
      assertThat(again.output()).contains("It already exists; repeating the call changes nothing.");
      assertThat(simulator.ledgers()).hasSize(1);
    }
  }

  /** A call that may have been carried out is not made again, and neither is the next one made. */
  void endsIfTheResponseIsLost() throws Exception {
    try (BssSimulator simulator = BssSimulator.start()) {
      simulator.faults().on(program.operation()).commitThenDrop();

      SampleProgram.Ended ended = run(simulator, Map.of());

      assertThat(ended.exit()).as(ended.output()).isNotZero();
      assertThat(simulator.orders().size() + simulator.ledgers().size()).isEqualTo(1);
      assertThat(simulator.journal().entries()).hasSize(1);
      assertThat(ended.told("RequestId")).as(ended.output()).isEmpty();
    }
  }

  /** The settings are heeded, and an error that the program knows nothing about ends it. */
  void failsWithAnUnknownKey() throws Exception {
    try (BssSimulator simulator = BssSimulator.start()) {
      SampleProgram.Ended ended = run(simulator, Map.of("BSS_ACCESS_KEY_ID", "nobody"));

      assertThat(ended.exit()).as(ended.output()).isNotZero();
      assertThat(ended.told("Error"))
          .containsExactly(status("404") + "InvalidAccessKeyId.NotFound");
      assertThat(ended.told("Message")).containsExactly("Specified access key is not found.");
      assertThat(simulator.journal().entries()).hasSize(1);
    }
  }

  private SampleProgram.Ended run(BssSimulator simulator, Map<String, String> variables)
      throws Exception {
    Map<String, String> all = new HashMap<>(more);
    all.put("BSS_ENDPOINT", simulator.endpoint());
    all.putAll(variables);
    return program.run(all);
  }

  private void told(SampleProgram.Ended ended, String success, String code, String message) {
    assertThat(ended.told("Code")).containsExactly(success);
    assertThat(ended.told("Error")).containsExactly(status("400") + code);
    assertThat(ended.told("Message")).containsExactly(message);
  }

  private String status(String status) {
    return program.id().equals(SILENT) ? "" : status + " ";
  }

  private static void refused(BssSimulator simulator, String code, String parameter) {
    List<JournalEntry> entries = simulator.journal().entries();
    assertThat(entries).extracting(JournalEntry::status).containsExactly(200, 400);
    assertThat(entries).extracting(JournalEntry::code).containsExactly("OK", code);
    assertThat(entries.get(1).explanation())
        .hasValueSatisfying(
            why -> {
              assertThat(why.parameter()).isEqualTo(parameter);
            });
  }

  private static void ledger(BssSimulator simulator) {
    assertThat(simulator.orders()).isEmpty();
    assertThat(simulator.ledgers()).hasSize(1);
    QuotaLedger ledger = simulator.ledgers().get(0);
    assertThat(ledger.owner()).isEqualTo(239000111L);
    assertThat(ledger.amount()).isEqualTo("100");
    assertThat(ledger.currency()).isEqualTo(Currency.CNY);
    // An own number, since the page's may be in use.
    assertThat(ledger.outBizId())
        .hasValueSatisfying(
            id -> assertThat(id).isNotBlank().isNotEqualTo("7ed0bedc-056e-4a71-9249-4581615c028f"));
  }

  private static void order(BssSimulator simulator, SampleProgram.Ended ended) {
    assertThat(simulator.ledgers()).isEmpty();
    assertThat(simulator.orders()).hasSize(1);
    Order order = simulator.orders().get(0);
    assertThat(order.owner()).isEqualTo(239000111L);
    assertThat(order.plan().productCode()).isEqualTo("ossbag");
    assertThat(order.plan().packageType()).isEqualTo("FPT_ossbag_absolute_Storage_sh");
    assertThat(order.plan().specification()).isEqualTo("40");
    assertThat(order.plan().duration()).isEqualTo(6);
    assertThat(order.plan().pricingCycle()).isEqualTo(PricingCycle.MONTH);
    assertThat(order.plan().effectiveAt()).isEqualTo(Instant.parse("2020-03-03T12:00:00Z"));
    assertThat(order.orderId()).as("such as a double cannot hold").isGreaterThan(1L << 53);
    assertThat(ended.told("OrderId")).containsExactly(Long.toString(order.orderId()));
    assertThat(ended.told("Data.InstanceId")).containsExactly(order.instanceId());
  }
}
