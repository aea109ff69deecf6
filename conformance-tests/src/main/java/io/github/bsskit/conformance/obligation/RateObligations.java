package io.github.bsskit.conformance.obligation;

import io.github.bsskit.conformance.obligation.Obligation.Need;
import io.github.bsskit.conformance.target.CallStyle;
import io.github.bsskit.conformance.target.Profile;
import io.github.bsskit.conformance.target.Profile.Role;
import io.github.bsskit.rulebook.OperationRule;
import io.github.bsskit.rulebook.Rulebook;
import io.github.bsskit.rulebook.Source;
import java.util.List;

/** The documented rate limit of an operation; last in a run, because it is used up afterwards. */
final class RateObligations {

  /** The product's quota page counts by main account. */
  private static final Source METADATA = new Source(List.of("M"));

  private final OperationRule operation;
  private final OperationRule.Rate rate;
  private final Rulebook rulebook;
  private final CallTemplate valid;
  private final RateStep.Burst burst;

  private RateObligations(
      OperationRule operation, OperationRule.Rate rate, Rulebook rulebook, Profile.Wire wire) {
    this.operation = operation;
    this.rate = rate;
    this.rulebook = rulebook;
    this.valid = CallTemplate.valid(operation);
    // no page says which of them is returned for a caller's own rate
    Expectation throttled =
        Expectation.error(
            rulebook.gatewayError("ThrottlingUser"),
            rulebook.gatewayError("ThrottlingApi"),
            rulebook.gatewayError("Throttling"));
    this.burst = new RateStep.Burst(inEveryWay(wire), rate, throttled);
  }

  static List<Obligation> of(OperationRule operation, Rulebook rulebook, Profile.Wire wire) {
    return operation.rate().stream()
        .flatMap(rate -> new RateObligations(operation, rate, rulebook, wire).all().stream())
        .toList();
  }

  private List<Obligation> all() {
    return List.of(
        obligation(
                "enforced",
                "After "
                    + rate.requests()
                    + " calls in "
                    + rate.seconds()
                    + " s, calls are throttled.",
                rate.source(),
                burst)
            .provisioned(Need.RATE, Need.NOT_PAID),
        obligation(
                "window",
                "Once used up, the rate is back within "
                    + rate.seconds()
                    + " s, and not twice in that time, whatever kind of window it is.",
                rate.source(),
                new RateStep.RateWindow(burst))
            .provisioned(Need.RATE, Need.NOT_PAID, Need.CLOCK),
        obligation(
                "other-account",
                "The rate of one account does not limit another.",
                rate.source().isInterpretation() ? rate.source() : METADATA,
                new RateStep.OtherCaller(
                    burst,
                    valid.by(Role.MUST_NAME_OWNER),
                    // the rate of the operation over all callers
                    Expectation.successOr(List.of(rulebook.gatewayError("ThrottlingApi")))))
            .provisioned(Need.RATE, Need.NOT_PAID));
  }

  private Obligation obligation(String name, String statement, Source source, Step step) {
    return Obligation.of(operation.name() + "/rate-limit/" + name, statement, source, step);
  }

  /** One count for all ways of calling. */
  private List<CallTemplate> inEveryWay(Profile.Wire wire) {
    List<String> signatures = wire.signatures().isEmpty() ? List.of("") : wire.signatures();
    return CallStyle.all(signatures, wire.formats()).stream().map(valid::in).toList();
  }
}
