package io.github.bsskit.conformance.obligation;

import io.github.bsskit.rulebook.OperationRule;
import io.github.bsskit.rulebook.ParameterRule;
import java.util.ArrayList;
import java.util.List;

/** Long texts that no page rejects: they may be rejected, but with a documented response. */
final class LongTextObligations {

  private LongTextObligations() {}

  static List<Obligation> of(OperationRule operation) {
    CallTemplate valid = CallTemplate.valid(operation);
    List<Obligation> all = new ArrayList<>();
    for (ParameterRule parameter : operation.parameters()) {
      boolean isFreeText = ValueTables.isFreeText(parameter);
      // the long samples of other parameters are malformed or unknown
      if (isFreeText || parameter.value().pattern().isPresent()) {
        ResemblingSamples.longTexts(isFreeText)
            .forEach(sample -> all.add(obligation(valid, parameter, sample)));
      }
    }
    return all;
  }

  private static Obligation obligation(
      CallTemplate valid, ParameterRule parameter, ValueTables.Sample sample) {
    String name = parameter.name();
    Expectation any = Expectation.anything();
    return Obligation.of(
            valid.operation().name() + "/" + name + "/long/" + sample.name(),
            name + "=" + ResemblingSamples.shown(sample.value()) + ": " + any.description() + ".",
            parameter.source(),
            valid.with(name, sample.value()),
            any)
        .ofRule(valid.operation().name() + "/" + name + "/long")
        .against(valid);
  }
}
