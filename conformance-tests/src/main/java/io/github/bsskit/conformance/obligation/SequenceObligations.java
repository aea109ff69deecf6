package io.github.bsskit.conformance.obligation;

import static io.github.bsskit.conformance.obligation.Expectation.refused;
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
import java.util.Optional;
import java.util.stream.IntStream;

/** What is owed between calls: what is remembered, what is not, and what simultaneous calls do. */
final class SequenceObligations {

  private final OperationRule operation;
  private final CallTemplate valid;
  private final List<Obligation> all = new ArrayList<>();

  private SequenceObligations(OperationRule operation) {
    this.operation = operation;
    this.valid = CallTemplate.valid(operation);
  }

  static List<Obligation> of(OperationRule operation, Rulebook rulebook) {
    SequenceObligations sequences = new SequenceObligations(operation);
    List<ErrorRule> exists = operation.errorsWhen("record-exists");
    if (exists.isEmpty()) {
      sequences.repeatable();
    } else {
      sequences.once(exists.get(0));
    }
    sequences.simultaneous();
    sequences.besideOthers(rulebook);
    return sequences.all;
  }

  private void add(String name, String statement, Source source, Step... steps) {
    all.add(
        ObligationBuilder.steps(operation.name() + "/sequence/" + name, statement, source, steps));
  }

  /** No error is documented for asking again, so asking again is one more success. */
  private void repeatable() {
    add(
        "repeat",
        "The same call sent again is a call of its own, and succeeds.",
        operation.source(),
        Send.first(valid, success()),
        new Send(valid, success()),
        new Send(valid, success()));
    for (ParameterRule parameter : operation.parameters()) {
      correctedAfter(parameter);
    }
  }

  private void once(ErrorRule exists) {
    Source source = exists.source();
    Expectation again = refused(exists);
    add(
        "repeat",
        "The identical call sent again, and once more, is refused: " + exists + ".",
        source,
        Send.first(valid, success()),
        new Send(valid, again),
        new Send(valid, again));
    repeatAs(
        "repeat-by-get", "by GET", valid.on(CallStyle.DEFAULT.withPlacement(Placement.GET)), again);
    repeatAs(
        "repeat-by-form",
        "in a form",
        valid.on(CallStyle.DEFAULT.withPlacement(Placement.POST_FORM)),
        again);
    repeatAs("repeat-in-xml", "in XML", valid.on(CallStyle.DEFAULT.withFormat("XML")), again);
    repeatAs("repeat-in-json", "in JSON", valid.on(CallStyle.DEFAULT.withFormat("JSON")), again);
    repeatAs(
        "repeat-by-v1", "signed with V1", valid.on(CallStyle.DEFAULT.withSignature("V1")), again);
    repeatAs(
        "repeat-by-v3", "signed with V3", valid.on(CallStyle.DEFAULT.withSignature("V3")), again);
    repeatWithoutOwner(again, source);
    for (ParameterRule parameter : operation.parameters()) {
      if (parameter.valueFrom().isEmpty() && parameter.values().isEmpty()) {
        repeatAs(
            "repeat-with-another-" + parameter.name(),
            "with another " + parameter.name(),
            valid.with(parameter.name(), parameter.example() + "0"),
            again);
      }
      correctedAfter(parameter);
      distinct(parameter);
    }
    add(
        "repeat-on-one-connection",
        "On one connection as on several the repeated call is refused: " + exists + ".",
        source,
        new Step.InARow(
            List.of(new Send(valid, success()), new Send(valid, again), new Send(valid, again))));
    add(
        "repeat-after-other-calls",
        "What was made before other calls is still there after them: " + exists + ".",
        source,
        Send.first(valid, success()),
        new Send(valid.labelled("B"), success()),
        new Send(valid.labelled("C"), success()),
        new Send(valid.labelled("D"), success()),
        new Send(valid.labelled("E"), success()),
        new Send(valid.labelled("F"), success()),
        new Send(valid, again),
        new Send(valid.labelled("B"), again));
    add(
        "rejected-repeat-changes-nothing",
        "A refused repetition changes nothing for another owner.",
        source,
        Send.first(valid, success()),
        new Send(valid, again),
        new Send(valid.labelled("B"), success()));
    notByOthers();
    halves(exists);
    all.add(
        ObligationBuilder.steps(
            operation.name() + "/race/identical",
            "Of identical calls at one instant one succeeds, the others are refused: "
                + exists
                + ".",
            source,
            new Step.Race(valid, 8, again),
            new Step.Race(valid.labelled("B"), 8, again),
            new Step.Race(valid.labelled("C"), 8, again),
            new Step.Race(valid.labelled("D"), 8, again)));
  }

  /**
   * The caller's own account may have its ledger from before: then the first call is refused too.
   */
  private void repeatWithoutOwner(Expectation again, Source source) {
    CallTemplate own = CallerObligations.withoutOwner(valid);
    if (!own.equals(valid)) {
      add(
          "repeat-without-an-owner",
          "The identical call that names no owner is refused when it is sent again: "
              + again.words()
              + ".",
          source,
          Send.first(own, new Expectation.SuccessOr(again.errors())),
          new Send(own, again));
    }
  }

  private void repeatAs(String name, String how, CallTemplate recipe, Expectation again) {
    add(
        name,
        "The same call sent again " + how + " is refused: " + again.words() + ".",
        operation.errorsWhen("record-exists").get(0).source(),
        Send.first(valid, success()),
        new Send(recipe, again));
  }

  /** A call by somebody who may not call leaves nothing behind. */
  private void notByOthers() {
    List<ErrorRule> denied = operation.errorsWhen("caller-not-authorized");
    if (!denied.isEmpty()) {
      all.add(
          ObligationBuilder.provisioned(
              ObligationBuilder.steps(
                  operation.name() + "/sequence/denied-then-allowed",
                  "A call refused to one key leaves nothing behind for another.",
                  denied.get(0).source(),
                  Send.first(valid.by(Role.DENIED), new Expectation.RefusedSomehow()),
                  new Send(valid, success()))));
    }
  }

  /** The same owner alone, or the same number alone: that is read both ways. */
  private void halves(ErrorRule exists) {
    Expectation either = new Expectation.SuccessOr(List.of(exists));
    for (ParameterRule parameter : operation.parameters()) {
      if (parameter.valueFrom().isPresent()) {
        Value other = valid.labelled("B").values().get(parameter.name());
        all.add(
            ObligationBuilder.observed(
                ObligationBuilder.steps(
                    operation.name() + "/sequence/another-" + parameter.name(),
                    "The same call with another "
                        + parameter.name()
                        + " is refused: "
                        + exists
                        + ".",
                    exists.condition().source(),
                    Send.first(valid, success()),
                    new Send(valid.with(parameter.name(), other), either))));
      }
    }
  }

  private void correctedAfter(ParameterRule parameter) {
    Optional<CallTemplate> wrong = wrong(parameter);
    if (wrong.isPresent() && parameter.source().isPage()) {
      add(
          "corrected-" + parameter.name(),
          "A call refused for its "
              + parameter.name()
              + " leaves nothing behind: corrected, it succeeds.",
          parameter.source(),
          Send.first(wrong.get(), new Expectation.RefusedSomehow()),
          new Send(valid, success()));
    }
  }

  private Optional<CallTemplate> wrong(ParameterRule parameter) {
    if (parameter.required()) {
      return Optional.of(valid.without(parameter.name()));
    } else if (parameter.reaction(Trouble.MALFORMED).isPresent()) {
      return Optional.of(valid.with(parameter.name(), ValueTables.plainlyMalformed(parameter)));
    }
    return Optional.empty();
  }

  /** Texts that a careless reader takes for one another. */
  private void distinct(ParameterRule parameter) {
    if (!ValueTables.isFreeText(parameter)) {
      return;
    }
    List<List<String>> pairs =
        List.of(
            List.of("plus-and-space", "a+{unique}", "a {unique}"),
            List.of("two-chinese-characters", "\u4e2d{unique}", "\u6587{unique}"),
            List.of("two-emojis", "\ud83d\ude00{unique}", "\ud83d\ude01{unique}"),
            List.of("escaped-and-plain", "%41{unique}", "A{unique}"),
            List.of("after-an-ampersand", "a&{unique}x", "a&{unique}y"),
            List.of(
                "last-character",
                "{unique}" + "x".repeat(20) + "1",
                "{unique}" + "x".repeat(20) + "2"));
    for (List<String> pair : pairs) {
      add(
          "distinct-" + parameter.name() + "-" + pair.get(0),
          "Two values of "
              + parameter.name()
              + " that differ are two: "
              + pair.get(1)
              + ", "
              + pair.get(2)
              + ".",
          parameter.source(),
          Send.first(valid.with(parameter.name(), new Value.Unique("A", pair.get(1))), success()),
          new Send(
              valid.labelled("B").with(parameter.name(), new Value.Unique("A", pair.get(2))),
              success()));
    }
  }

  private void simultaneous() {
    all.add(
        ObligationBuilder.steps(
            operation.name() + "/race/distinct",
            "Different calls at one instant all succeed, each with its own answer.",
            operation.source(),
            new Step.Together(distinct("D")),
            new Step.Together(distinct("E")),
            new Step.Together(distinct("F"))));
    List<Send> mixed = new ArrayList<>();
    for (ErrorRule error : operation.errors()) {
      ParameterObligations.violation(operation, error)
          .ifPresent(
              violation -> {
                mixed.add(new Send(violation.labelled("M" + mixed.size()), refused(error)));
                mixed.add(new Send(valid.labelled("M" + mixed.size()), success()));
              });
    }
    if (mixed.size() > 1) {
      all.add(
          ObligationBuilder.steps(
              operation.name() + "/race/mixed",
              "Calls at one instant, some with something wrong, get each its own answer.",
              operation.source(),
              new Step.Together(mixed)));
    }
  }

  private List<Send> distinct(String label) {
    return IntStream.range(0, 16)
        .mapToObj(i -> new Send(valid.labelled(label + i), success()))
        .toList();
  }

  /** Operations know nothing of each other. */
  private void besideOthers(Rulebook rulebook) {
    for (OperationRule other : rulebook.operations()) {
      if (!other.name().equals(operation.name())) {
        add(
            "after-" + other.name(),
            "A " + other.name() + " for the same owner is no obstacle.",
            operation.source(),
            Send.first(CallTemplate.valid(other), success()),
            new Send(valid, success()));
      }
    }
  }
}
