package io.github.bsskit.conformance.check;

import io.github.bsskit.conformance.obligation.CallTemplate;
import io.github.bsskit.conformance.obligation.Expectation;
import io.github.bsskit.conformance.target.Call;
import io.github.bsskit.conformance.target.Exchange;
import io.github.bsskit.conformance.target.Profile;
import io.github.bsskit.rulebook.OperationRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Where generated cases are tried: one at a time, each with owners and texts of its own. */
public final class CaseRunner {

  private final ConformanceRun examination;
  private final List<Exchange> last = new ArrayList<>();

  CaseRunner(ConformanceRun examination) {
    this.examination = examination;
  }

  /** The profile of the target. */
  public Profile profile() {
    return examination.profile();
  }

  /** The operations of the contract. */
  public List<OperationRule> operations() {
    return examination.operations();
  }

  /**
   * Tries calls one after another, with the same labels throughout.
   *
   * @return how the first of them that came to something else did so; empty if all came to what is
   *     expected
   */
  public Optional<String> tryAll(List<Attempt> attempts) {
    last.clear();
    boolean usesOwnersUp =
        attempts.stream()
            .anyMatch(one -> !one.recipe().operation().errorsWhen("record-exists").isEmpty());
    TestData provisions = examination.provisions(usesOwnersUp);
    if (usesOwnersUp && !provisions.hasOwnersLeft(attempts.size())) {
      examination.startOver();
    }
    for (Attempt attempt : attempts) {
      Optional<Call> call = provisions.call(attempt.recipe());
      if (call.isEmpty()) {
        return Optional.of(ConformanceRun.NO_OWNERS);
      }
      Exchange exchange = examination.target().sendRaw(call.get());
      last.add(exchange);
      if (!examination.meets(attempt.expectation(), attempt.recipe().operation(), exchange)) {
        return Optional.of(
            "expected "
                + attempt.expectation().words()
                + ", but was "
                + exchange.summary()
                + ", for "
                + attempt.recipe().words());
      }
      if (examination.target().isUnresponsive()) {
        return Optional.of(ConformanceRun.SILENT);
      }
    }
    return Optional.empty();
  }

  /** The exchanges of the case that was tried last. */
  List<Exchange> evidence() {
    return List.copyOf(last);
  }

  /**
   * A call and what must come of it.
   *
   * @param recipe the call
   * @param expectation what must come of it
   */
  public record Attempt(CallTemplate recipe, Expectation expectation) {}
}
