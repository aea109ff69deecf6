package io.github.bsskit.conformance.obligation;

import static io.github.bsskit.conformance.obligation.Expectation.success;

import io.github.bsskit.conformance.obligation.Step.Send;
import io.github.bsskit.rulebook.OperationRule;
import io.github.bsskit.rulebook.ParameterRule;
import java.util.ArrayList;
import java.util.List;

/**
 * Values that faulty decoding confuses, or a comparison without case, after trimming or after
 * normalization, and owners that have some of their digits or bits in common. Each has a record of
 * its own.
 */
final class DistinctObligations {

  private final CallTemplate valid;
  private final CallTemplate second;
  private final List<Obligation> all = new ArrayList<>();

  private DistinctObligations(OperationRule operation) {
    this.valid = CallTemplate.valid(operation);
    this.second = valid.relabeled("B");
  }

  static List<Obligation> of(OperationRule operation) {
    DistinctObligations distinct = new DistinctObligations(operation);
    if (distinct.valid.leavesRecord()) {
      for (ParameterRule parameter : operation.parameters()) {
        if (ValueTables.isFreeText(parameter)) {
          distinct.texts(parameter);
        }
        if (parameter.valueFrom().filter("owners.fresh"::equals).isPresent()) {
          distinct.owners(parameter);
        }
      }
    }
    return distinct.all;
  }

  private void texts(ParameterRule parameter) {
    String start = "x".repeat(64);
    String end = "{unique}" + "x".repeat(20);
    text(parameter, "plus-and-space", "a+{unique}", "a {unique}");
    text(parameter, "two-chinese-characters", "\u4e2d{unique}", "\u6587{unique}");
    text(parameter, "two-emojis", "\ud83d\ude00{unique}", "\ud83d\ude01{unique}");
    text(parameter, "escaped-and-plain", "%41{unique}", "A{unique}");
    text(parameter, "after-an-ampersand", "a&{unique}x", "a&{unique}y");
    text(parameter, "last-character", end + "1", end + "2");
    text(parameter, "letter-case", "Order-{unique}", "order-{unique}");
    text(parameter, "trailing-space", "{unique}", "{unique} ");
    text(parameter, "leading-space", "{unique}", " {unique}");
    text(parameter, "trailing-tab", "{unique}", "{unique}\t");
    text(parameter, "trailing-line-feed", "{unique}", "{unique}\n");
    text(parameter, "after-a-nul", "{unique}\0a", "{unique}\0b");
    text(parameter, "composed-and-decomposed", "\u00e9-{unique}", "e\u0301-{unique}");
    text(parameter, "accent", "e-{unique}", "\u00e9-{unique}");
    text(parameter, "full-width", "7-{unique}", "\uff17-{unique}");
    text(parameter, "leading-zero", "7-{unique}", "07-{unique}");
    text(parameter, "dash", "7{unique}", "-7{unique}");
    text(parameter, "after-eighty-characters", start + "-{unique}-1", start + "-{unique}-2");
  }

  private void text(ParameterRule parameter, String name, String one, String other) {
    String field = parameter.name();
    all.add(
        Obligation.of(
            valid.operation().name() + "/sequence/distinct-" + field + "-" + name,
            "Different values of "
                + field
                + " are kept apart: "
                + ResemblingSamples.shown(one)
                + ", "
                + ResemblingSamples.shown(other)
                + ".",
            parameter.source(),
            Send.first(valid.with(field, Value.unique("A", one)), success()),
            new Send(second.with(field, Value.unique("A", other)), success())));
  }

  /** Distances that a comparison by some digits, by some bits or as a 32-bit float loses. */
  private void owners(ParameterRule parameter) {
    owners(parameter, "neighbours", 1);
    owners(parameter, "two-last-digits", 100);
    owners(parameter, "last-byte", 1L << 8);
    owners(parameter, "four-last-digits", 10_000);
    owners(parameter, "last-short", 1L << 16);
    owners(parameter, "five-last-digits", 100_000);
  }

  private void owners(ParameterRule parameter, String name, long distance) {
    String field = parameter.name();
    all.add(
        Obligation.of(
                valid.operation().name() + "/sequence/distinct-" + field + "-" + name,
                "Two owners whose numbers are " + distance + " apart each have their own record.",
                valid.operation().source(),
                Send.first(valid, success()),
                new Send(second.with(field, Value.ownerApart("A", distance)), success()))
            .provisioned());
  }
}
