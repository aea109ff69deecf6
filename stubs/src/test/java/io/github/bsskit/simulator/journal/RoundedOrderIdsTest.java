package io.github.bsskit.simulator.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bsskit.simulator.BssSimulator;
import io.github.bsskit.simulator.Settings;
import io.github.bsskit.simulator.api.AuthMode;
import io.github.bsskit.simulator.api.ContractViolation;
import io.github.bsskit.simulator.api.JournalEntry;
import io.github.bsskit.simulator.testing.RawCaller;
import io.github.bsskit.simulator.testing.TestCall;
import io.github.bsskit.simulator.testing.TestKey;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A rounded OrderId is recognized in every form in which languages print doubles. */
@Tag("http")
class RoundedOrderIdsTest {

  private static final long FIRST = 2027013100000000001L;
  private static final int ORDERS = 80;

  /** The double next to this number is 2027013100000000256. */
  private static final long ORDER = 2027013100000000157L;

  private static BssSimulator simulator;

  @BeforeAll
  static void start() throws Exception {
    simulator = BssSimulator.start(new Settings().auth(AuthMode.LENIENT));
    simulator.clock().freezeAt(Instant.parse("2027-01-31T12:00:00Z"));
    for (int i = 0; i < ORDERS; i++) {
      TestCall.resourcePackage("V3").at(simulator.clock().now()).send(simulator.url());
    }
    assertThat(simulator.orders().get(0).orderId()).isEqualTo(FIRST);
    assertThat(simulator.orders().get(78).orderId()).isEqualTo(ORDER);
  }

  @AfterAll
  static void stop() {
    simulator.close();
  }

  private static Stream<String> printed() {
    double read = ORDER;
    return Stream.of(
        "2027013100000000256", // Python, C and Java's (long)
        "2027013100000000300", // JavaScript
        "2027013100000000300.0",
        "2.0270131000000003E18", // Java
        "2.0270131000000003e+18", // Go, Ruby, JSON
        new BigDecimal(read).round(new MathContext(17)).toPlainString());
  }

  @ParameterizedTest
  @MethodSource("printed")
  void isReported(String outBizId) throws Exception {
    assertThat(violations(outBizId))
        .extracting(ContractViolation::rule, ContractViolation::seen)
        .containsExactly(org.assertj.core.groups.Tuple.tuple("rounded-order-id", outBizId));
  }

  private static Stream<String> others() {
    return Stream.of(
        "2027013100000000157", // the OrderId itself
        "2027013100000000158",
        "2027013100000000156",
        "2027013100000000255",
        "2027013100000000257",
        "2027013100000000299",
        "2027013100000000301",
        "2027013100000000384",
        "2027013100000001024", // a double without an order near it
        "2027013000000000000");
  }

  @ParameterizedTest
  @MethodSource("others")
  void otherIdsAreNotReported(String outBizId) throws Exception {
    assertThat(violations(outBizId)).isEmpty();
  }

  @Test
  void isNotLookedForInCallsWithoutAVerifiedSignature() throws Exception {
    Map<String, String> parameters =
        Map.of("Amount", "1", "Currency", "CNY", "OutBizId", "2027013100000000256");
    new RawCaller(simulator.url()).unsigned("POST", "/CreateResellerUserQuota", parameters);
    assertThat(last().violations()).isEmpty();

    TestCall.quota("V3")
        .key(TestKey.RESELLER.withSecret("wrong"))
        .with("OutBizId", "2027013100000000256")
        .at(simulator.clock().now())
        .send(simulator.url());
    assertThat(last().violations())
        .extracting(ContractViolation::rule)
        .doesNotContain("rounded-order-id");
  }

  private static List<ContractViolation> violations(String outBizId) throws Exception {
    TestCall.quota("V3")
        .with("OutBizId", outBizId)
        .at(simulator.clock().now())
        .send(simulator.url());
    return last().violations();
  }

  private static JournalEntry last() {
    return simulator.journal().entry(simulator.journal().lastNumber()).orElseThrow();
  }
}
