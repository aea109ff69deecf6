package io.github.bsskit.conformance.check;

import io.github.bsskit.conformance.check.FindingGroup.RootCause;
import io.github.bsskit.conformance.obligation.CallTemplate;
import io.github.bsskit.conformance.obligation.Step;
import io.github.bsskit.conformance.target.CallStyle.Placement;
import io.github.bsskit.conformance.target.Exchange;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A target that does not read the body: valid calls with parameters in the query succeed, and all
 * with parameters in the body fail.
 *
 * @param proven whether the results of the run show that
 */
record UnreadBody(boolean proven) {

  static UnreadBody in(List<Result> all) {
    boolean formPassed = all.stream().anyMatch(result -> passed(result, true));
    boolean queryPassed = all.stream().anyMatch(result -> passed(result, false));
    long rejected = all.stream().filter(UnreadBody::isMissing).count();
    return new UnreadBody(queryPassed && !formPassed && rejected >= 2);
  }

  /** The cause of a finding; empty unless it is proven. */
  Optional<RootCause> cause(Result result) {
    return proven && isMissing(result)
        ? Optional.of(
            new RootCause(
                "unread body",
                "The target does not read the body: valid calls succeed with their parameters in"
                    + " the query, and all fail with parameters in the body.",
                List.of()))
        : Optional.empty();
  }

  private static boolean passed(Result result, boolean inBody) {
    return result.verdict() == Verdict.PASSED
        && result.obligation().steps().stream()
            .flatMap(UnreadBody::successful)
            .anyMatch(template -> isInBody(template.style().placement()) == inBody);
  }

  private static Stream<CallTemplate> successful(Step step) {
    return step instanceof Step.Send send && send.expectation().isSuccess()
        ? Stream.of(send.template())
        : Stream.empty();
  }

  /** Whether a valid call with parameters in the body fails as if there were none. */
  private static boolean isMissing(Result result) {
    List<Exchange> evidence = result.finding().map(Finding::evidence).orElse(List.of());
    if (evidence.isEmpty()) {
      return false;
    }
    Exchange last = evidence.get(evidence.size() - 1);
    boolean isValid =
        last.call()
            .filter(call -> call.mutations().isEmpty() && isInBody(call.style().placement()))
            .isPresent();
    return isValid
        && last.field("Code").matches(".*Missing.*|SignatureDoesNotMatch|InvalidAction.*")
        && result.finding().get().expectsSuccess();
  }

  private static boolean isInBody(Placement placement) {
    return placement == Placement.POST_FORM || placement == Placement.POST_SPLIT;
  }
}
