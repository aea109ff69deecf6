package io.github.bsskit.conformance.obligation;

import static io.github.bsskit.conformance.obligation.Expectation.success;
import static io.github.bsskit.conformance.obligation.GatewayObligations.GATEWAY;

import io.github.bsskit.conformance.obligation.Obligation.Need;
import io.github.bsskit.conformance.obligation.Step.Send;
import io.github.bsskit.conformance.target.CallStyle;
import io.github.bsskit.conformance.target.Profile;
import io.github.bsskit.conformance.target.Profile.Role;
import io.github.bsskit.rulebook.ErrorRule;
import io.github.bsskit.rulebook.OperationRule;
import io.github.bsskit.rulebook.Rulebook;
import java.util.ArrayList;
import java.util.List;

/**
 * Calls on one connection do not affect each other: each gets the response that it would get on a
 * connection of its own.
 */
final class ConnectionObligations {

  private final Rulebook rulebook;
  private final Profile.Wire wire;
  private final OperationRule operation;
  private final List<Obligation> all = new ArrayList<>();

  private ConnectionObligations(Rulebook rulebook, Profile.Wire wire, OperationRule operation) {
    this.rulebook = rulebook;
    this.wire = wire;
    this.operation = operation;
  }

  static List<Obligation> of(Rulebook rulebook, Profile.Wire wire) {
    List<Obligation> all = new ArrayList<>();
    for (OperationRule operation : rulebook.operations()) {
      ConnectionObligations connections = new ConnectionObligations(rulebook, wire, operation);
      rulebook.signatures().stream().map(Rulebook.SignatureRule::name).forEach(connections::signed);
      all.addAll(connections.all);
    }
    return all;
  }

  private void signed(String signature) {
    GatewayObligationBuilder builder =
        GatewayObligationBuilder.of(operation.name(), rulebook, operation, signature)
            .topic("connection");
    signatures(builder);
    keys(builder);
    callers(builder);
    ways(builder, signature);
    all.addAll(builder.all());
  }

  private static void signatures(GatewayObligationBuilder builder) {
    CallTemplate valid = builder.valid();
    Send wrong =
        new Send(valid.relabeled("W").mutated(RequestMutations.wrongSecret()), builder.mismatch());
    sequence(
        builder,
        "wrong-after-valid",
        "After several valid calls a wrong signature is still rejected",
        good(valid, "A"),
        good(valid, "B"),
        good(valid, "C"),
        wrong,
        good(valid, "D"));
    sequence(
        builder,
        "valid-after-wrong",
        "After a wrong signature a valid call succeeds, and a wrong one is rejected again",
        wrong,
        good(valid, "A"),
        wrong);
    sequence(
        builder,
        "hour-old-after-valid",
        "After a valid call an hour-old one is still rejected",
        good(valid, "A"),
        new Send(
            valid.relabeled("W").mutated(RequestMutations.hourOld()),
            builder.rejectedWith("InvalidTimeStampExpired")),
        good(valid, "B"));
    sequence(
        builder,
        "nonce-after-valid",
        "A nonce of an earlier call on the connection is used up",
        good(valid.withNonce("N"), "A"),
        good(valid, "B"),
        new Send(valid.relabeled("C").withNonce("N"), builder.rejectedWith("SignatureNonceUsed")));
  }

  private static void keys(GatewayObligationBuilder builder) {
    CallTemplate valid = builder.valid();
    CallTemplate unknown = valid.relabeled("W").mutated(RequestMutations.unknownKey());
    Expectation notFound = builder.rejectedWith("InvalidAccessKeyIdNotFound");
    sequence(
        builder,
        "unknown-key-after-valid",
        "After a valid call an unknown key is still rejected, and a valid one succeeds",
        good(valid, "A"),
        new Send(unknown, notFound),
        good(valid, "B"));
    provisioned(
        builder,
        "inactive-key-after-valid",
        "After a valid call a disabled key is still rejected, and a valid one succeeds",
        good(valid, "A"),
        new Send(
            valid.relabeled("W").by(Role.INACTIVE),
            builder.rejectedWith("InvalidAccessKeyIdInactive")),
        good(valid, "B"));
    CallTemplate temporary = valid.by(Role.STS);
    provisioned(
        builder,
        "temporary-key-after-valid",
        "After a valid call a temporary key needs its own secret and token",
        good(valid, "A"),
        good(temporary, "B"),
        new Send(
            temporary.relabeled("W").mutated(RequestMutations.wrongSecret()), builder.mismatch()),
        new Send(
            temporary.relabeled("X").mutated(RequestMutations.withoutToken()),
            builder.rejectedWith("MissingSecurityToken")),
        good(valid, "C"));
  }

  /** Permissions belong to the caller of each call. */
  private void callers(GatewayObligationBuilder builder) {
    CallTemplate valid = builder.valid();
    for (ErrorRule denied : operation.errorsWhen("caller-not-authorized")) {
      Send rejected = new Send(valid.relabeled("W").by(Role.DENIED), Expectation.error(denied));
      provisioned(
          builder,
          "denied-after-allowed",
          "After a call of a key with permission, one without is still rejected",
          good(valid, "A"),
          rejected,
          good(valid, "B"));
      provisioned(
          builder,
          "allowed-after-denied",
          "After a call of a key without permission, one with permission succeeds",
          rejected,
          good(valid, "A"),
          rejected);
    }
    for (ErrorRule notApplicable : operation.errorsWhen("caller-not-applicable")) {
      CallTemplate call = CallerObligations.withoutOwner(valid).by(Role.NOT_APPLICABLE);
      provisioned(
          builder,
          "not-applicable-after-allowed",
          "After a call of a reseller, one of an ordinary account is still rejected",
          good(valid, "A"),
          new Send(call, Expectation.error(notApplicable)),
          good(valid, "B"));
    }
  }

  /** The way of one call says nothing about the next. */
  private void ways(GatewayObligationBuilder builder, String signature) {
    CallTemplate valid = builder.valid();
    CallStyle style = valid.style();
    List<Send> sends = new ArrayList<>();
    CallStyle.all(List.of(signature), wire.formats())
        .forEach(own -> sends.add(good(valid.in(own), own.placement().label() + own.format())));
    wire.signatures().stream()
        .filter(other -> !other.equals(signature))
        .forEach(other -> sends.add(good(valid.in(style.withSignature(other)), other)));
    Send violation = SingleViolation.any(operation);
    sends.add(new Send(violation.template().in(style), violation.expectation()));
    rulebook
        .operations()
        .forEach(other -> sends.add(good(CallTemplate.valid(other).in(style), other.name())));
    sends.add(good(valid, "last"));
    sequence(
        builder,
        "every-way",
        "Calls in every placement and format, of every operation, each get their own response",
        sends.toArray(new Send[0]));
  }

  private static Send good(CallTemplate call, String label) {
    return new Send(call.relabeled(label), success());
  }

  private static Obligation obligation(
      GatewayObligationBuilder builder, String name, String statement, Send... sends) {
    return Obligation.of(
            builder.address(name),
            statement + " (on one connection).",
            GATEWAY,
            Step.Batch.onOneConnection(sends))
        .against(builder.valid());
  }

  private static void sequence(
      GatewayObligationBuilder builder, String name, String statement, Send... sends) {
    builder.add(obligation(builder, name, statement, sends).needing(Need.VERIFIED_SIGNATURES));
  }

  private static void provisioned(
      GatewayObligationBuilder builder, String name, String statement, Send... sends) {
    builder.provisioned(obligation(builder, name, statement, sends));
  }
}
