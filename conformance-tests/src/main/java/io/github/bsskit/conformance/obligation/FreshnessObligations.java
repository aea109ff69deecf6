package io.github.bsskit.conformance.obligation;

import static io.github.bsskit.conformance.obligation.Expectation.success;

import io.github.bsskit.conformance.obligation.Step.Replay;
import io.github.bsskit.conformance.obligation.Step.Send;
import io.github.bsskit.conformance.target.CallStyle;
import io.github.bsskit.conformance.target.CallStyle.Placement;
import io.github.bsskit.conformance.target.Profile.Role;
import io.github.bsskit.conformance.target.RequestMutation;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;

/** Every nonce is accepted once, and every timestamp expires. */
final class FreshnessObligations {

  /** The difference of clocks that a target may have. */
  private static final long TOLERANCE_MINUTES = 1;

  private final GatewayObligationBuilder builder;
  private final GatewayObligationBuilder nonces;
  private final GatewayObligationBuilder times;
  private final CallTemplate valid;

  FreshnessObligations(GatewayObligationBuilder builder) {
    this.builder = builder;
    this.nonces = builder.topic("nonce");
    this.times = builder.topic("time");
    this.valid = builder.valid();
  }

  void nonces() {
    usedNonces(builder.rejectedWith("SignatureNonceUsed"));
    noncesOfRejectedCalls(Expectation.successOr(List.of(builder.error("SignatureNonceUsed"))));
  }

  private void usedNonces(Expectation used) {
    String rejected = ": " + used.description() + ".";
    nonces.steps(
        "replayed",
        "The same request sent again" + rejected,
        Send.first(valid, success()),
        new Replay(used));
    CallTemplate form = valid.in(valid.style().withPlacement(Placement.POST_FORM)).relabeled("F");
    nonces.steps(
        "replayed-form",
        "The same form sent again" + rejected,
        Send.first(form, success()),
        new Replay(used));
    nonces.steps(
        "used-by-another-call",
        "A nonce that another call has used" + rejected,
        Send.first(valid.withNonce("N"), success()),
        new Send(valid.relabeled("B").withNonce("N"), used));
    nonces.steps(
        "used-before-other-calls",
        "A nonce that was used several calls ago" + rejected,
        Send.first(valid.withNonce("N"), success()),
        new Send(valid.relabeled("B"), success()),
        new Send(valid.relabeled("C"), success()),
        new Send(valid.relabeled("D").withNonce("N"), used));
  }

  /** Observed only: whether a rejected call uses up its nonce is our interpretation. */
  private void noncesOfRejectedCalls(Expectation either) {
    nonces.observe(
        "used-by-a-wrong-signature",
        "A call with a wrong signature does not use up its nonce.",
        Send.first(
            valid.withNonce("N").mutated(RequestMutations.wrongSecret()), Expectation.anyError()),
        new Send(valid.withNonce("N"), either));
    CallTemplate violation = SingleViolation.any(builder.operation()).template();
    nonces.observe(
        "used-by-a-rejected-call",
        "A call that the operation rejects uses up its nonce.",
        Send.first(violation.in(valid.style()).withNonce("N"), Expectation.anyError()),
        new Send(valid.withNonce("N"), either));
    String other = builder.isFor("V1") ? "V3" : "V1";
    nonces.observe(
        "used-with-the-other-signature",
        "A nonce used with one signature version is used up for the other.",
        Send.first(valid.withNonce("N"), success()),
        new Send(
            valid.relabeled("B").withNonce("N").in(CallStyle.DEFAULT.withSignature(other)),
            either));
    nonces.observe(
        "used-by-another-key",
        "A nonce that one key has used is not used up for another.",
        Send.first(valid.withNonce("N"), success()),
        new Send(valid.relabeled("B").by(Role.STS).withNonce("N"), either));
  }

  void times() {
    insideTheWindow();
    outsideTheWindow();
    malformed();
  }

  /** Inside the narrowest window that any page documents, with a tolerance of a minute. */
  private void insideTheWindow() {
    long minutes = builder.narrowestWindow().toMinutes() - TOLERANCE_MINUTES;
    String rest =
        " succeeds: "
            + (minutes + TOLERANCE_MINUTES)
            + " minutes are allowed, less a tolerance of "
            + TOLERANCE_MINUTES
            + " minute.";
    times.steps(
        "inside-the-window-old",
        "A call " + minutes + " minutes old" + rest,
        new Send(valid.mutated(minutes("old", -minutes)), success()));
    times.steps(
        "inside-the-window-ahead",
        "A call " + minutes + " minutes ahead" + rest,
        new Send(valid.mutated(minutes("ahead", minutes)), success()));
  }

  private static RequestMutation minutes(String where, long minutes) {
    return RequestMutations.time(
        Math.abs(minutes) + " minutes " + where, now -> shifted(now, minutes * 60));
  }

  private void outsideTheWindow() {
    Expectation expired = builder.rejectedWith("InvalidTimeStampExpired");
    long window = builder.window().toMinutes();
    long minutes = window + TOLERANCE_MINUTES;
    String rest =
        " minutes %s, beyond " + window + " minutes and a tolerance of " + TOLERANCE_MINUTES;
    times.check(
        "outside-the-window-old",
        "A call " + minutes + String.format(Locale.ROOT, rest, "old"),
        minutes("old", -minutes),
        expired);
    times.check(
        "outside-the-window-ahead",
        "A call " + minutes + String.format(Locale.ROOT, rest, "ahead"),
        minutes("ahead", minutes),
        expired);
    times.check("hour-old", "An hour old", RequestMutations.hourOld(), expired);
    times.check(
        "hour-ahead",
        "An hour ahead",
        RequestMutations.time("an hour ahead", now -> shifted(now, 3600)),
        expired);
    times.check(
        "year-old",
        "A year old",
        RequestMutations.time("a year old", now -> shifted(now, -365 * 86400)),
        expired);
    times.observe(
        "ten-minutes-old",
        "A call ten minutes old is accepted.",
        new Send(
            valid.mutated(RequestMutations.time("ten minutes old", now -> shifted(now, -600))),
            Expectation.successOr(expired.errors())));
  }

  private static String shifted(String time, long seconds) {
    return Instant.parse(time).plus(seconds, ChronoUnit.SECONDS).toString();
  }

  private void malformed() {
    malformed("fraction", now -> now.replace("Z", ".000Z"));
    malformed("no-zone", now -> now.replace("Z", ""));
    malformed("space-instead-of-t", now -> now.replace('T', ' '));
    malformed("letters", now -> "now");
    malformed("seconds-since-1970", now -> String.valueOf(Instant.parse(now).getEpochSecond()));
  }

  private void malformed(String name, UnaryOperator<String> change) {
    Expectation badFormat =
        builder.isFor("V1")
            ? builder.rejectedWith("InvalidTimeStampFormat")
            : Expectation.anyError();
    String what = name.replace('-', ' ');
    times.check(
        name,
        "A time not written yyyy-MM-ddTHH:mm:ssZ (" + what + ")",
        RequestMutations.time("malformed time: " + what, change),
        badFormat);
  }
}
