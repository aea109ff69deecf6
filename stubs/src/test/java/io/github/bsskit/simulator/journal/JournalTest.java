package io.github.bsskit.simulator.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.bsskit.simulator.BssSimulator;
import io.github.bsskit.simulator.Settings;
import io.github.bsskit.simulator.api.ContractViolation;
import io.github.bsskit.simulator.api.JournalEntry;
import io.github.bsskit.simulator.api.OrderIds;
import io.github.bsskit.simulator.api.Verdict;
import io.github.bsskit.simulator.gateway.CallOutcome;
import io.github.bsskit.simulator.gateway.Delivery;
import io.github.bsskit.simulator.gateway.RawRequest;
import io.github.bsskit.simulator.gateway.RawResponse;
import io.github.bsskit.simulator.testing.ControlCaller;
import io.github.bsskit.simulator.testing.RawHttp;
import io.github.bsskit.simulator.testing.TestCall;
import io.github.bsskit.simulator.testing.TestKey;
import io.github.bsskit.simulator.testing.TestSimulators;
import io.github.bsskit.simulator.world.Fixtures;
import io.github.bsskit.simulator.world.World;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The journal explains the response of every call and the mistakes of its client. */
@Tag("http")
@Tag("stores")
class JournalTest {

  private static final String JOURNAL = "/__admin/bss/journal";

  private static BssSimulator simulator;
  private static ControlCaller control;

  @BeforeAll
  static void start() {
    simulator = TestSimulators.start();
    control = new ControlCaller(simulator.url());
  }

  @BeforeEach
  void forget() {
    simulator.reset();
  }

  @AfterAll
  static void stop() {
    simulator.close();
  }

  @Test
  void rejectionNamesParameterValueRowAndFix() throws Exception {
    TestCall.resourcePackage("V3").with("Duration", "0").send(simulator.url());

    JournalEntry entry = only();

    assertThat(entry.verdict()).isEqualTo(Verdict.REFUSED);
    assertThat(entry.call().keyId()).isEqualTo("test***");
    assertThat(entry.explanation().orElseThrow().rule()).isEqualTo("parameter-malformed");
    assertThat(entry.explanation().orElseThrow().parameter()).isEqualTo("Duration");
    assertThat(entry.explanation().orElseThrow().seen()).isEqualTo("0");
    assertThat(entry.explanation().orElseThrow().row())
        .isEqualTo("400 DurationInvalid \"Parameter duration can only be positive integer.\" (S2)");
    assertThat(entry.explanation().orElseThrow().change()).startsWith("Send Duration as ");
    assertThat(entry.violations()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "ProductCode, nosuch, not-found, ProductNotFound",
    "PackageType, nosuch, not-found, PackageTypeNotFound",
    "PackageType, FPT_ossbag_absolute_Storage_retired, not-on-sale, PackageTypeNotSupported",
    "OwnerId, 900000001, owner-foreign, InvalidOwner"
  })
  void errorsThatDependOnDataAreNotViolations(String name, String value, String rule, String code)
      throws Exception {
    TestCall.resourcePackage("V3").with(name, value).send(simulator.url());

    JournalEntry entry = only();

    assertThat(entry.code()).isEqualTo(code);
    assertThat(entry.explanation().orElseThrow().rule()).isEqualTo(rule);
    assertThat(entry.explanation().orElseThrow().parameter()).isEqualTo(name);
    assertThat(entry.explanation().orElseThrow().seen()).isEqualTo(value);
    assertThat(entry.violations()).isEmpty();
    assertThatCode(simulator::assertNoContractViolations).doesNotThrowAnyException();
  }

  @Test
  void misspeltParameterIsSaidEvenIfTheCallSucceeds() throws Exception {
    TestCall.resourcePackage("V3").with("PricingCyle", "Year").send(simulator.url());

    JournalEntry entry = only();
    ContractViolation violation = entry.violations().get(0);

    assertThat(entry.verdict()).isEqualTo(Verdict.CARRIED_OUT);
    assertThat(violation.rule()).isEqualTo("unknown-parameter");
    assertThat(violation.parameter()).isEqualTo("PricingCyle");
    assertThat(violation.seen()).isEqualTo("Year");
    assertThat(violation.change()).isEqualTo("Did you mean PricingCycle?");
    assertThatThrownBy(simulator::assertNoContractViolations)
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("the client broke the contract in 1 of 1 calls")
        .hasMessageContaining("PricingCyle=\"Year\"")
        .hasMessageContaining("Did you mean PricingCycle?");
  }

  @Test
  void faultsAreNotViolations() throws Exception {
    simulator.faults().on("CreateResourcePackage").returnError("DurationInvalid");
    TestCall.resourcePackage("V3").send(simulator.url());
    TestCall.resourcePackage("V3").with("ProductCode", "sim-fault-nope").send(simulator.url());

    assertThat(simulator.journal().entries())
        .extracting(JournalEntry::verdict)
        .containsOnly(Verdict.FAULT);
    assertThat(simulator.journal().entries().get(0).fault()).contains("armed as fault-1");
    assertThat(simulator.journal().violations()).isEmpty();
  }

  @Test
  void roundedOrderIdIsSeenWhenItComesBack() throws Exception {
    for (int i = 0; i < 3; i++) {
      TestCall.resourcePackage("V3").send(simulator.url());
    }
    long id = simulator.orders().get(2).orderId();
    long rounded = (long) (double) id;
    TestCall.quota("V3").with("OutBizId", Long.toString(id)).send(simulator.url());
    TestCall.quota("V3").with("OutBizId", Long.toString(rounded)).send(simulator.url());

    assertThat(rounded).isNotEqualTo(id);
    List<JournalEntry> violations = simulator.journal().violations();
    assertThat(violations).hasSize(1);
    assertThat(violations.get(0).violations().get(0).rule()).isEqualTo("rounded-order-id");
    assertThat(violations.get(0).violations().get(0).parameter()).isEqualTo("OutBizId");
    assertThat(violations.get(0).violations().get(0).seen()).isEqualTo(Long.toString(rounded));
  }

  @Test
  void numericNonceIsNotAnOrderId() throws Exception {
    TestCall.resourcePackage("V1").send(simulator.url());
    long rounded = (long) (double) simulator.orders().get(0).orderId();
    TestCall.resourcePackage("V1").nonce(Long.toString(rounded)).send(simulator.url());

    assertThat(simulator.orders()).hasSize(2);
    assertThat(simulator.journal().violations()).isEmpty();
  }

  /** What OkHttp does below an SDK on a connection that it has used before. */
  @Test
  void resentRequestIsNotAViolation() throws Exception {
    byte[] request =
        TestCall.resourcePackage("V1").nonce("once").bytes("127.0.0.1:" + simulator.port());
    simulator.faults().on("CreateResourcePackage").commitThenDrop();
    RawHttp.exchange(simulator.port(), request);
    RawHttp.exchange(simulator.port(), request);

    JournalEntry again = simulator.journal().entries().get(1);

    assertThat(again.code()).isEqualTo("SignatureNonceUsed");
    assertThat(again.explanation().orElseThrow().change())
        .startsWith("Call #1 was the same request and its response was lost")
        .contains("That call was executed");
    assertThat(simulator.journal().violations()).isEmpty();
    assertThat(simulator.orders()).hasSize(1);
  }

  @Test
  void nonceThatIsUsedAgainIsAViolationOtherwise() throws Exception {
    TestCall.resourcePackage("V3").nonce("once").send(simulator.url());
    TestCall.resourcePackage("V3").nonce("once").with("Duration", "7").send(simulator.url());

    ContractViolation violation = simulator.journal().violations().get(0).violations().get(0);

    assertThat(violation.rule()).isEqualTo("SignatureNonceUsed");
    assertThat(violation.parameter()).isEqualTo("x-acs-signature-nonce");
    assertThat(violation.seen()).isEqualTo("once");
  }

  @ParameterizedTest
  @CsvSource({"AccessKeySecret", "access_token", "PASSWORD"})
  void possibleSecretsAreNotShown(String name) throws Exception {
    TestCall.resourcePackage("V3").with(name, "my-own-secret").send(simulator.url());

    assertThat(only().violations().get(0).parameter()).isEqualTo(name);
    assertThat(simulator.journal().toString()).doesNotContain("my-own-secret");
    assertThat(control.get(JOURNAL).text()).doesNotContain("my-own-secret");
  }

  @Test
  void callWithAHundredThousandParametersIsAnalyzedQuickly() throws Exception {
    StringBuilder body = new StringBuilder("Action=CreateResourcePackage");
    for (int i = 0; i < 100_000; i++) {
      body.append("&p").append(i);
    }
    RawHttp.exchange(
        simulator.port(),
        RawHttp.bytes(
            "POST / HTTP/1.1\nHost: a\nConnection: close\n"
                + "Content-Type: application/x-www-form-urlencoded\nContent-Length: "
                + body.length()
                + "\n\n"
                + body));

    List<JournalEntry> entries = simulator.journal().entries();
    assertThat(entries.get(entries.size() - 1).violations()).hasSize(21);
  }

  @Test
  void oneAccountForgetsItsOwnCallsAlone() throws Exception {
    TestCall.quota("V3").send(simulator.url());
    TestCall.quota("V3").key(TestKey.AGENCY).send(simulator.url());

    simulator.journal().ofAccount(100000002).clear();

    assertThat(only().number()).isEqualTo(1);
  }

  @Test
  void containsCallsThatBypassWireMockAndInvalidRequests() throws Exception {
    TestCall.resourcePackage("V1").inForm().with("Note", "x".repeat(70_000)).send(simulator.url());
    control.send("DELETE", "/", "");

    assertThat(simulator.journal().entries())
        .extracting(JournalEntry::code)
        .containsExactly("OK", "UnsupportedHTTPMethod");
  }

  @Test
  void oldCallsAreForgotten() throws Exception {
    try (BssSimulator small = TestSimulators.start(new Settings().journalSize(3))) {
      for (int i = 0; i < 5; i++) {
        TestCall.quota("V3").send(small.url());
      }

      assertThat(small.journal().entries())
          .extracting(JournalEntry::number)
          .containsExactly(3L, 4L, 5L);
    }
  }

  @Test
  void largeCallsAreForgottenSooner() {
    World world =
        new World(Fixtures.builtIn(), InstantSource.system(), OrderIds.LARGE, OptionalLong.empty());
    CallRecorder calls =
        CallRecorder.of(new CallAnalyzer(List.of()), world.state(), 1_000, () -> "a");

    IntStream.range(0, 40).forEach(i -> calls.add(call(500_000), answer()));

    assertThat(calls.after(0, OptionalLong.empty())).hasSize(33);
  }

  private static RawRequest call(int bytes) {
    return new RawRequest("POST", "/", "", List.of(), new byte[bytes]);
  }

  private static RawResponse answer() {
    return new RawResponse(
        200,
        List.of(),
        new byte[0],
        Delivery.COMPLETE,
        new CallOutcome(
            "",
            Map.of(),
            Instant.EPOCH,
            "",
            OptionalLong.empty(),
            false,
            "",
            Optional.empty(),
            null,
            Map.of(),
            Optional.empty()));
  }

  private static JournalEntry only() {
    assertThat(simulator.journal().entries()).hasSize(1);
    return simulator.journal().entries().get(0);
  }
}
