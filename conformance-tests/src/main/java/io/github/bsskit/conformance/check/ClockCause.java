package io.github.bsskit.conformance.check;

import io.github.bsskit.conformance.check.Finding.Fact;
import io.github.bsskit.conformance.check.FindingGroup.RootCause;
import io.github.bsskit.conformance.target.Exchange;
import io.github.bsskit.conformance.target.WireResult;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A target whose clock is off: it rejects the time of plain, valid calls. */
final class ClockCause {

  private static final Pattern TIMESTAMP = Pattern.compile("Timestamp=([0-9TZ%A:-]+)");

  /** Less than the narrowest documented window. */
  private static final Duration CLEARLY_OFF = Duration.ofMinutes(5);

  private ClockCause() {}

  static Optional<RootCause> of(Result result) {
    List<Exchange> evidence = result.finding().map(Finding::evidence).orElse(List.of());
    if (evidence.isEmpty()) {
      return Optional.empty();
    }
    Exchange exchange = evidence.get(evidence.size() - 1);
    boolean isValidCall =
        exchange.call().filter(call -> call.mutations().isEmpty()).isPresent()
            && result.finding().get().expectsSuccess();
    boolean isExpired = exchange.field("Code").equals("InvalidTimeStamp.Expired");
    return isValidCall && isExpired ? Optional.of(cause(exchange)) : Optional.empty();
  }

  private static RootCause cause(Exchange exchange) {
    Optional<Instant> sent = sent(exchange);
    Optional<Instant> date = date(exchange);
    if (sent.isEmpty() || date.isEmpty()) {
      return unknown("its responses have no Date header");
    }
    Duration off = Duration.between(sent.get(), date.get());
    if (off.abs().compareTo(CLEARLY_OFF) < 0) {
      return unknown("its Date header agrees with the request");
    }
    return new RootCause(
        "clock",
        "The target's clock is "
            + words(off.abs())
            + (off.isNegative() ? " behind" : " ahead")
            + ", so it rejects the time of valid calls.",
        List.of(
            new Fact("time of the request", sent.get().toString()),
            new Fact("Date of the response", date.get().toString())));
  }

  private static RootCause unknown(String why) {
    return new RootCause(
        "clock",
        "The target rejects the time of valid calls, so its clock or its time window is off; by how"
            + " much is unknown, since "
            + why
            + ".",
        List.of());
  }

  private static String words(Duration off) {
    long minutes = off.toSeconds() / 60;
    return minutes < 60 ? minutes + " min" : minutes / 60 + " h " + minutes % 60 + " min";
  }

  private static Optional<Instant> sent(Exchange exchange) {
    Matcher timestamp = TIMESTAMP.matcher(exchange.request().text());
    String text =
        Optional.ofNullable(exchange.request().headers().get("x-acs-date"))
            .or(() -> Optional.of(timestamp).filter(Matcher::find).map(found -> found.group(1)))
            .orElse("");
    try {
      return Optional.of(Instant.parse(text.replace("%3A", ":")));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Optional<Instant> date(Exchange exchange) {
    if (!(exchange.result() instanceof WireResult.Received received)) {
      return Optional.empty();
    }
    try {
      return received
          .header("Date")
          .map(date -> ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
