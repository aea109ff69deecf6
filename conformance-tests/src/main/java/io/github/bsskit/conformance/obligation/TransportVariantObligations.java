package io.github.bsskit.conformance.obligation;

import static io.github.bsskit.conformance.obligation.Expectation.success;
import static io.github.bsskit.conformance.obligation.GatewayObligations.GATEWAY;

import io.github.bsskit.conformance.obligation.Step.Replay;
import io.github.bsskit.conformance.obligation.Step.Send;
import io.github.bsskit.conformance.target.CallStyle.Placement;
import io.github.bsskit.conformance.target.Profile.Role;

/** Signature, time and nonce are checked for every placement and every kind of key. */
final class TransportVariantObligations {

  private final GatewayObligationBuilder builder;

  TransportVariantObligations(GatewayObligationBuilder builder) {
    this.builder = builder;
  }

  void byGet() {
    CallTemplate valid = builder.valid();
    variant("by-get", "by GET", valid.in(valid.style().withPlacement(Placement.GET)));
  }

  void withTemporaryKey() {
    variant("with-a-temporary-key", "with a temporary key", builder.valid().by(Role.STS));
  }

  private void variant(String name, String how, CallTemplate valid) {
    Expectation used = builder.rejectedWith("SignatureNonceUsed");
    builder
        .topic("signature")
        .provisioned(
            "wrong-secret-" + name,
            "Signed with a wrong secret, " + how,
            valid,
            valid.mutated(RequestMutations.wrongSecret()),
            builder.mismatch());
    builder
        .topic("time")
        .provisioned(
            "hour-old-" + name,
            "An hour old, " + how,
            valid,
            valid.mutated(RequestMutations.hourOld()),
            builder.rejectedWith("InvalidTimeStampExpired"));
    builder.provisioned(
        Obligation.of(
            builder.topic("nonce").address("replayed-" + name),
            "The same request sent again, " + how + ": " + used.description() + ".",
            GATEWAY,
            Send.first(valid, success()),
            new Replay(used)));
  }
}
