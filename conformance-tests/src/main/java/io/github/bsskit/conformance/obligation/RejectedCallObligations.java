package io.github.bsskit.conformance.obligation;

import static io.github.bsskit.conformance.obligation.Expectation.success;

import io.github.bsskit.conformance.obligation.Obligation.Need;
import io.github.bsskit.conformance.obligation.Step.Send;
import io.github.bsskit.conformance.target.CallStyle;
import io.github.bsskit.conformance.target.Profile;
import io.github.bsskit.conformance.target.Profile.Role;
import io.github.bsskit.conformance.target.RequestMutation;
import io.github.bsskit.rulebook.OperationRule;
import io.github.bsskit.rulebook.ParameterRule;
import io.github.bsskit.rulebook.ParameterRule.Trouble;
import io.github.bsskit.rulebook.Rulebook;
import io.github.bsskit.rulebook.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A rejected call has no effect, whatever it was rejected for: corrected, it succeeds.
 *
 * <p>Only records show an effect, so only operations that leave one are checked. Server errors are
 * not: a call may have been executed before it failed.
 */
final class RejectedCallObligations {

  private final OperationRule operation;
  private final CallTemplate valid;
  private final List<Obligation> all = new ArrayList<>();

  private RejectedCallObligations(OperationRule operation) {
    this.operation = operation;
    this.valid = CallTemplate.valid(operation);
  }

  static List<Obligation> of(OperationRule operation, Rulebook rulebook, Profile.Wire wire) {
    RejectedCallObligations rejectedCalls = new RejectedCallObligations(operation);
    if (rejectedCalls.valid.leavesRecord()) {
      operation.parameters().forEach(rejectedCalls::malformed);
      rejectedCalls.callers();
      rulebook.signatures().forEach(signature -> rejectedCalls.signed(signature.name(), wire));
    }
    return rejectedCalls.all;
  }

  /** A malformed value; {@link SequenceObligations} has the missing ones. */
  private void malformed(ParameterRule parameter) {
    if (parameter.required()
        && parameter.reaction(Trouble.MALFORMED).isPresent()
        && parameter.source().isPage()) {
      CallTemplate malformed =
          valid.with(parameter.name(), ValueTables.clearlyMalformed(parameter));
      all.add(
          corrected(
              "malformed-" + parameter.name(),
              "with a malformed " + parameter.name(),
              parameter.source(),
              malformed,
              valid));
    }
  }

  private void callers() {
    for (Role role : List.of(Role.NOT_APPLICABLE, Role.INACTIVE, Role.EXPIRED)) {
      CallTemplate rejected = valid.by(role);
      all.add(
          corrected(
                  "key-" + words(role.name()),
                  "by keys." + role.key(),
                  operation.source(),
                  rejected,
                  valid)
              .provisioned());
    }
    CallTemplate temporary = valid.by(Role.STS);
    all.add(
        corrected(
                "missing-token",
                "without its security token",
                operation.source(),
                temporary.mutated(RequestMutations.withoutToken()),
                temporary)
            .provisioned(Need.VERIFIED_SIGNATURES));
  }

  private void signed(String signature, Profile.Wire wire) {
    rejected(signature, "wrong-secret", RequestMutations.wrongSecret());
    rejected(signature, "hour-old", RequestMutations.hourOld());
    rejected(signature, "unknown-key", RequestMutations.unknownKey());
    if (wire.form() == Profile.WireForm.RPC) {
      rejected(signature, "another-version", RequestMutations.otherVersion());
    }
    usedNonce(signature);
  }

  private void rejected(String signature, String name, RequestMutation mutation) {
    CallTemplate call = valid.in(CallStyle.DEFAULT.withSignature(signature));
    all.add(
        corrected(
                name + "/" + signature,
                mutation.what(),
                operation.source(),
                call.mutated(mutation),
                call)
            .ofRule(rule(name))
            .needing(Need.VERIFIED_SIGNATURES));
  }

  private void usedNonce(String signature) {
    CallTemplate call = valid.in(CallStyle.DEFAULT.withSignature(signature));
    CallTemplate second = call.relabeled("B");
    all.add(
        obligation(
                "used-nonce/" + signature,
                "with a used nonce",
                operation.source(),
                Send.first(call.withNonce("N"), success()),
                Send.first(second.withNonce("N"), Expectation.anyError()),
                new Send(second, success()))
            .ofRule(rule("used-nonce"))
            .needing(Need.VERIFIED_SIGNATURES));
  }

  private Obligation corrected(
      String name, String how, Source source, CallTemplate rejected, CallTemplate corrected) {
    return obligation(
        name,
        how,
        source,
        Send.first(rejected, Expectation.anyError()),
        new Send(corrected, success()));
  }

  private Obligation obligation(String name, String how, Source source, Step... steps) {
    return Obligation.of(
        rule(name),
        "A call rejected because it was sent " + how + " has no effect: corrected, it succeeds.",
        source,
        steps);
  }

  private String rule(String name) {
    return operation.name() + "/sequence/corrected-after-" + name;
  }

  private static String words(String constant) {
    return constant.toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
