package io.github.bsskit.check;

import io.github.bsskit.obligation.Expectation;
import io.github.bsskit.obligation.Recipe;
import io.github.bsskit.rulebook.OperationRule;
import io.github.bsskit.target.Call;
import io.github.bsskit.target.Exchange;
import io.github.bsskit.target.Profile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Where generated cases are tried: one at a time, each with owners and texts of its own. */
public final class Bench {

  private final Examination examination;
  private final List<Exchange> last = new ArrayList<>();

  Bench(Examination examination) {
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
    Provisions provisions = examination.provisions(usesOwnersUp);
    if (usesOwnersUp && !provisions.hasOwnersLeft(attempts.size())) {
      examination.startOver();
    }
    for (Attempt attempt : attempts) {
      Optional<Call> call = provisions.call(attempt.recipe());
      if (call.isEmpty()) {
        return Optional.of(Examination.NO_OWNERS);
      }
      Exchange exchange = examination.target().sendExactly(call.get());
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
      if (examination.target().isSilent()) {
        return Optional.of(Examination.SILENT);
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
  public record Attempt(Recipe recipe, Expectation expectation) {}
}
