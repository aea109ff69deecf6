package io.github.bsskit.conformance.obligation;

import io.github.bsskit.conformance.target.Profile;
import io.github.bsskit.rulebook.OperationRule;
import io.github.bsskit.rulebook.Rulebook;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Derives all obligations from the rulebook. */
public final class Obligations {

  private Obligations() {}

  /**
   * All obligations in the order of a run: valid calls first, bursts last, then the invariants.
   *
   * @param rulebook the contract
   * @param wire how the target is called; some obligations depend on it
   * @throws IllegalStateException if two obligations have the same address
   */
  public static List<Obligation> of(Rulebook rulebook, Profile.Wire wire) {
    return of(rulebook, wire, false);
  }

  /**
   * The same, if thorough with every rule in every way that it can be called.
   *
   * @param thorough whether all combinations of signature, placement, format, connection, caller
   *     and operation are tried instead of all pairs
   */
  public static List<Obligation> of(Rulebook rulebook, Profile.Wire wire, boolean thorough) {
    List<Obligation> all = new ArrayList<>();
    for (OperationRule operation : rulebook.operations()) {
      all.addAll(CallObligations.basic(operation, rulebook, wire));
    }
    List<Obligation> ofOperations = new ArrayList<>();
    for (OperationRule operation : rulebook.operations()) {
      ofOperations.addAll(ParameterObligations.of(operation));
      ofOperations.addAll(LongTextObligations.of(operation));
      ofOperations.addAll(CallerObligations.of(operation));
      ofOperations.addAll(SequenceObligations.of(operation, rulebook));
      ofOperations.addAll(DistinctObligations.of(operation));
      ofOperations.addAll(RejectedCallObligations.of(operation, rulebook, wire));
    }
    all.addAll(ofOperations);
    all.addAll(GatewayObligations.of(rulebook, wire));
    all.addAll(OrderObligations.of(rulebook, wire));
    all.addAll(ConnectionObligations.of(rulebook, wire));
    all.addAll(VariantObligations.of(rulebook, wire, ofOperations, thorough));
    for (OperationRule operation : rulebook.operations()) {
      all.addAll(CallObligations.generated(operation));
    }
    all.addAll(MemoryObligations.of(rulebook, wire));
    all.addAll(ClockObligations.of(rulebook, wire));
    for (OperationRule operation : rulebook.operations()) {
      all.addAll(RateObligations.of(operation, rulebook, wire));
    }
    all.addAll(InvariantObligations.of(rulebook));
    Set<String> addresses = new HashSet<>();
    for (Obligation obligation : all) {
      if (!addresses.add(obligation.address())) {
        throw new IllegalStateException("two obligations have the address " + obligation.address());
      }
    }
    return List.copyOf(all);
  }
}
