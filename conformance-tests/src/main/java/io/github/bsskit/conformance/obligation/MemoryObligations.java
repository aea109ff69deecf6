package io.github.bsskit.conformance.obligation;

import static io.github.bsskit.conformance.obligation.Expectation.success;
import static io.github.bsskit.conformance.obligation.GatewayObligations.GATEWAY;

import io.github.bsskit.conformance.obligation.Obligation.Need;
import io.github.bsskit.conformance.obligation.Step.Send;
import io.github.bsskit.conformance.target.Profile;
import io.github.bsskit.rulebook.ErrorRule;
import io.github.bsskit.rulebook.OperationRule;
import io.github.bsskit.rulebook.Rulebook;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What a target still knows after many other calls, and at the end of a run; and which nonces are
 * the same.
 */
final class MemoryObligations {

  private static final int MANY_NONCES = 64;
  private static final int MANY_LEDGERS = 24;

  private final Rulebook rulebook;
  private final Profile.Wire wire;
  private final List<Obligation> all = new ArrayList<>();

  private MemoryObligations(Rulebook rulebook, Profile.Wire wire) {
    this.rulebook = rulebook;
    this.wire = wire;
  }

  /** The obligations, to be run late. */
  static List<Obligation> of(Rulebook rulebook, Profile.Wire wire) {
    MemoryObligations memory = new MemoryObligations(rulebook, wire);
    for (OperationRule operation : rulebook.operations()) {
      operation.errorsWhen("record-exists").forEach(exists -> memory.ledgers(operation, exists));
    }
    OperationRule operation = GatewayObligations.suitable(rulebook);
    rulebook.signatures().stream()
        .map(Rulebook.SignatureRule::name)
        .forEach(signature -> memory.nonces(operation, signature));
    return memory.all;
  }

  private void ledgers(OperationRule operation, ErrorRule exists) {
    CallTemplate valid = CallTemplate.valid(operation);
    Expectation rejected = Expectation.error(exists);
    List<Step> steps = new ArrayList<>();
    steps.add(Send.first(valid, success()));
    for (int i = 0; i < MANY_LEDGERS; i++) {
      steps.add(Send.first(valid.relabeled("other " + i), success()));
    }
    steps.add(new Send(valid, rejected));
    all.add(
        Obligation.of(
                operation.name() + "/memory/ledger-after-many-others",
                "The same call after " + MANY_LEDGERS + " others: " + exists + ".",
                exists.source(),
                steps.toArray(new Step[0]))
            .ofRule(operation.name() + "/sequence/repeat"));
    all.add(
        Obligation.of(
                operation.name() + "/memory/ledger-of-the-first-call",
                "The first successful call of the run, repeated at its end: " + exists + ".",
                exists.source(),
                Send.first(valid, success()),
                new Step.RepeatEarliest(Optional.of(operation), "", rejected))
            .ofRule(operation.name() + "/sequence/repeat"));
  }

  private void nonces(OperationRule operation, String signature) {
    GatewayObligationBuilder builder =
        GatewayObligationBuilder.of("gateway", rulebook, operation, signature);
    same(builder);
    afterMany(builder.topic("memory"));
    ofOperations(operation, signature);
    all.addAll(builder.all());
  }

  private void afterMany(GatewayObligationBuilder builder) {
    CallTemplate valid = builder.valid();
    Expectation used = builder.rejectedWith("SignatureNonceUsed");
    List<Step> steps = new ArrayList<>();
    steps.add(Send.first(valid.withNonce("N"), success()));
    for (int i = 0; i < MANY_NONCES; i++) {
      // the same call again uses no further owner
      steps.add(Send.first(valid, Expectation.anything()));
    }
    steps.add(new Send(valid.relabeled("B").withNonce("N"), used));
    steps(
        builder,
        "used-by-another-call",
        "nonce-after-many-calls",
        "A nonce that was used " + MANY_NONCES + " calls ago: " + used.description() + ".",
        steps.toArray(new Step[0]));
    List<ErrorRule> errors = new ArrayList<>(used.errors());
    errors.add(builder.error("InvalidTimeStampExpired"));
    rulebook
        .operations()
        // no page says whether the nonce or the record is checked first
        .forEach(one -> errors.addAll(one.errorsWhen("record-exists")));
    steps(
        builder,
        "replayed",
        "first-call-replayed",
        "The first successful call of the run, sent again at its end, is rejected.",
        Send.first(valid, success()),
        new Step.RepeatEarliest(Optional.empty(), builder.signature(), Expectation.error(errors)));
  }

  private static void steps(
      GatewayObligationBuilder builder, String rule, String name, String statement, Step... steps) {
    builder.add(
        Obligation.of(builder.address(name), statement, GATEWAY, steps)
            .ofRule("gateway/nonce/" + rule)
            .needing(Need.VERIFIED_SIGNATURES));
  }

  /** Nonces are the same only if each character is. */
  private void same(GatewayObligationBuilder all) {
    GatewayObligationBuilder builder = all.topic("nonce");
    differs(builder, "other-case", "in other case", nonce -> nonce.toUpperCase(Locale.ROOT));
    differs(builder, "same-beginning", "with more characters", nonce -> nonce + "-more");
    differs(builder, "same-end", "after other characters", nonce -> "other-" + nonce);
    differs(builder, "part", "without its first character", nonce -> nonce.substring(1));
    // an earlier run may have used it, but not the other signature in this run
    Expectation either = Expectation.successOr(List.of(builder.error("SignatureNonceUsed")));
    char first = builder.isFor("V1") ? 'A' : 'a';
    for (int length : List.of(1, 4)) {
      String what = length == 1 ? "one-character" : "four-characters";
      builder.steps(
          what,
          "A nonce may have any length (" + what.replace('-', ' ') + ").",
          new Send(
              builder
                  .valid()
                  .mutated(RequestMutations.randomLetters("a nonce of " + length, length, first)),
              either));
    }
  }

  private static void differs(
      GatewayObligationBuilder builder, String name, String how, UnaryOperator<String> change) {
    CallTemplate valid = builder.valid().withNonce("N");
    builder.steps(
        name,
        "The nonce of an earlier call " + how + " is another nonce.",
        Send.first(valid, success()),
        new Send(
            valid.relabeled("B").mutated(RequestMutations.changedNonce("the nonce " + how, change)),
            success()));
  }

  private void ofOperations(OperationRule operation, String signature) {
    for (OperationRule other : rulebook.operations()) {
      if (!other.name().equals(operation.name())) {
        GatewayObligationBuilder builder =
            GatewayObligationBuilder.of(other.name(), rulebook, other, signature).topic("nonce");
        Expectation used = builder.rejectedWith("SignatureNonceUsed");
        CallTemplate before = CallTemplate.valid(operation).in(builder.valid().style());
        builder.steps(
            "used-by-another-operation",
            "A nonce that a " + operation.name() + " has used: " + used.description() + ".",
            Send.first(before.withNonce("N"), success()),
            new Send(builder.valid().withNonce("N"), used));
        builder.all().stream()
            .map(one -> one.ofRule("gateway/nonce/used-by-another-operation"))
            .forEach(all::add);
      }
    }
  }
}
