package io.github.bsskit.conformance.obligation;

import static io.github.bsskit.conformance.obligation.Expectation.success;
import static io.github.bsskit.conformance.obligation.GatewayObligations.GATEWAY;

import io.github.bsskit.conformance.obligation.Obligation.Need;
import io.github.bsskit.conformance.target.CallStyle;
import io.github.bsskit.conformance.target.CallStyle.Placement;
import io.github.bsskit.conformance.target.Profile;
import io.github.bsskit.conformance.target.Profile.Role;
import io.github.bsskit.rulebook.ErrorRule;
import io.github.bsskit.rulebook.OperationRule;
import io.github.bsskit.rulebook.Rulebook;
import io.github.bsskit.rulebook.Source;
import java.util.ArrayList;
import java.util.List;

/** The obligations of a whole call: valid calls in every style, signatures, rate, properties. */
final class CallObligations {

  private static final Source METADATA = new Source(List.of("M"));

  private final OperationRule operation;
  private final Rulebook rulebook;
  private final CallTemplate valid;
  private final List<Obligation> all = new ArrayList<>();

  private CallObligations(OperationRule operation, Rulebook rulebook) {
    this.operation = operation;
    this.rulebook = rulebook;
    this.valid = CallTemplate.valid(operation);
  }

  /** The simplest call first, then every style. */
  static List<Obligation> basic(OperationRule operation, Rulebook rulebook, Profile.Wire wire) {
    CallObligations calls = new CallObligations(operation, rulebook);
    calls.valid();
    calls.styles();
    rulebook.signatures().forEach(calls::signed);
    rulebook.signatures().forEach(signature -> calls.atTheGateway(signature, wire));
    calls.keepAlive();
    return calls.all;
  }

  private void valid() {
    all.add(
        Obligation.of(
            operation.name() + "/call/valid",
            "A valid call succeeds.",
            operation.source(),
            valid,
            success()));
  }

  private void styles() {
    for (Rulebook.SignatureRule signature : rulebook.signatures()) {
      for (Placement placement : Placement.values()) {
        for (String format : rulebook.wire().formats()) {
          style(new CallStyle(signature.name(), placement, format));
        }
      }
    }
  }

  private void style(CallStyle style) {
    Step.Send violation = SingleViolation.any(operation);
    all.add(
        Obligation.of(
                String.join(
                    "/",
                    operation.name(),
                    "style",
                    style.signature(),
                    style.placement().label(),
                    style.format()),
                style.signature()
                    + ", parameters in "
                    + place(style.placement())
                    + ", "
                    + style.format()
                    + ": one success and one error.",
                METADATA,
                new Step.Send(valid.in(style), success()),
                new Step.Send(violation.template().in(style), violation.expectation()))
            .needing(Need.SIGNED_CALLS));
  }

  private static String place(Placement placement) {
    return switch (placement) {
      case GET -> "the GET query";
      case POST_QUERY -> "the POST query";
      case POST_FORM -> "the POST form";
      case POST_SPLIT -> "the POST query and form";
    };
  }

  /** That this operation checks signatures at all; the details are in the gateway group. */
  private void signed(Rulebook.SignatureRule signature) {
    CallTemplate call = in(signature);
    Expectation mismatch = gatewayError("SignatureDoesNotMatch" + signature.name());
    Expectation used = gatewayError("SignatureNonceUsed");
    all.add(
        Obligation.of(
                address(signature, "wrong-secret"),
                "Signed with a wrong secret: " + mismatch.description() + ".",
                signature.source(),
                call.mutated(RequestMutations.wrongSecret()),
                mismatch)
            .against(call)
            .needing(Need.VERIFIED_SIGNATURES));
    all.add(
        Obligation.of(
                address(signature, "replayed"),
                "The same request sent again: " + used.description() + ".",
                signature.source(),
                Step.Send.first(call, success()),
                new Step.Replay(used))
            .needing(Need.VERIFIED_SIGNATURES));
  }

  private CallTemplate in(Rulebook.SignatureRule signature) {
    return valid.in(CallStyle.DEFAULT.withSignature(signature.name()));
  }

  private String address(Rulebook.SignatureRule signature, String name) {
    return operation.name() + "/signature/" + signature.name() + "/" + name;
  }

  private Expectation gatewayError(String name) {
    return Expectation.error(rulebook.gatewayError(name));
  }

  /** For targets whose operations check requests themselves instead of in one gateway. */
  private void atTheGateway(Rulebook.SignatureRule signature, Profile.Wire wire) {
    CallTemplate call = in(signature);
    CallTemplate temporary = call.by(Role.STS);
    Need verified = Need.VERIFIED_SIGNATURES;
    all.add(
        rejected(
                address(signature, "hour-old"),
                call,
                call.mutated(RequestMutations.hourOld()),
                gatewayError("InvalidTimeStampExpired"))
            .needing(verified));
    all.add(
        rejected(
                address(signature, "unknown-key"),
                call,
                call.mutated(RequestMutations.unknownKey()),
                gatewayError("InvalidAccessKeyIdNotFound"))
            .needing(verified));
    all.add(
        rejected(
                address(signature, "inactive-key"),
                call,
                call.by(Role.INACTIVE),
                gatewayError("InvalidAccessKeyIdInactive"))
            .provisioned(verified));
    all.add(
        rejected(
                address(signature, "temporary-key-without-token"),
                temporary,
                temporary.mutated(RequestMutations.withoutToken()),
                gatewayError("MissingSecurityToken"))
            .provisioned(verified));
    if (wire.form() == Profile.WireForm.RPC) {
      all.add(
          rejected(
              address(signature, "another-version"),
              call,
              call.mutated(RequestMutations.otherVersion()),
              gatewayError("InvalidVersion")));
    }
    all.add(replayedConcurrently(signature));
  }

  private Obligation rejected(
      String address, CallTemplate baseline, CallTemplate call, Expectation expected) {
    String what = address.substring(address.lastIndexOf('/') + 1).replace('-', ' ');
    return Obligation.of(
            address,
            operation.name() + " with " + what + ": " + expected.description() + ".",
            GATEWAY,
            call,
            expected)
        .against(baseline);
  }

  /** Fails if the nonce is looked up before it is stored, which lets concurrent copies through. */
  private Obligation replayedConcurrently(Rulebook.SignatureRule signature) {
    CallTemplate call = in(signature);
    List<ErrorRule> others = new ArrayList<>();
    others.add(rulebook.gatewayError("SignatureNonceUsed"));
    // a copy of a successful creation violates two rules; no page says which is checked first
    others.addAll(operation.errorsWhen("record-exists"));
    Expectation rejected = Expectation.error(others);
    return Obligation.of(
            address(signature, "replayed-concurrently"),
            "Of concurrent calls with one nonce one succeeds, the others return "
                + rejected.description()
                + ".",
            signature.source(),
            new Step.Race(call.withNonce("N"), 8, rejected),
            new Step.Race(call.relabeled("B").withNonce("O"), 8, rejected))
        .needing(Need.VERIFIED_SIGNATURES);
  }

  private void keepAlive() {
    all.add(
        Obligation.of(
            operation.name() + "/call/keep-alive",
            "Calls on one connection each get their own response, in order.",
            METADATA,
            Step.Batch.onOneConnection(
                new Step.Send(valid, success()),
                SingleViolation.any(operation),
                new Step.Send(valid.relabeled("B"), success()),
                new Step.Send(valid.relabeled("C"), success()))));
  }

  /** Properties of generated calls. */
  static List<Obligation> generated(OperationRule operation) {
    List<Obligation> all = new ArrayList<>();
    for (Step.CaseProperty property : Step.CaseProperty.values()) {
      boolean applies =
          property != Step.CaseProperty.LEDGER_MODEL
              || CallTemplate.valid(operation).leavesRecord();
      if (applies) {
        all.add(
            Obligation.of(
                operation.name() + "/generated/" + property.label(),
                property.statement() + ".",
                operation.source(),
                new Step.Generated(property, operation)));
      }
    }
    return all;
  }

  /** The documented rate limit; last, because it is used up afterwards. */
  static List<Obligation> rate(OperationRule operation, Rulebook rulebook) {
    return operation.rate().stream()
        .map(
            rate ->
                Obligation.of(
                        operation.name() + "/rate-limit/enforced",
                        "After "
                            + rate.requests()
                            + " calls in "
                            + rate.seconds()
                            + " s, calls are throttled.",
                        rate.source(),
                        new Step.Burst(
                            CallTemplate.valid(operation),
                            rate,
                            // no page says which of them is returned for a caller's own rate
                            Expectation.error(
                                rulebook.gatewayError("ThrottlingUser"),
                                rulebook.gatewayError("ThrottlingApi"),
                                rulebook.gatewayError("Throttling"))))
                    .provisioned(Need.RATE, Need.NOT_PAID))
        .toList();
  }
}
