package io.github.bsskit.simulator.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.bsskit.simulator.BssSimulator;
import io.github.bsskit.simulator.api.ContractViolation;
import io.github.bsskit.simulator.api.JournalEntry;
import io.github.bsskit.simulator.testing.ControlCaller;
import io.github.bsskit.simulator.testing.Response;
import io.github.bsskit.simulator.testing.TestCall;
import io.github.bsskit.simulator.testing.TestKey;
import io.github.bsskit.simulator.testing.TestSimulators;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A client with five bugs: the journal names each of them, in Java and over HTTP. */
@Tag("http")
class PlantedBugsTest {

  private static final String VIOLATIONS = "/__admin/bss/journal?violations=true";

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
    sim.close();
  }

  @ParameterizedTest
  @CsvSource({
    "V1, CreateResellerUserQuota, OwnerID,      239000111, OwnerId",
    "V3, CreateResellerUserQuota, OwnerID,      239000111, OwnerId",
    "V1, CreateResourcePackage,   PricingCyle,  Year,      PricingCycle",
    "V3, CreateResourcePackage,   PricingCyle,  Year,      PricingCycle"
  })
  void aMisspeltParameterThoughTheCallIsCarriedOut(
      String scheme, String action, String wrong, String value, String right) throws Exception {
    Response response = call(scheme, action).with(wrong, value).send(sim.url());

    assertThat(response.status()).isEqualTo(200);
    assertThat(onlyViolation())
        .isEqualTo(
            new ContractViolation(
                "unknown-parameter",
                wrong,
                value,
                action + " has no such parameter and ignores it.",
                "Did you mean " + right + "?"));
  }

  @ParameterizedTest
  @CsvSource({"V1, SignatureNonce", "V3, x-acs-signature-nonce"})
  void aReusedNonce(String scheme, String name) throws Exception {
    call(scheme, "CreateResourcePackage").nonce("once").send(sim.url());

    Response response = call(scheme, "CreateResourcePackage").nonce("once").send(sim.url());

    assertThat(response.outcome()).isEqualTo("400 SignatureNonceUsed");
    assertThat(onlyViolation())
        .isEqualTo(
            new ContractViolation(
                "SignatureNonceUsed",
                name,
                "once",
                "400 SignatureNonceUsed \"Specified signature nonce was used already.\" (G)",
                "Generate a new nonce for every request, and check before a retry whether the first"
                    + " request took effect."));
    sim.assertSinglePurchase();
  }

  /** As a language without 64-bit integers prints it, and as Java prints a double. */
  @ParameterizedTest
  @CsvSource({"V1, true", "V1, false", "V3, true", "V3, false"})
  void anOrderIdThatWasReadAsADouble(String scheme, boolean inDigits) throws Exception {
    call(scheme, "CreateResourcePackage").send(sim.url());
    long orderId = sim.orders().get(0).orderId();
    double read = orderId;
    String rounded = inDigits ? Long.toString((long) read) : Double.toString(read);

    call(scheme, "CreateResellerUserQuota").with("OutBizId", rounded).send(sim.url());

    ContractViolation violation = onlyViolation();
    assertThat(violation.rule()).isEqualTo("rounded-order-id");
    assertThat(violation.parameter()).isEqualTo("OutBizId");
    assertThat(violation.seen()).isEqualTo(rounded);
    assertThat(violation.row())
        .contains(
            "(S2)", rounded + " is not an order", "equals one as a double, for example " + orderId);
    assertThat(violation.change())
        .isEqualTo("Read OrderId as a 64-bit integer or as text, not as a double.");
  }

  @Test
  void anOrderIdThatWasReadAsItIsBreaksNothing() throws Exception {
    call("V3", "CreateResourcePackage").send(sim.url());
    String orderId = Long.toString(sim.orders().get(0).orderId());

    call("V3", "CreateResellerUserQuota").with("OutBizId", orderId).send(sim.url());

    sim.assertNoContractViolations();
  }

  @ParameterizedTest
  @CsvSource({"V1, Timestamp", "V3, x-acs-date"})
  void aClockAnHourOffByTheParameterThatItIsSentIn(String scheme, String name) throws Exception {
    String late =
        Instant.now().truncatedTo(ChronoUnit.SECONDS).minus(Duration.ofHours(1)).toString();

    call(scheme, "CreateResourcePackage").at(late).send(sim.url());

    ContractViolation violation = onlyViolation();
    assertThat(violation.rule()).isEqualTo("InvalidTimeStampExpired");
    assertThat(violation.parameter()).isEqualTo(name);
    assertThat(violation.seen()).isEqualTo(late);
    assertThat(violation.row())
        .isEqualTo(
            "400 InvalidTimeStamp.Expired"
                + " \"Specified time stamp or date value is expired.\" (G)");
    assertThat(violation.change()).contains("Set the client's clock");
  }

  @ParameterizedTest
  @CsvSource({"V1, SignatureDoesNotMatchV1", "V3, SignatureDoesNotMatchV3"})
  void trailingSpaceInTheSecretAsAWrongSignature(String scheme, String rule) throws Exception {
    call(scheme, "CreateResourcePackage")
        .key(TestKey.RESELLER.withSecret("testsecret "))
        .send(sim.url());

    ContractViolation violation = onlyViolation();
    assertThat(violation.rule()).isEqualTo(rule);
    assertThat(violation.row()).startsWith("400 SignatureDoesNotMatch ").endsWith(" (G)");
    assertThat(violation.change()).contains("secret").doesNotContain("testsecret");
  }

  @ParameterizedTest
  @CsvSource({"V1, ' testsecret'", "V1, 'testsecret '", "V3, ' testsecret'", "V3, 'testsecret '"})
  void theExplanationNamesTheSpaceInTheSecret(String scheme, String secret) throws Exception {
    call(scheme, "CreateResourcePackage").key(TestKey.RESELLER.withSecret(secret)).send(sim.url());

    assertThat(onlyViolation().change()).contains("space").doesNotContain("testsecret");
  }

  @ParameterizedTest
  @CsvSource({"V1, 1", "V1, -1", "V3, 1", "V3, -1"})
  void theExplanationNamesTheHourThatTheClockIsOff(String scheme, int hours) throws Exception {
    call(scheme, "CreateResourcePackage")
        .at(Instant.now().plus(Duration.ofMinutes(61L * hours)))
        .send(sim.url());

    assertThat(onlyViolation().change()).contains("1 h");
  }

  @ParameterizedTest
  @ValueSource(strings = {"V1", "V3"})
  void reportsAllFiveBugs(String scheme) throws Exception {
    Instant late = Instant.now().minus(Duration.ofHours(1));
    call(scheme, "CreateResourcePackage").with("PricingCyle", "Year").nonce("1").send(sim.url());
    String rounded = Long.toString((long) (double) sim.orders().get(0).orderId());
    call(scheme, "CreateResourcePackage").nonce("1").send(sim.url());
    call(scheme, "CreateResourcePackage").nonce("2").at(late).send(sim.url());
    call(scheme, "CreateResourcePackage")
        .key(TestKey.RESELLER.withSecret(" testsecret"))
        .send(sim.url());
    call(scheme, "CreateResellerUserQuota").with("OutBizId", rounded).send(sim.url());

    assertThat(sim.journal().violations())
        .extracting(entry -> entry.violations().get(0).rule())
        .containsExactly(
            "unknown-parameter",
            "SignatureNonceUsed",
            "InvalidTimeStampExpired",
            "SignatureDoesNotMatch" + scheme,
            "rounded-order-id");
    assertThatThrownBy(sim::assertNoContractViolations)
        .isInstanceOf(AssertionError.class)
        .hasMessageStartingWith("the client broke the contract in 5 of 5 calls:")
        .hasMessageContainingAll(
            "PricingCyle=\"Year\"", "Did you mean PricingCycle?",
            "Generate a new nonce", "Set the client's clock",
            "The secret has a leading space", "OutBizId=\"" + rounded + "\"");
  }

  /** The only violation; the control API must describe it in the same words. */
  private static ContractViolation onlyViolation() throws Exception {
    List<JournalEntry> entries = sim.journal().violations();
    assertThat(entries).hasSize(1);
    assertThat(entries.get(0).violations()).hasSize(1);
    ContractViolation violation = entries.get(0).violations().get(0);
    JsonNode shown =
        new ObjectMapper()
            .readTree(new ControlCaller(sim.url()).get(VIOLATIONS).body())
            .at("/entries");
    assertThat(shown).hasSize(1);
    assertThat(shown.at("/0/number").asLong()).isEqualTo(entries.get(0).number());
    assertThat(shown.at("/0/violations")).hasSize(1);
    assertThat(new ObjectMapper().treeToValue(shown.at("/0/violations/0"), ContractViolation.class))
        .isEqualTo(violation);
    return violation;
  }

  private static TestCall call(String scheme, String action) {
    return action.equals("CreateResourcePackage")
        ? TestCall.resourcePackage(scheme)
        : TestCall.quota(scheme);
  }
}
