package io.github.bsskit.conformance.obligation;

import static io.github.bsskit.conformance.obligation.Expectation.success;

import io.github.bsskit.conformance.obligation.Step.Send;
import io.github.bsskit.conformance.target.CallStyle;
import io.github.bsskit.conformance.target.CallStyle.Placement;
import io.github.bsskit.conformance.target.Profile.Role;
import io.github.bsskit.rulebook.ErrorRule;
import io.github.bsskit.rulebook.OperationRule;
import io.github.bsskit.rulebook.ParameterRule;
import io.github.bsskit.rulebook.ParameterRule.Trouble;
import io.github.bsskit.rulebook.Rulebook;
import io.github.bsskit.rulebook.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/** Obligations of several calls: what earlier calls leave behind, and concurrent calls. */
final class SequenceObligations {

  private final OperationRule operation;
  private final CallTemplate valid;
  private final CallTemplate second;
  private final List<Obligation> all = new ArrayList<>();

  private SequenceObligations(OperationRule operation) {
    this.operation = operation;
    this.valid = CallTemplate.valid(operation);
    this.second = valid.relabeled("B");
  }

  static List<Obligation> of(OperationRule operation, Rulebook rulebook) {
    SequenceObligations sequences = new SequenceObligations(operation);
    List<ErrorRule> exists = operation.errorsWhen("record-exists");
    if (exists.isEmpty()) {
      sequences.repeatable();
    } else {
      sequences.onlyOnce(exists.get(0));
    }
    sequences.concurrent();
    sequences.afterOtherOperations(rulebook);
    return sequences.all;
  }

  private void add(String name, String statement, Source source, Step... steps) {
    all.add(obligation("sequence/" + name, statement, source, steps));
  }

  private Obligation obligation(String name, String statement, Source source, Step... steps) {
    return Obligation.of(operation.name() + "/" + name, statement, source, steps);
  }

  /** No error is documented for a repeated call, so each one succeeds. */
  private void repeatable() {
    add(
        "repeat",
        "The same call sent again succeeds again.",
        operation.source(),
        Send.first(valid, success()),
        new Send(valid, success()),
        new Send(valid, success()));
    operation.parameters().forEach(this::correctedAfter);
  }

  private void onlyOnce(ErrorRule exists) {
    Source source = exists.source();
    Expectation rejected = Expectation.error(exists);
    add(
        "repeat",
        "The same call sent twice more: " + exists + ".",
        source,
        Send.first(valid, success()),
        new Send(valid, rejected),
        new Send(valid, rejected));
    repeats(rejected, source);
    for (ParameterRule parameter : operation.parameters()) {
      if (parameter.valueFrom().isEmpty() && parameter.values().isEmpty()) {
        repeat(
            "repeat-with-another-" + parameter.name(),
            "with another " + parameter.name(),
            valid.with(parameter.name(), parameter.example() + "0"),
            rejected,
            source);
      }
      correctedAfter(parameter);
    }
    remembered(rejected, source);
    deniedThenAllowed();
    halves(exists);
    all.add(
        obligation(
            "race/identical",
            "Of identical concurrent calls one succeeds, the others return " + exists + ".",
            source,
            new Step.Race(valid, 8, rejected),
            new Step.Race(second, 8, rejected),
            new Step.Race(valid.relabeled("C"), 8, rejected),
            new Step.Race(valid.relabeled("D"), 8, rejected)));
  }

  private void repeats(Expectation rejected, Source source) {
    CallStyle usual = CallStyle.DEFAULT;
    CallTemplate byGet = valid.in(usual.withPlacement(Placement.GET));
    CallTemplate form = valid.in(usual.withPlacement(Placement.POST_FORM));
    repeat("repeat-by-get", "by GET", byGet, rejected, source);
    repeat("repeat-by-form", "as a form", form, rejected, source);
    for (String format : List.of("XML", "JSON")) {
      String name = "repeat-in-" + format.toLowerCase(Locale.ROOT);
      repeat(name, "in " + format, valid.in(usual.withFormat(format)), rejected, source);
    }
    for (String version : List.of("V1", "V3")) {
      String name = "repeat-by-" + version.toLowerCase(Locale.ROOT);
      CallTemplate signed = valid.in(usual.withSignature(version));
      repeat(name, "signed with " + version, signed, rejected, source);
    }
    CallTemplate ownerless = CallerObligations.withoutOwner(valid);
    if (!ownerless.equals(valid)) {
      // the caller's own account may have its ledger from an earlier run
      add(
          "repeat-without-an-owner",
          "The same call without an owner sent again: " + rejected.description() + ".",
          source,
          Send.first(ownerless, Expectation.successOr(rejected.errors())),
          new Send(ownerless, rejected));
    }
  }

  private void repeat(
      String name, String how, CallTemplate call, Expectation rejected, Source source) {
    all.add(
        obligation(
                "sequence/" + name,
                "The same call sent again " + how + ": " + rejected.description() + ".",
                source,
                Send.first(valid, success()),
                new Send(call, rejected))
            .ofRule(operation.name() + "/sequence/repeat"));
  }

  private void remembered(Expectation rejected, Source source) {
    String error = ": " + rejected.description() + ".";
    add(
        "repeat-on-one-connection",
        "The same call sent again on one connection" + error,
        source,
        Step.Batch.onOneConnection(
            new Send(valid, success()), new Send(valid, rejected), new Send(valid, rejected)));
    add(
        "repeat-after-other-calls",
        "The same call sent again after several others" + error,
        source,
        Send.first(valid, success()),
        new Send(second, success()),
        new Send(valid.relabeled("C"), success()),
        new Send(valid.relabeled("D"), success()),
        new Send(valid.relabeled("E"), success()),
        new Send(valid.relabeled("F"), success()),
        new Send(valid, rejected),
        new Send(second, rejected));
    add(
        "rejected-repeat-changes-nothing",
        "A rejected repeat does not affect another owner.",
        source,
        Send.first(valid, success()),
        new Send(valid, rejected),
        new Send(second, success()));
  }

  private void deniedThenAllowed() {
    for (ErrorRule denied :
        operation.errorsWhen("caller-not-authorized").stream().limit(1).toList()) {
      all.add(
          obligation(
                  "sequence/denied-then-allowed",
                  "A call denied to one key has no effect: another key succeeds.",
                  denied.source(),
                  Send.first(valid.by(Role.DENIED), Expectation.anyError()),
                  new Send(valid, success()))
              .provisioned());
    }
  }

  /** Only the owner, or only the number, is repeated: the documentation can be read both ways. */
  private void halves(ErrorRule exists) {
    Expectation either = Expectation.successOr(List.of(exists));
    for (ParameterRule parameter : operation.parameters()) {
      if (parameter.valueFrom().isPresent()) {
        Value other = second.values().get(parameter.name());
        all.add(
            obligation(
                    "sequence/another-" + parameter.name(),
                    "The same call with another " + parameter.name() + ": " + exists + ".",
                    exists.condition().source(),
                    Send.first(valid, success()),
                    new Send(valid.with(parameter.name(), other), either))
                .observed());
      }
    }
  }

  private void correctedAfter(ParameterRule parameter) {
    Optional<CallTemplate> invalid = invalid(parameter);
    if (invalid.isPresent() && parameter.source().isPage()) {
      add(
          "corrected-" + parameter.name(),
          "A call rejected for its " + parameter.name() + " has no effect: corrected, it succeeds.",
          parameter.source(),
          Send.first(invalid.get(), Expectation.anyError()),
          new Send(valid, success()));
    }
  }

  private Optional<CallTemplate> invalid(ParameterRule parameter) {
    if (parameter.required()) {
      return Optional.of(valid.without(parameter.name()));
    } else if (parameter.reaction(Trouble.MALFORMED).isPresent()) {
      return Optional.of(valid.with(parameter.name(), ValueTables.clearlyMalformed(parameter)));
    }
    return Optional.empty();
  }

  private void concurrent() {
    all.add(
        obligation(
            "race/distinct",
            "Different concurrent calls all succeed, each with its own response.",
            operation.source(),
            Step.Batch.concurrent(distinct("D")),
            Step.Batch.concurrent(distinct("E")),
            Step.Batch.concurrent(distinct("F"))));
    List<Send> mixed = new ArrayList<>();
    for (ErrorRule error : operation.errors()) {
      SingleViolation.of(operation, error)
          .ifPresent(
              violation -> {
                String label = "M" + mixed.size();
                mixed.add(new Send(violation.relabeled(label), Expectation.error(error)));
                mixed.add(new Send(valid.relabeled("M" + mixed.size()), success()));
              });
    }
    if (mixed.size() > 1) {
      all.add(
          obligation(
              "race/mixed",
              "Concurrent valid and invalid calls each get their own response.",
              operation.source(),
              Step.Batch.concurrent(mixed)));
    }
  }

  private List<Send> distinct(String label) {
    return IntStream.range(0, 16)
        .mapToObj(i -> new Send(valid.relabeled(label + i), success()))
        .toList();
  }

  /** Operations are independent of each other. */
  private void afterOtherOperations(Rulebook rulebook) {
    for (OperationRule other : rulebook.operations()) {
      if (!other.name().equals(operation.name())) {
        add(
            "after-" + other.name(),
            "Succeeds after a " + other.name() + " for the same owner.",
            operation.source(),
            Send.first(CallTemplate.valid(other), success()),
            new Send(valid, success()));
      }
    }
  }
}
