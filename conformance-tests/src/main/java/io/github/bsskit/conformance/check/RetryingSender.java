package io.github.bsskit.conformance.check;

import io.github.bsskit.conformance.obligation.CallTemplate;
import io.github.bsskit.conformance.obligation.Expectation;
import io.github.bsskit.conformance.obligation.Obligation;
import io.github.bsskit.conformance.target.Call;
import io.github.bsskit.conformance.target.Exchange;
import io.github.bsskit.conformance.target.Target;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Sends something again before a target is accused of what it may not be responsible for: a lost
 * response, or a record that an earlier run has left.
 */
final class RetryingSender {

  private final ConformanceRun run;
  private final OwnerSupply owners;
  private final Consumer<String> notices;

  /**
   * Sends for one run.
   *
   * @param notices gets a line if the owners are used up
   */
  RetryingSender(ConformanceRun run, OwnerSupply owners, Consumer<String> notices) {
    this.run = run;
    this.owners = owners;
    this.notices = notices;
  }

  /** The target's state was reset, or could not be. */
  void reset(boolean done) {
    owners.reset(done);
  }

  /** Takes the response to a call that should have succeeded. */
  void add(Exchange exchange) {
    owners.add(exchange);
  }

  /**
   * Sends a valid call, once more if its response is lost or late.
   *
   * @return the exchange; empty if the profile's owners are used up
   */
  Optional<Exchange> valid(CallTemplate template) {
    return withRetry(
        () -> {
          Optional<Exchange> exchange = sent(run.data(template.leavesRecord()).call(template));
          exchange.ifPresent(ended -> run.isExpected(Expectation.success(), ended));
          return exchange;
        });
  }

  /** Sends something, and once more with other values if its result is in doubt. */
  <T> T withRetry(Supplier<T> sending) {
    Target target = run.target();
    owners.begin();
    T result = sending.get();
    if (target.mustRetry()) {
      target.beginRetry();
      owners.begin();
      result = sending.get();
      target.endRetry();
    }
    for (int i = 0; i < 2 && owners.isTaken() && findsFreeOwner(); i++) {
      owners.begin();
      result = sending.get();
    }
    return result;
  }

  private boolean findsFreeOwner() {
    boolean found =
        owners.drawOthers(
            taken -> {
              CallTemplate valid = CallTemplate.valid(taken.operation());
              return sent(run.data(true).call(valid, taken.key()))
                  .filter(run::isSuccess)
                  .isPresent();
            });
    if (!found) {
      notices.accept(OwnerSupply.hint());
    }
    return found;
  }

  private Optional<Exchange> sent(Optional<Call> call) {
    return call.map(run.target()::sendRaw);
  }

  /** Why an obligation cannot be checked; empty if it can. */
  Optional<String> whyNot(Obligation obligation) {
    return owners.isUsedUp() && TestData.usesUpOwners(obligation)
        ? Optional.of(OwnerSupply.USED_UP)
        : Optional.empty();
  }

  /** Whether an owner of the last calls has a record of an earlier run. */
  boolean provesNothing() {
    return owners.isUsedUp() || owners.isInDoubt();
  }
}
