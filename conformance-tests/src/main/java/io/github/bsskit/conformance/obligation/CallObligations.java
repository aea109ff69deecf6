package io.github.bsskit.conformance.obligation;

import static io.github.bsskit.conformance.obligation.Expectation.success;

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
import java.util.function.Consumer;

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
    calls.forEachSignature(CallObligations::signatures);
    calls.forEachSignature(builder -> gateway(builder, wire));
    calls.keepAlive();
    return calls.all;
  }

  private void forEachSignature(Consumer<GatewayObligationBuilder> obligations) {
    for (Rulebook.SignatureRule signature : rulebook.signatures()) {
      GatewayObligationBuilder builder =
          GatewayObligationBuilder.of(operation.name(), rulebook, operation, signature.name())
              .topic("signature");
      obligations.accept(builder);
      all.addAll(builder.all());
    }
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
      CallStyle.all(List.of(signature.name()), rulebook.wire().formats()).forEach(this::style);
      for (Placement placement : Placement.values()) {
        moreParameters(new CallStyle(signature.name(), placement, ""), "RegionId", "cn-hangzhou");
      }
      moreParameters(new CallStyle(signature.name(), Placement.GET, ""), "ClientToken", "t-1");
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
            .ofRule(operation.name() + "/style")
            .needing(Need.SIGNED_CALLS));
  }

  /** Clients send parameters beyond those listed: they are signed and otherwise ignored. */
  private void moreParameters(CallStyle style, String name, String value) {
    all.add(
        Obligation.of(
                String.join(
                    "/",
                    operation.name(),
                    "style",
                    style.signature(),
                    style.placement().label(),
                    "with-" + name),
                "A call with the additional parameter " + name + " succeeds (" + style + ").",
                GatewayObligations.GATEWAY,
                valid.in(style).with(name, value),
                success())
            .against(valid.in(style))
            .ofRule(operation.name() + "/style")
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
  private static void signatures(GatewayObligationBuilder builder) {
    Expectation used = builder.rejectedWith("SignatureNonceUsed");
    builder.check(
        "wrong-secret",
        "Signed with a wrong secret",
        RequestMutations.wrongSecret(),
        builder.mismatch());
    builder.steps(
        "replayed",
        "The same request sent again: " + used.description() + ".",
        Step.Send.first(builder.valid(), success()),
        new Step.Replay(used));
  }

  /** For targets whose operations check requests themselves instead of in one gateway. */
  private static void gateway(GatewayObligationBuilder builder, Profile.Wire wire) {
    CallTemplate valid = builder.valid();
    CallTemplate temporary = valid.by(Role.STS);
    builder.check(
        "hour-old",
        "An hour old",
        RequestMutations.hourOld(),
        builder.rejectedWith("InvalidTimeStampExpired"));
    builder.check(
        "unknown-key",
        "An unknown access key",
        RequestMutations.unknownKey(),
        builder.rejectedWith("InvalidAccessKeyIdNotFound"));
    builder.provisioned(
        "inactive-key",
        "A disabled key",
        valid,
        valid.by(Role.INACTIVE),
        builder.rejectedWith("InvalidAccessKeyIdInactive"));
    builder.provisioned(
        "temporary-key-without-token",
        "A temporary key without its token",
        temporary,
        temporary.mutated(RequestMutations.withoutToken()),
        builder.rejectedWith("MissingSecurityToken"));
    if (wire.form() == Profile.WireForm.RPC) {
      builder.unsignedCheck(
          "another-version",
          RequestMutations.otherVersion(),
          builder.rejectedWith("InvalidVersion"));
    }
    replayedConcurrently(builder);
  }

  /** Fails if the nonce is looked up before it is stored, which lets concurrent copies through. */
  private static void replayedConcurrently(GatewayObligationBuilder builder) {
    CallTemplate valid = builder.valid();
    List<ErrorRule> others = new ArrayList<>();
    others.add(builder.error("SignatureNonceUsed"));
    // a copy of a successful creation violates two rules; no page says which is checked first
    others.addAll(valid.operation().errorsWhen("record-exists"));
    Expectation rejected = Expectation.error(others);
    builder.steps(
        "replayed-concurrently",
        "Of concurrent calls with one nonce one succeeds, the others return "
            + rejected.description()
            + ".",
        new Step.Race(valid.withNonce("N"), 8, rejected),
        new Step.Race(valid.relabeled("B").withNonce("O"), 8, rejected));
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
    for (CaseProperty property : CaseProperty.values()) {
      boolean applies =
          property != CaseProperty.LEDGER_MODEL || CallTemplate.valid(operation).leavesRecord();
      if (applies) {
        all.add(
            Obligation.of(
                    operation.name() + "/generated/" + property.label(),
                    property.statement() + ".",
                    operation.source(),
                    new Step.Generated(property, operation))
                .ofRule(operation.name() + "/generated"));
      }
    }
    return all;
  }
}
