package io.github.bsskit.conformance.obligation;

import io.github.bsskit.conformance.obligation.Obligation.Demand;
import io.github.bsskit.conformance.obligation.Obligation.Need;
import io.github.bsskit.rulebook.Source;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Short ways to write an obligation down. */
final class ObligationBuilder {

  /** The gateway's pages and recorded traffic. */
  static final Source GATEWAY = new Source(List.of("G"));

  private ObligationBuilder() {}

  /** A call that must succeed, or come to what is expected; nothing else has to succeed before. */
  static Obligation call(
      String address,
      String statement,
      Source source,
      CallTemplate recipe,
      Expectation expectation) {
    return new Obligation(
        address,
        statement,
        source,
        demand(source),
        Optional.empty(),
        List.of(new Step.Send(recipe, expectation)),
        Set.of());
  }

  /** A call that differs in one thing from one that succeeds. */
  static Obligation against(
      CallTemplate twin,
      String address,
      String statement,
      Source source,
      CallTemplate recipe,
      Expectation expectation) {
    return new Obligation(
        address,
        statement,
        source,
        demand(source),
        Optional.of(twin),
        List.of(new Step.Send(recipe, expectation)),
        Set.of());
  }

  /** Several steps. */
  static Obligation steps(String address, String statement, Source source, Step... steps) {
    return new Obligation(
        address, statement, source, demand(source), Optional.empty(), List.of(steps), Set.of());
  }

  /** Demanded where a target provides what it takes, unless it is nothing but our reading. */
  static Obligation provisioned(Obligation obligation, Need... needs) {
    return new Obligation(
        obligation.address(),
        obligation.statement(),
        obligation.source(),
        obligation.source().isInterpretation() ? Demand.INTERPRETATION : Demand.PROVISIONED,
        obligation.twin(),
        obligation.steps(),
        Set.of(needs));
  }

  static Obligation needing(Obligation obligation, Need... needs) {
    return new Obligation(
        obligation.address(),
        obligation.statement(),
        obligation.source(),
        obligation.demand(),
        obligation.twin(),
        obligation.steps(),
        Set.of(needs));
  }

  /** The same, tried and reported and never demanded. */
  static Obligation observed(Obligation obligation) {
    return new Obligation(
        obligation.address(),
        obligation.statement(),
        obligation.source().and(Source.INTERPRETATION),
        Demand.INTERPRETATION,
        obligation.twin(),
        obligation.steps(),
        obligation.needs());
  }

  private static Demand demand(Source source) {
    return source.isInterpretation() ? Demand.INTERPRETATION : Demand.DOCUMENTED;
  }
}
