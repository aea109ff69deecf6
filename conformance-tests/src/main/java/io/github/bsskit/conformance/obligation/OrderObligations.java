package io.github.bsskit.conformance.obligation;

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
}
