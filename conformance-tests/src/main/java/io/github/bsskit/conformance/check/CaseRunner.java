package io.github.bsskit.conformance.check;

import io.github.bsskit.conformance.obligation.Step;
import io.github.bsskit.conformance.target.Call;
import io.github.bsskit.conformance.target.Exchange;
import io.github.bsskit.conformance.target.Profile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Runs generated cases one at a time, each with its own owners and texts. */
public final class CaseRunner {

  private final ConformanceRun run;
  private final List<Exchange> last = new ArrayList<>();

  CaseRunner(ConformanceRun run) {
    this.run = run;
  }

  /** The profile of the target. */
  public Profile profile() {
    return run.profile();
  }

  /**
   * Sends the calls of one case in order.
   *
   * @return a description of the first unexpected response; empty if all were as expected
   */
  public Optional<String> run(List<Step.Send> calls) {
    return run.sender().withRetry(() -> once(calls));
  }

  private Optional<String> once(List<Step.Send> calls) {
    last.clear();
    boolean usesUpOwners = calls.stream().anyMatch(send -> send.template().leavesRecord());
    TestData data = run.data(usesUpOwners);
    if (usesUpOwners && !data.hasOwnersLeft(calls.size())) {
      run.reset();
    }
    for (Step.Send send : calls) {
      Optional<Call> call = data.call(send.template());
      if (call.isEmpty()) {
        return Optional.of(ConformanceRun.NO_OWNERS);
      }
      Exchange exchange = run.target().sendRaw(call.get());
      last.add(exchange);
      if (!run.isExpected(send.expectation(), exchange)) {
        return Optional.of(
            "expected "
                + send.expectation().description()
                + ", but was "
                + exchange.summary()
                + ", for "
                + send.template().description());
      }
      if (run.target().isUnresponsive()) {
        return Optional.of(ConformanceRun.UNRESPONSIVE);
      }
    }
    return Optional.empty();
  }

  /** The exchanges of the last case. */
  List<Exchange> evidence() {
    return List.copyOf(last);
  }
}
