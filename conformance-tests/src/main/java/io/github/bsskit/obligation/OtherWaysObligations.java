package io.github.bsskit.obligation;

import static io.github.bsskit.obligation.Draws.GATEWAY;
import static io.github.bsskit.obligation.Expectation.refused;
import static io.github.bsskit.obligation.Expectation.success;

import io.github.bsskit.obligation.Step.Replay;
import io.github.bsskit.obligation.Step.Send;
import io.github.bsskit.target.Carrier.Placement;
import io.github.bsskit.target.Profile.Role;

/** What is checked at all is checked however a call comes and whoever makes it. */
final class OtherWaysObligations {

  private final GatewayDraws draws;

  OtherWaysObligations(GatewayDraws draws) {
    this.draws = draws;
  }

  void byGet() {
    Recipe valid = draws.valid();
    checked("by-get", valid.on(valid.carrier().placed(Placement.GET)));
  }

  void withATemporaryKey() {
    checked("with-a-temporary-key", draws.valid().by(Role.STS));
  }

  private void checked(String how, Recipe recipe) {
    Expectation used = draws.refusedWith("SignatureNonceUsed");
    String words = " " + how.replace('-', ' ');
    draws.provided(
        draws.address("signature", "wrong-secret-" + how),
        "A call signed with another secret is refused" + words,
        recipe,
        recipe.twisted(Twists.wrongSecret()),
        refused(draws.mismatch()));
    draws.provided(
        draws.address("time", "hour-old-" + how),
        "A call an hour old is refused" + words,
        recipe,
        recipe.twisted(Twists.hourOld()),
        draws.refusedWith("InvalidTimeStampExpired"));
    draws.provided(
        Draws.steps(
            draws.address("nonce", "replayed-" + how),
            "The very same request sent again is refused" + words + ": " + used.words() + ".",
            GATEWAY,
            Send.first(recipe, success()),
            new Replay(used)));
  }
}
