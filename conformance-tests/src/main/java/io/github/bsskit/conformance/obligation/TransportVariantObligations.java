package io.github.bsskit.conformance.obligation;

import static io.github.bsskit.conformance.obligation.Expectation.refused;
import static io.github.bsskit.conformance.obligation.Expectation.success;
import static io.github.bsskit.conformance.obligation.ObligationBuilder.GATEWAY;

import io.github.bsskit.conformance.obligation.Step.Replay;
import io.github.bsskit.conformance.obligation.Step.Send;
import io.github.bsskit.conformance.target.CallStyle.Placement;
import io.github.bsskit.conformance.target.Profile.Role;

/** What is checked at all is checked however a call comes and whoever makes it. */
final class TransportVariantObligations {

  private final GatewayObligationBuilder draws;

  TransportVariantObligations(GatewayObligationBuilder draws) {
    this.draws = draws;
  }

  void byGet() {
    CallTemplate valid = draws.valid();
    checked("by-get", valid.on(valid.carrier().withPlacement(Placement.GET)));
  }

  void withATemporaryKey() {
    checked("with-a-temporary-key", draws.valid().by(Role.STS));
  }

  private void checked(String how, CallTemplate recipe) {
    Expectation used = draws.refusedWith("SignatureNonceUsed");
    String words = " " + how.replace('-', ' ');
    draws.provided(
        draws.address("signature", "wrong-secret-" + how),
        "A call signed with another secret is refused" + words,
        recipe,
        recipe.twisted(RequestMutations.wrongSecret()),
        refused(draws.mismatch()));
    draws.provided(
        draws.address("time", "hour-old-" + how),
        "A call an hour old is refused" + words,
        recipe,
        recipe.twisted(RequestMutations.hourOld()),
        draws.refusedWith("InvalidTimeStampExpired"));
    draws.provided(
        ObligationBuilder.steps(
            draws.address("nonce", "replayed-" + how),
            "The very same request sent again is refused" + words + ": " + used.words() + ".",
            GATEWAY,
            Send.first(recipe, success()),
            new Replay(used)));
  }
}
