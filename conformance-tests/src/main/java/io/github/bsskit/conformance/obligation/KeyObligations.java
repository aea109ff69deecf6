package io.github.bsskit.conformance.obligation;

import static io.github.bsskit.conformance.obligation.Expectation.success;
import static io.github.bsskit.conformance.obligation.ObligationBuilder.GATEWAY;

import io.github.bsskit.conformance.target.Profile.Role;

/** What the gateway owes to access keys: those that are not good, and temporary ones. */
final class KeyObligations {

  private final GatewayObligationBuilder draws;
  private final boolean takesUnsigned;
  private final CallTemplate valid;

  KeyObligations(GatewayObligationBuilder draws, boolean takesUnsigned) {
    this.draws = draws;
    this.takesUnsigned = takesUnsigned;
    this.valid = draws.valid();
  }

  /** Keys that nobody has, for which a target need not provide anything. */
  void unknown() {
    Expectation unknown = draws.refusedWith("InvalidAccessKeyIdNotFound");
    draws.against(
        draws.address("key", "unknown"),
        "A call by an unknown access key is refused: " + unknown.words() + ".",
        RequestMutations.unknownKey(),
        unknown);
    draws.observedAgainst(
        draws.address("key", "in-other-case"),
        "An access key in other letters is another key: " + unknown.words() + ".",
        RequestMutations.keyInOtherLetters(),
        unknown);
    if (draws.isOf("V1")) {
      Expectation missing = draws.refusedWith("MissingAccessKeyId");
      draws.against(
          draws.address("key", "absent"),
          "A call that names no access key is refused: " + missing.words() + ".",
          RequestMutations.without("AccessKeyId", ""),
          takesUnsigned ? new Expectation.Anything() : missing);
    }
  }

  void inactive() {
    draws.provided(
        draws.address("key", "inactive"),
        "A call by a disabled key is refused",
        valid,
        valid.by(Role.INACTIVE),
        draws.refusedWith("InvalidAccessKeyIdInactive"));
  }

  void temporary() {
    CallTemplate temporary = valid.by(Role.STS);
    draws.provided(
        ObligationBuilder.call(
            draws.address("key", "temporary"),
            "A call by a temporary key with its token succeeds.",
            GATEWAY,
            temporary,
            success()));
    draws.provided(
        draws.address("key", "temporary-without-token"),
        "A call by a temporary key without its token is refused",
        temporary,
        temporary.twisted(RequestMutations.without("SecurityToken", "x-acs-security-token")),
        draws.refusedWith("MissingSecurityToken"));
    draws.provided(
        draws.address("key", "temporary-with-a-wrong-token"),
        "A call by a temporary key with a token that is not its own is refused",
        temporary,
        temporary.twisted(
            RequestMutations.common("SecurityToken", "x-acs-security-token", "nosuchtoken")),
        new Expectation.RefusedSomehow());
    draws.provided(
        draws.address("key", "expired"),
        "A call by a temporary key past its time is refused",
        valid,
        valid.by(Role.EXPIRED),
        draws.refusedWith("InvalidSecurityTokenExpired"));
  }
}
