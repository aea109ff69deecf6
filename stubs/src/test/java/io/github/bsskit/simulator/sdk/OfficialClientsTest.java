package io.github.bsskit.simulator.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.LONG;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import io.github.bsskit.simulator.BssSimulator;
import io.github.bsskit.simulator.api.Order;
import io.github.bsskit.simulator.api.QuotaLedger;
import io.github.bsskit.simulator.testing.TestSimulators;
import java.time.Instant;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The official clients, unmodified, get the documented successes from the simulator. */
@Tag("http")
@Tag("stores")
@Tag("replicas")
class OfficialClientsTest {

  private static final String UPPER_CASE_UUID =
      "[0-9A-F]{8}-[0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{12}";

  private static BssSimulator sim;

  @BeforeAll
  static void start() {
    sim = TestSimulators.start();
  }

  @BeforeEach
  void forget() {
    sim.reset();
  }

  @AfterAll
  static void stop() {
    TestSimulators.close(sim);
  }

  @ParameterizedTest
  @EnumSource
  void aQuotaIsCreatedAndEveryMemberArrives(Mode mode) {
    try (OfficialClient client = mode.connect(TestSimulators.endpoint(sim), Key.RESELLER)) {

      Map<String, Object> response =
          client
              .createResellerUserQuota(
                  Map.of(
                      "Amount", "100",
                      "Currency", "CNY",
                      "OutBizId", "7ed0bedc-056e-4a71-9249-4581615c028f",
                      "OwnerId", "239000111"))
              .members();

      assertThat(response)
          .containsOnlyKeys("Code", "Message", "Data", "RequestId", "Success")
          .containsEntry("Code", "200")
          .containsEntry("Message", "Successful!")
          .containsEntry("Data", true)
          .containsEntry("Success", true);
      assertThat(response.get("RequestId")).asInstanceOf(STRING).matches(UPPER_CASE_UUID);
      assertThat(sim.ledgers())
          .singleElement()
          .satisfies(
              ledger -> {
                assertThat(ledger.owner()).isEqualTo(239000111L);
                assertThat(ledger.opener()).isEqualTo(100000001L);
                assertThat(ledger.amount()).isEqualTo("100");
                assertThat(ledger.currency()).hasToString("CNY");
                assertThat(ledger.outBizId()).hasValue("7ed0bedc-056e-4a71-9249-4581615c028f");
              });
    }
  }

  @ParameterizedTest
  @EnumSource
  void aPackageIsCreatedAndEveryMemberArrives(Mode mode) {
    try (OfficialClient client = mode.connect(TestSimulators.endpoint(sim), Key.RESELLER)) {

      Map<String, Object> response =
          client
              .createResourcePackage(
                  Map.of(
                      "ProductCode", "ossbag",
                      "PackageType", "FPT_ossbag_absolute_Storage_sh",
                      "EffectiveDate", "2020-03-03T12:00:00Z",
                      "Specification", "40",
                      "Duration", "6",
                      "PricingCycle", "Month",
                      "OwnerId", "239000111"))
              .members();

      assertThat(sim.orders()).hasSize(1);
      Order order = sim.orders().get(0);
      assertThat(response)
          .containsOnlyKeys("Code", "Message", "RequestId", "Success", "OrderId", "Data")
          .containsEntry("Code", "Success")
          .containsEntry("Message", "Successful!")
          .containsEntry("Success", true)
          .containsEntry("OrderId", order.orderId());
      assertThat(response.get("RequestId")).asInstanceOf(STRING).matches(UPPER_CASE_UUID);
      assertThat(response.get("OrderId")).asInstanceOf(LONG).isGreaterThan(1L << 53);
      assertThat(response.get("Data"))
          .asInstanceOf(InstanceOfAssertFactories.map(String.class, Object.class))
          .containsOnlyKeys("OrderId", "InstanceId")
          .containsEntry("OrderId", order.orderId())
          .containsEntry("InstanceId", order.instanceId());
      assertThat(order.instanceId()).matches("OSSBAG-cn-[0-9a-z]{13}");
      assertThat(order.owner()).isEqualTo(239000111L);
      assertThat(order.buyer()).isEqualTo(100000001L);
      assertThat(order.plan().productCode()).isEqualTo("ossbag");
      assertThat(order.plan().packageType()).isEqualTo("FPT_ossbag_absolute_Storage_sh");
      assertThat(order.plan().specification()).isEqualTo("40");
      assertThat(order.plan().duration()).isEqualTo(6);
      assertThat(order.plan().effectiveAt()).isEqualTo(Instant.parse("2020-03-03T12:00:00Z"));
    }
  }

  @ParameterizedTest
  @EnumSource
  void aTemporaryKeyMayCreateBoth(Mode mode) {
    try (OfficialClient client = mode.connect(TestSimulators.endpoint(sim), Key.TEMPORARY)) {

      Outcome quota = client.createResellerUserQuota(Calls.QUOTA);
      Outcome resourcePackage = client.createResourcePackage(Calls.PACKAGE);

      assertThat(quota.members()).containsEntry("Code", "200");
      assertThat(resourcePackage.members()).containsEntry("Code", "Success");
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatIsOptionalMayBeLeftOut(Mode mode) {
    try (OfficialClient client = mode.connect(TestSimulators.endpoint(sim), Key.RESELLER)) {

      Outcome resourcePackage =
          client.createResourcePackage(
              Map.of(
                  "ProductCode", "ossbag",
                  "PackageType", "FPT_ossbag_absolute_Storage_sh",
                  "Specification", "40",
                  "Duration", "6"));

      assertThat(resourcePackage.members()).containsEntry("Code", "Success");
      assertThat(sim.orders().get(0).owner()).isEqualTo(100000001L);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aQuotaWithoutOwnerIsTheCallersOwnOrIsNotSent(Mode mode) {
    try (OfficialClient client = mode.connect(TestSimulators.endpoint(sim), Key.RESELLER)) {

      Outcome quota = client.createResellerUserQuota(Map.of("Amount", "100", "Currency", "CNY"));

      if (mode.isAsync()) {
        assertThat(quota).isInstanceOf(Outcome.Unsent.class);
        assertThat(((Outcome.Unsent) quota).reason()).contains("ownerId is required");
        assertThat(sim.ledgers()).isEmpty();
      } else {
        assertThat(quota.members()).containsEntry("Code", "200");
        assertThat(sim.ledgers()).extracting(QuotaLedger::owner).containsExactly(100000001L);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void textsArriveAsTheyWereWritten(Mode mode) {
    String text = "中文 空格 a*b~c+d/e=f&g %41 \"quoted\" 'single' <tag> \\ \uD83D\uDE00";
    try (OfficialClient client = mode.connect(TestSimulators.endpoint(sim), Key.RESELLER)) {

      Outcome quota = client.createResellerUserQuota(Calls.with(Calls.QUOTA, "OutBizId", text));

      assertThat(quota.members()).containsEntry("Code", "200");
      assertThat(sim.ledgers().get(0).outBizId()).hasValue(text);
    }
  }

  @ParameterizedTest
  @EnumSource
  void anEmptyTextCountsAsLeftOut(Mode mode) {
    try (OfficialClient client = mode.connect(TestSimulators.endpoint(sim), Key.RESELLER)) {

      Outcome quota = client.createResellerUserQuota(Calls.with(Calls.QUOTA, "OutBizId", ""));

      assertThat(quota.members()).containsEntry("Code", "200");
      assertThat(sim.ledgers().get(0).outBizId()).isEmpty();
    }
  }
}
