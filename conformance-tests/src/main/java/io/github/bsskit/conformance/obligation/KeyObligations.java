package io.github.bsskit.conformance.obligation;

import static io.github.bsskit.conformance.obligation.Expectation.success;
import static io.github.bsskit.conformance.obligation.GatewayObligations.GATEWAY;

import io.github.bsskit.conformance.target.Profile.Role;

/** Unknown, disabled and temporary access keys. */
final class KeyObligations {

  private final GatewayObligationBuilder builder;
  private final boolean acceptsUnsigned;
  private final CallTemplate valid;

  KeyObligations(GatewayObligationBuilder builder, boolean acceptsUnsigned) {
    this.builder = builder.topic("key");
    this.acceptsUnsigned = acceptsUnsigned;
    this.valid = builder.valid();
  }

  /** Unknown keys, for which the profile need not provide anything. */
  void unknown() {
    Expectation unknown = builder.rejectedWith("InvalidAccessKeyIdNotFound");
    builder.check("unknown", "An unknown access key", RequestMutations.unknownKey(), unknown);
    builder.observe(
        "in-other-case",
        "The access key in other case",
        RequestMutations.keyInOtherCase(),
        unknown);
    if (builder.isFor("V1")) {
      builder.check(
          "absent",
          "Without an access key",
          RequestMutations.without("AccessKeyId", ""),
          acceptsUnsigned ? Expectation.anything() : builder.rejectedWith("MissingAccessKeyId"));
    }
  }

  void inactive() {
    builder.provisioned(
        "inactive",
        "A disabled key",
        valid,
        valid.by(Role.INACTIVE),
        builder.rejectedWith("InvalidAccessKeyIdInactive"));
  }

  void temporary() {
    CallTemplate temporary = valid.by(Role.STS);
    builder.provisioned(
        Obligation.of(
            builder.address("temporary"),
            "A call with a temporary key and its token succeeds.",
            GATEWAY,
            temporary,
            success()));
    builder.provisioned(
        "temporary-without-token",
        "A temporary key without its token",
        temporary,
        temporary.mutated(RequestMutations.withoutToken()),
        builder.rejectedWith("MissingSecurityToken"));
    builder.provisioned(
        "temporary-with-a-wrong-token",
        "A temporary key with a wrong token",
        temporary,
        temporary.mutated(
            RequestMutations.common("SecurityToken", "x-acs-security-token", "nosuchtoken")),
        Expectation.anyError());
    builder.provisioned(
        "expired",
        "An expired temporary key",
        valid,
        valid.by(Role.EXPIRED),
        builder.rejectedWith("InvalidSecurityTokenExpired"));
  }
}
