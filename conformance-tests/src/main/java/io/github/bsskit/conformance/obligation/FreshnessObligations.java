package io.github.bsskit.conformance.obligation;

import static io.github.bsskit.conformance.obligation.Expectation.refused;
import static io.github.bsskit.conformance.obligation.Expectation.success;

import io.github.bsskit.conformance.obligation.Step.Replay;
import io.github.bsskit.conformance.obligation.Step.Send;
import io.github.bsskit.conformance.target.CallStyle;
import io.github.bsskit.conformance.target.CallStyle.Placement;
import io.github.bsskit.rulebook.ErrorRule;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.UnaryOperator;

/** What the gateway owes to a call that is not new: every nonce works once, every time expires. */
final class FreshnessObligations {

  private final GatewayObligationBuilder draws;
  private final CallTemplate valid;

  FreshnessObligations(GatewayObligationBuilder draws) {
    this.draws = draws;
    this.valid = draws.valid();
  }

  void nonces() {
    usedNonces(draws.error("SignatureNonceUsed"));
    noncesOfOddCalls(new Expectation.SuccessOr(List.of(draws.error("SignatureNonceUsed"))));
  }

  private void usedNonces(ErrorRule used) {
    draws.steps(
        draws.address("nonce", "replayed"),
        "The very same request sent again is refused: " + used + ".",
        Send.first(valid, success()),
        new Replay(refused(used)));
    CallTemplate form = valid.on(valid.carrier().withPlacement(Placement.POST_FORM)).labelled("F");
    draws.steps(
        draws.address("nonce", "replayed-form"),
        "The very same request with a form sent again is refused: " + used + ".",
        Send.first(form, success()),
        new Replay(refused(used)));
    draws.steps(
        draws.address("nonce", "used-by-another-call"),
        "A nonce that another call has used is refused: " + used + ".",
        Send.first(valid.nonced("N"), success()),
        new Send(valid.labelled("B").nonced("N"), refused(used)));
    draws.steps(
        draws.address("nonce", "used-before-other-calls"),
        "A nonce is remembered over the calls between: " + used + ".",
        Send.first(valid.nonced("N"), success()),
        new Send(valid.labelled("B"), success()),
        new Send(valid.labelled("C"), success()),
        new Send(valid.labelled("D").nonced("N"), refused(used)));
  }

  /** Observed only: whether a call that fails uses its nonce up is a reading of this kit. */
  private void noncesOfOddCalls(Expectation either) {
    draws.observed(
        draws.address("nonce", "used-by-a-wrong-signature"),
        "A nonce is used up only by a call whose signature is good.",
        Send.first(
            valid.nonced("N").twisted(RequestMutations.wrongSecret()),
            new Expectation.RefusedSomehow()),
        new Send(valid.nonced("N"), either));
    draws.observed(
        draws.address("nonce", "used-by-a-rejected-call"),
        "A nonce is used up by a call that the operation refuses.",
        Send.first(
            CallObligations.anyViolation(draws.operation())
                .recipe()
                .on(valid.carrier())
                .nonced("N"),
            new Expectation.RefusedSomehow()),
        new Send(valid.nonced("N"), either));
    draws.observed(
        draws.address("nonce", "used-with-the-other-signature"),
        "A nonce is used up for both signatures.",
        Send.first(valid.nonced("N"), success()),
        new Send(
            valid
                .labelled("B")
                .nonced("N")
                .on(CallStyle.DEFAULT.withSignature(draws.isOf("V1") ? "V3" : "V1")),
            either));
  }

  void times() {
    outsideTheWindow();
    writtenOtherwise();
  }

  private void outsideTheWindow() {
    Expectation expired = draws.refusedWith("InvalidTimeStampExpired");
    draws.against(
        draws.address("time", "hour-old"),
        "A call an hour old is refused: " + expired.words() + ".",
        RequestMutations.hourOld(),
        expired);
    draws.against(
        draws.address("time", "hour-ahead"),
        "A call an hour ahead is refused: " + expired.words() + ".",
        RequestMutations.time("an hour ahead", now -> shifted(now, 3600)),
        expired);
    draws.against(
        draws.address("time", "year-old"),
        "A call a year old is refused: " + expired.words() + ".",
        RequestMutations.time("a year old", now -> shifted(now, -365 * 86400)),
        expired);
    draws.observed(
        draws.address("time", "ten-minutes-old"),
        "A call ten minutes old is taken.",
        new Send(
            valid.twisted(RequestMutations.time("ten minutes old", now -> shifted(now, -600))),
            new Expectation.SuccessOr(expired.errors())));
  }

  private static String shifted(String time, long seconds) {
    return Instant.parse(time).plus(seconds, ChronoUnit.SECONDS).toString();
  }

  private void writtenOtherwise() {
    ErrorRule format = draws.error("InvalidTimeStampFormat");
    Expectation badFormat = draws.isOf("V1") ? refused(format) : new Expectation.RefusedSomehow();
    time("fraction", badFormat, now -> now.replace("Z", ".000Z"));
    time("no-zone", badFormat, now -> now.replace("Z", ""));
    time("space-instead-of-t", badFormat, now -> now.replace('T', ' '));
    time("letters", badFormat, now -> "now");
    time(
        "seconds-since-1970",
        badFormat,
        now -> String.valueOf(Instant.parse(now).getEpochSecond()));
  }

  private void time(String name, Expectation expectation, UnaryOperator<String> change) {
    draws.against(
        draws.address("time", name),
        "A time that is not written yyyy-MM-ddTHH:mm:ssZ is refused ("
            + name
            + "): "
            + expectation.words()
            + ".",
        RequestMutations.time("the time is written otherwise: " + name, change),
        expectation);
  }
}
