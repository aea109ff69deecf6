package io.github.bsskit.conformance.obligation;

import static io.github.bsskit.conformance.obligation.Expectation.success;
import static io.github.bsskit.conformance.obligation.GatewayObligations.GATEWAY;

import io.github.bsskit.conformance.obligation.Obligation.Need;
import io.github.bsskit.conformance.obligation.Step.AdvanceClock;
import io.github.bsskit.conformance.obligation.Step.Replay;
import io.github.bsskit.conformance.obligation.Step.Send;
import io.github.bsskit.conformance.target.CallStyle;
import io.github.bsskit.conformance.target.CallStyle.Placement;
import io.github.bsskit.conformance.target.Profile;
import io.github.bsskit.rulebook.ErrorRule;
import io.github.bsskit.rulebook.OperationRule;
import io.github.bsskit.rulebook.Rulebook;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a target still knows after minutes, hours and days of its own clock. */
final class ClockObligations {

  private static final int MINUTE = 60;
  private static final int HOUR = 60 * MINUTE;

  private final Rulebook rulebook;
  private final Profile.Wire wire;
  private final OperationRule operation;
  private final List<Obligation> all = new ArrayList<>();

  private ClockObligations(Rulebook rulebook, Profile.Wire wire, OperationRule operation) {
    this.rulebook = rulebook;
    this.wire = wire;
    this.operation = operation;
  }

  static List<Obligation> of(Rulebook rulebook, Profile.Wire wire) {
    List<Obligation> all = new ArrayList<>();
    for (OperationRule operation : rulebook.operations()) {
      ClockObligations clock = new ClockObligations(rulebook, wire, operation);
      rulebook.signatures().stream().map(Rulebook.SignatureRule::name).forEach(clock::nonces);
      operation.errorsWhen("record-exists").stream().limit(1).forEach(clock::ledgers);
      all.addAll(clock.all);
    }
    return all;
  }

  private void nonces(String signature) {
    GatewayObligationBuilder builder =
        GatewayObligationBuilder.of(operation.name(), rulebook, operation, signature)
            .topic("clock");
    int window = (int) builder.narrowestWindow().toMinutes();
    Expectation used = builder.rejectedWith("SignatureNonceUsed");
    for (Placement placement : List.of(Placement.POST_QUERY, Placement.GET)) {
      CallTemplate valid = builder.valid().in(builder.valid().style().withPlacement(placement));
      String how = placement == Placement.GET ? "-by-get" : "";
      replayed(builder, "replayed-after-a-third-of-the-window" + how, valid, window / 3, used);
      replayed(builder, "replayed-late-in-the-window" + how, valid, window - 1, used);
    }
    CallTemplate valid = builder.valid();
    Expectation either =
        Expectation.error(
            builder.error("SignatureNonceUsed"), builder.error("InvalidTimeStampExpired"));
    replayed(builder, "replayed-after-the-narrowest-window", valid, window + 1, either);
    int own = (int) builder.window().toMinutes();
    replayed(
        builder, "replayed-at-the-end-of-the-window", valid, own - 1, own > window ? either : used);
    replayed(builder, "replayed-after-the-window", valid, own + 1, either);
    replayed(builder, "replayed-after-a-day", valid, 24 * 60, either);
    reused(builder, "nonce-reused-after-a-third-of-the-window", window / 3, used);
    reused(builder, "nonce-reused-late-in-the-window", window - 1, used);
    all.addAll(builder.all());
  }

  private static void replayed(
      GatewayObligationBuilder builder,
      String name,
      CallTemplate valid,
      int minutes,
      Expectation expected) {
    add(
        builder,
        "replayed",
        name,
        "The same request sent again after " + minutes + " minutes",
        expected,
        Send.first(valid, success()),
        new AdvanceClock(minutes * MINUTE),
        new Replay(expected));
  }

  private static void reused(
      GatewayObligationBuilder builder, String name, int minutes, Expectation used) {
    CallTemplate valid = builder.valid();
    add(
        builder,
        "used-by-another-call",
        name,
        "A nonce that another call used " + minutes + " minutes ago",
        used,
        Send.first(valid.withNonce("N"), success()),
        new AdvanceClock(minutes * MINUTE),
        new Send(valid.relabeled("B").withNonce("N"), used));
  }

  private static void add(
      GatewayObligationBuilder builder,
      String rule,
      String name,
      String what,
      Expectation expected,
      Step... steps) {
    builder.add(
        Obligation.of(
                builder.address(name), what + ": " + expected.description() + ".", GATEWAY, steps)
            .ofRule("gateway/nonce/" + rule)
            .provisioned(Need.VERIFIED_SIGNATURES, Need.CLOCK, Need.RESET));
  }

  /** No page lets a ledger expire. */
  private void ledgers(ErrorRule exists) {
    CallTemplate valid = CallTemplate.valid(operation);
    ledger("repeat-after-an-hour", "an hour", valid, HOUR, exists);
    ledger("repeat-after-a-day", "a day", valid, 24 * HOUR, exists);
    CallStyle byGet = CallStyle.DEFAULT.withPlacement(Placement.GET);
    ledger("repeat-after-a-day-by-get", "a day, by GET", valid.in(byGet), 24 * HOUR, exists);
    for (String signature : wire.signatures()) {
      ledger(
          "repeat-after-a-year-by-" + signature.toLowerCase(Locale.ROOT),
          "a year, signed with " + signature,
          valid.in(CallStyle.DEFAULT.withSignature(signature)),
          366 * 24 * HOUR,
          exists);
    }
  }

  private void ledger(
      String name, String after, CallTemplate repeat, int seconds, ErrorRule exists) {
    Expectation rejected = Expectation.error(exists);
    all.add(
        Obligation.of(
                operation.name() + "/sequence/" + name,
                "The same call sent again after " + after + ": " + exists + ".",
                exists.source(),
                Send.first(CallTemplate.valid(operation), success()),
                new AdvanceClock(seconds),
                new Send(repeat, rejected))
            .ofRule(operation.name() + "/sequence/repeat")
            .provisioned(Need.CLOCK, Need.RESET));
  }
}
