package io.github.bsskit.conformance.obligation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bsskit.conformance.obligation.Obligation.Demand;
import io.github.bsskit.conformance.target.Profile;
import io.github.bsskit.rulebook.ErrorRule;
import io.github.bsskit.rulebook.Rulebook;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A new operation in the spec gets its obligations without a change to the kit. */
class ThirdOperationTest {

  private static final String THIRD = "CloseResellerUserQuota";
  private static final Profile.Wire WIRE =
      new Profile.Wire(
          Profile.WireForm.RPC, List.of("V3", "V1"), true, true, List.of("JSON", "XML"));
  private static final Map<String, Obligation> OWED =
      Obligations.of(Rulebook.read(SpecText.withAThirdOperation()), WIRE).stream()
          .collect(Collectors.toMap(Obligation::address, Function.identity()));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "call/valid",
        "call/keep-alive",
        "style/V1/POST-form/XML",
        "style/V3/GET-query/JSON",
        "OwnerId/missing/absent",
        "OwnerId/missing/empty",
        "OwnerId/valid/minimum",
        "OwnerId/valid/maximum",
        "OwnerId/malformed/zero",
        "OwnerId/malformed/above-maximum",
        "Reason/optional/absent",
        "Reason/valid/Paid",
        "Reason/valid/GivenUp",
        "Reason/malformed/other",
        "caller/NotApplicable",
        "caller/NotAuthorized",
        "sequence/repeat",
        "sequence/after-CreateResellerUserQuota",
        "sequence/after-CreateResourcePackage",
        "race/distinct",
        "rate-limit/enforced",
        "rate-limit/not-early",
        "generated/valid",
        "generated/one-violation",
        "generated/several-violations",
        "generated/anything",
        "success/status",
        "success/fields",
        "success/Code/value",
        "success/Because/type",
        "success/Entries/type",
        "success/Ledger.OwnerId/type",
        "error/undocumented",
        "error/NotAuthorized/status",
        "error/LedgerNotFound/status",
        "error/LedgerNotFound/message",
      })
  void hasObligation(String rest) {
    assertThat(OWED).containsKey(THIRD + "/" + rest);
  }

  /** Errors that it does not document, and properties that its parameters do not have. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "generated/ledger-model",
        "race/identical",
        "caller/IdMissing",
        "OwnerId/optional/absent",
        "OwnerId/foreign",
        "Reason/missing/absent",
        "success/Code/present",
        "success/Because/value",
      })
  void hasNoObligation(String rest) {
    assertThat(OWED).doesNotContainKey(THIRD + "/" + rest);
  }

  @Test
  void otherOperationsOnlyGetOneMoreSequence() {
    Set<String> before =
        Obligations.of(Rulebook.load(), WIRE).stream()
            .map(Obligation::address)
            .collect(Collectors.toSet());

    Set<String> more =
        OWED.keySet().stream()
            .filter(address -> !before.contains(address) && !address.startsWith(THIRD + "/"))
            .collect(Collectors.toSet());

    assertThat(OWED).containsKeys(before.toArray(String[]::new));
    assertThat(more)
        .containsExactlyInAnyOrder(
            "CreateResellerUserQuota/sequence/after-" + THIRD,
            "CreateResourcePackage/sequence/after-" + THIRD);
  }

  @Test
  void aMissingOwnerReturnsTheDocumentedError() {
    Step.Send send = only(THIRD + "/OwnerId/missing/absent");

    assertThat(send.template().values()).doesNotContainKey("OwnerId");
    assertThat(errors(send)).containsExactly("400 OwnerMissing");
  }

  @Test
  void aDeniedKeyReturnsTheDocumentedError() {
    Step.Send send = only(THIRD + "/caller/NotAuthorized");

    assertThat(send.template().role()).isEqualTo(Profile.Role.DENIED);
    assertThat(errors(send)).containsExactly("403 NotAuthorized");
  }

  @Test
  void anUnknownReasonReturnsAnyError() {
    Step.Send send = only(THIRD + "/Reason/malformed/other");

    assertThat(send.template().values()).containsEntry("Reason", Value.literal("NoSuchValue"));
    assertThat(send.expectation()).isEqualTo(Expectation.anyError());
  }

  @Test
  void limitsOfTheOwnerAreThoseOfTheSpec() {
    assertThat(only(THIRD + "/OwnerId/valid/minimum").template().values())
        .containsEntry("OwnerId", Value.literal("1"));
    assertThat(only(THIRD + "/OwnerId/valid/maximum").template().values())
        .containsEntry("OwnerId", Value.literal("9223372036854775807"));
    assertThat(only(THIRD + "/OwnerId/malformed/above-maximum").template().values())
        .containsEntry("OwnerId", Value.literal("9223372036854775808"));
  }

  @Test
  void theRateIsThatOfTheSpec() {
    RateStep.Burst burst = (RateStep.Burst) OWED.get(THIRD + "/rate-limit/enforced").steps().get(0);

    assertThat(burst.rate().requests()).isEqualTo(3);
    assertThat(OWED.get(THIRD + "/rate-limit/not-early").statement())
        .contains("first 3 calls in 60 s");
  }

  /**
   * All its facts are our interpretation, except styles, signatures and the envelope of errors,
   * which are the product's.
   */
  @Test
  void inventedFactsAreNotRequired() {
    Stream<Obligation> demanded =
        OWED.values().stream()
            .filter(obligation -> obligation.address().startsWith(THIRD + "/"))
            .filter(obligation -> obligation.demand() != Demand.INTERPRETATION);

    assertThat(demanded)
        .allMatch(obligation -> obligation.source().toString().matches("M|G|S1.*"))
        .extracting(obligation -> obligation.address().split("/")[1])
        .containsOnly(
            "call",
            "style",
            "signature",
            "connection",
            "variant",
            "nonce",
            "clock",
            "order",
            "success",
            "error");
  }

  private static Step.Send only(String address) {
    assertThat(OWED.get(address).steps()).as(address).hasSize(1);
    return (Step.Send) OWED.get(address).steps().get(0);
  }

  private static List<String> errors(Step.Send send) {
    return send.expectation().errors().stream().map(ErrorRule::toString).toList();
  }
}
