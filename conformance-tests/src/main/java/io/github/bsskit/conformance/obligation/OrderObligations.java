package io.github.bsskit.conformance.obligation;

import io.github.bsskit.conformance.target.CallStyle;
import io.github.bsskit.conformance.target.Profile;
import io.github.bsskit.conformance.target.RequestMutation;
import io.github.bsskit.rulebook.OperationRule;
import io.github.bsskit.rulebook.ParameterRule;
import io.github.bsskit.rulebook.Rulebook;
import java.util.ArrayList;
import java.util.List;

/**
 * The two precedences that recorded responses show: an unknown Action is found before
 * authentication, and a missing access key before anything about an operation's parameters.
 *
 * <p>Also parameters beyond those listed, which clients send: they are signed and otherwise
 * ignored.
 */
final class OrderObligations {

  private final Profile.Wire wire;
  private final List<Obligation> all = new ArrayList<>();

  private OrderObligations(Profile.Wire wire) {
    this.wire = wire;
  }

  static List<Obligation> of(Rulebook rulebook, Profile.Wire wire) {
    OrderObligations order = new OrderObligations(wire);
    for (OperationRule operation : rulebook.operations()) {
      for (Rulebook.SignatureRule signature : rulebook.signatures()) {
        GatewayObligationBuilder builder =
            GatewayObligationBuilder.of(operation.name(), rulebook, operation, signature.name())
                .topic("order");
        order.precedences(builder);
        order.all.addAll(builder.all());
        order.moreParameters(operation, signature.name());
      }
    }
    return order.all;
  }

  private void precedences(GatewayObligationBuilder builder) {
    if (wire.form() == Profile.WireForm.RPC) {
      unknownAction(builder, "wrong-secret", RequestMutations.wrongSecret());
      unknownAction(builder, "unknown-key", RequestMutations.unknownKey());
      unknownAction(builder, "hour-old", RequestMutations.hourOld());
      unknownAction(builder, "without-signature", RequestMutations.noSignature());
    }
    if (builder.isFor("V1") && !wire.unsigned()) {
      RequestMutation anonymous = RequestMutations.without("AccessKeyId", "");
      for (ParameterRule parameter : builder.operation().parameters()) {
        if (parameter.required()) {
          CallTemplate call = builder.valid().without(parameter.name()).mutated(anonymous);
          builder.check(
              "missing-key-and-" + parameter.name(),
              "Without an access key and without " + parameter.name(),
              builder.valid(),
              call,
              builder.rejectedWith("MissingAccessKeyId"));
        }
      }
    }
  }

  private static void unknownAction(
      GatewayObligationBuilder builder, String name, RequestMutation mutation) {
    RequestMutation action = RequestMutations.common("Action", "x-acs-action", "NoSuchAction");
    builder.check(
        "unknown-action-" + name,
        "An unknown Action, and " + mutation.what(),
        builder.valid(),
        builder.valid().mutated(action).mutated(mutation),
        builder.rejectedWith("InvalidActionNotFound"));
  }

  private void moreParameters(OperationRule operation, String signature) {
    for (CallStyle.Placement placement : CallStyle.Placement.values()) {
      boolean isFirst = placement == CallStyle.Placement.GET;
      moreParameters(operation, new CallStyle(signature, placement, ""), "RegionId", "cn-hangzhou");
      if (isFirst) {
        moreParameters(operation, new CallStyle(signature, placement, ""), "ClientToken", "t-1");
      }
    }
  }

  private void moreParameters(OperationRule operation, CallStyle style, String name, String value) {
    CallTemplate valid = CallTemplate.valid(operation).in(style);
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
                valid.with(name, value),
                Expectation.success())
            .against(valid)
            .needing(Obligation.Need.SIGNED_CALLS));
  }
}
