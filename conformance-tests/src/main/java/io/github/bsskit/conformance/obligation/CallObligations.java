package io.github.bsskit.conformance.obligation;

import static io.github.bsskit.conformance.obligation.Expectation.refused;
import static io.github.bsskit.conformance.obligation.Expectation.success;
import static io.github.bsskit.conformance.obligation.ObligationBuilder.GATEWAY;

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
import java.util.Optional;

/** What is owed for a call as a whole: that it works, however it travels, and how often. */
final class CallObligations {

  private static final Source METADATA = new Source(List.of("M"));

  private CallObligations() {}

  /** The plainest call first, then each way for it to travel. */
  static List<Obligation> basic(OperationRule operation, Rulebook rulebook, Profile.Wire wire) {
    CallTemplate valid = CallTemplate.valid(operation);
    List<Obligation> all = new ArrayList<>();
    all.add(
        ObligationBuilder.call(
            operation.name() + "/call/valid",
            "A documented valid call succeeds.",
            operation.source(),
            valid,
            success()));
    for (Rulebook.SignatureRule signature : rulebook.signatures()) {
      for (Placement placement : Placement.values()) {
        for (String format : rulebook.wire().formats()) {
          all.add(carrier(operation, new CallStyle(signature.name(), placement, format)));
        }
      }
    }
    all.addAll(signed(operation, rulebook));
    all.addAll(atTheGateway(operation, rulebook, wire));
    all.add(
        ObligationBuilder.steps(
            operation.name() + "/call/keep-alive",
            "Several calls on one connection are answered one after another, each for itself.",
            METADATA,
            new Step.InARow(
                List.of(
                    new Step.Send(valid, success()),
                    anyViolation(operation),
                    new Step.Send(valid.labelled("B"), success()),
                    new Step.Send(valid.labelled("C"), success())))));
    return all;
  }

  /** That signatures are checked for this operation too; all there is to check is in gateway. */
  private static List<Obligation> signed(OperationRule operation, Rulebook rulebook) {
    List<Obligation> all = new ArrayList<>();
    for (Rulebook.SignatureRule signature : rulebook.signatures()) {
      CallTemplate valid =
          CallTemplate.valid(operation).on(CallStyle.DEFAULT.withSignature(signature.name()));
      String under = operation.name() + "/signature/" + signature.name() + "/";
      ErrorRule mismatch = rulebook.gatewayError("SignatureDoesNotMatch" + signature.name());
      all.add(
          ObligationBuilder.needing(
              ObligationBuilder.against(
                  valid,
                  under + "wrong-secret",
                  "Signed with another secret the call is refused: " + mismatch + ".",
                  signature.source(),
                  valid.twisted(RequestMutations.wrongSecret()),
                  refused(mismatch)),
              Need.VERIFIED_SIGNATURES));
      ErrorRule used = rulebook.gatewayError("SignatureNonceUsed");
      all.add(
          ObligationBuilder.needing(
              ObligationBuilder.steps(
                  under + "replayed",
                  "The very same request sent again is refused: " + used + ".",
                  signature.source(),
                  Step.Send.first(valid, success()),
                  new Step.Replay(refused(used))),
              Need.VERIFIED_SIGNATURES));
    }
    return all;
  }

  /** The gateway is one for all operations, but for those that keep the gate themselves. */
  private static List<Obligation> atTheGateway(
      OperationRule operation, Rulebook rulebook, Profile.Wire wire) {
    List<Obligation> all = new ArrayList<>();
    for (Rulebook.SignatureRule signature : rulebook.signatures()) {
      CallTemplate valid =
          CallTemplate.valid(operation).on(CallStyle.DEFAULT.withSignature(signature.name()));
      CallTemplate temporary = valid.by(Role.STS);
      String under = operation.name() + "/signature/" + signature.name() + "/";
      all.add(
          ObligationBuilder.needing(
              refusedToo(
                  under + "hour-old",
                  valid,
                  valid.twisted(RequestMutations.hourOld()),
                  rulebook.gatewayError("InvalidTimeStampExpired")),
              Need.VERIFIED_SIGNATURES));
      all.add(
          ObligationBuilder.needing(
              refusedToo(
                  under + "unknown-key",
                  valid,
                  valid.twisted(RequestMutations.unknownKey()),
                  rulebook.gatewayError("InvalidAccessKeyIdNotFound")),
              Need.VERIFIED_SIGNATURES));
      all.add(
          ObligationBuilder.provisioned(
              refusedToo(
                  under + "inactive-key",
                  valid,
                  valid.by(Role.INACTIVE),
                  rulebook.gatewayError("InvalidAccessKeyIdInactive")),
              Need.VERIFIED_SIGNATURES));
      all.add(
          ObligationBuilder.provisioned(
              refusedToo(
                  under + "temporary-key-without-token",
                  temporary,
                  temporary.twisted(
                      RequestMutations.without("SecurityToken", "x-acs-security-token")),
                  rulebook.gatewayError("MissingSecurityToken")),
              Need.VERIFIED_SIGNATURES));
      if (wire.form() == Profile.WireForm.RPC) {
        all.add(
            refusedToo(
                under + "another-version",
                valid,
                valid.twisted(RequestMutations.common("Version", "x-acs-version", "2014-05-26")),
                rulebook.gatewayError("InvalidVersion")));
      }
      all.add(atOnce(under, valid, signature.source(), rulebook));
    }
    return all;
  }

  private static Obligation refusedToo(
      String address, CallTemplate twin, CallTemplate recipe, ErrorRule error) {
    return ObligationBuilder.against(
        twin,
        address,
        "What the gateway refuses is refused for "
            + recipe.operation().name()
            + " too ("
            + address.substring(address.lastIndexOf('/') + 1).replace('-', ' ')
            + "): "
            + error
            + ".",
        GATEWAY,
        recipe,
        refused(error));
  }

  /** A nonce that is looked up first and written down later lets a copy slip in between. */
  private static Obligation atOnce(
      String under, CallTemplate valid, Source source, Rulebook rulebook) {
    List<ErrorRule> others = new ArrayList<>();
    others.add(rulebook.gatewayError("SignatureNonceUsed"));
    // the copy of a create that is done has two things wrong, and no page says which comes first
    others.addAll(valid.operation().errorsWhen("record-exists"));
    Expectation refused = new Expectation.Refused(others);
    return ObligationBuilder.needing(
        ObligationBuilder.steps(
            under + "replayed-concurrently",
            "Of calls with one nonce at one instant one succeeds, the others are refused: "
                + refused.words()
                + ".",
            source,
            new Step.Race(valid.nonced("N"), 8, refused),
            new Step.Race(valid.labelled("B").nonced("O"), 8, refused)),
        Need.VERIFIED_SIGNATURES);
  }

  private static Obligation carrier(OperationRule operation, CallStyle carrier) {
    Step.Send violation = anyViolation(operation);
    return ObligationBuilder.needing(
        ObligationBuilder.steps(
            operation.name()
                + "/style/"
                + carrier.signature()
                + "/"
                + carrier.placement().label()
                + "/"
                + carrier.format(),
            "A call travels signed with "
                + carrier.signature()
                + ", its parameters in "
                + carrier.placement().label()
                + ", and is answered in "
                + carrier.format()
                + ", a success and a refusal.",
            METADATA,
            new Step.Send(CallTemplate.valid(operation).on(carrier), success()),
            new Step.Send(violation.recipe().on(carrier), violation.expectation())),
        Need.SIGNED_CALLS);
  }

  /** Some call with one thing wrong. */
  static Step.Send anyViolation(OperationRule operation) {
    for (ErrorRule error : operation.errors()) {
      Optional<CallTemplate> violation = ParameterObligations.violation(operation, error);
      if (violation.isPresent()) {
        return new Step.Send(violation.get().labelled("V"), refused(error));
      }
    }
    return new Step.Send(CallTemplate.valid(operation).labelled("V"), success());
  }

  /** The properties of which jqwik draws the cases. */
  static List<Obligation> generated(OperationRule operation) {
    List<Obligation> all = new ArrayList<>();
    for (Step.Generated.Kind kind : Step.Generated.Kind.values()) {
      if (kind == Step.Generated.Kind.LEDGER_MODEL
          && operation.errorsWhen("record-exists").isEmpty()) {
        continue;
      }
      all.add(
          ObligationBuilder.steps(
              operation.name() + "/generated/" + kind.words(),
              Character.toUpperCase(kind.statement().charAt(0))
                  + kind.statement().substring(1)
                  + ".",
              operation.source(),
              new Step.Generated(kind, operation)));
    }
    return all;
  }

  /** The documented rate, which is used up last of all. */
  static List<Obligation> rate(OperationRule operation, Rulebook rulebook) {
    return operation
        .rate()
        .map(
            rate ->
                List.of(
                    ObligationBuilder.provisioned(
                        ObligationBuilder.steps(
                            operation.name() + "/rate-limit/enforced",
                            "A caller has "
                                + rate.requests()
                                + " calls in "
                                + rate.seconds()
                                + " s; the first so many pass, and sooner or later after them one"
                                + " is throttled.",
                            rate.source(),
                            new Step.Burst(
                                CallTemplate.valid(operation),
                                rate,
                                // no page says which of them answers a caller's own rate
                                refused(
                                    rulebook.gatewayError("ThrottlingUser"),
                                    rulebook.gatewayError("ThrottlingApi"),
                                    rulebook.gatewayError("Throttling")))),
                        Need.RATE,
                        Need.NOT_PAID)))
        .orElse(List.of());
  }
}
