package io.github.bsskit.conformance.check;

import io.github.bsskit.conformance.check.InvariantResult.Collector;
import io.github.bsskit.conformance.obligation.Invariant;
import io.github.bsskit.conformance.target.Exchange;
import io.github.bsskit.conformance.target.ResponseDocument;
import io.github.bsskit.conformance.target.WireResult;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The invariants of every response, whatever its content: it is complete and in time, its document
 * is strictly valid, and it leaks nothing about the server.
 */
final class ResponseInvariants {

  private static final Pattern LEAK =
      Pattern.compile(
          "<html|<!doctype html|<body|Traceback \\(most recent call last\\)|goroutine \\d+ \\["
              + "|\\b(at [\\w.$<>]+\\(\\w+\\.(java|kt|scala):\\d+\\)"
              + "|at .{1,200}\\.[jt]s:\\d+:\\d+"
              + "|(java|javax|jakarta|org|com)\\.[\\w.]+(Exception|Error)\\b)",
          Pattern.CASE_INSENSITIVE);

  /** Clients accept both, and no source forbids the older name. */
  private static final Set<String> JSON_TYPES = Set.of("application/json", "text/json");

  private static final List<Invariant> JSON =
      List.of(Invariant.JSON_SYNTAX, Invariant.JSON_REPEATED_FIELD, Invariant.JSON_ENCODING);
  private static final List<Invariant> XML =
      List.of(
          Invariant.XML_SYNTAX,
          Invariant.XML_REPEATED_ELEMENT,
          Invariant.XML_ATTRIBUTE,
          Invariant.XML_NAMESPACE,
          Invariant.XML_MIXED_CONTENT,
          Invariant.XML_ENCODING);

  private ResponseInvariants() {}

  static void noResponse(WireResult.NoResponse missing, Collector results) {
    Invariant invariant =
        switch (missing.cause()) {
          case TIMED_OUT, ENDLESS -> Invariant.IN_TIME;
          case TRUNCATED -> Invariant.CONTENT_LENGTH;
          case GARBLED -> Invariant.HTTP;
          case DROPPED, UNREACHABLE -> Invariant.COMPLETE;
        };
    results.check(invariant, false, "a response", missing.detail());
  }

  static void received(
      Exchange exchange,
      WireResult.Received received,
      ResponseDocument document,
      Collector results) {
    results.holds(Invariant.COMPLETE.address());
    results.holds(Invariant.IN_TIME.address());
    results.holds(Invariant.HTTP.address());
    Optional<String> flaw = received.flaw();
    results.check(
        Invariant.CONTENT_LENGTH,
        flaw.isEmpty(),
        "a body of the announced length",
        flaw.orElse(""));
    String encoding = received.header("content-encoding").orElse("identity");
    results.check(
        Invariant.CONTENT_ENCODING,
        encoding.equalsIgnoreCase("identity"),
        "no compression, since none was requested",
        encoding);
    leaks(exchange, results);
    document(document, results);
    contentType(received, document, results);
  }

  private static void leaks(Exchange exchange, Collector results) {
    String secret = exchange.call().map(call -> call.key().secret()).orElse("");
    boolean leaksSecret = secret.length() >= 6 && exchange.responseText().contains(secret);
    results.check(
        Invariant.SECRET, !leaksSecret, "no secret of a caller", "the secret of the caller's key");
    var found = LEAK.matcher(exchange.bodyText());
    boolean leaks = found.find() && !exchange.field("Message").startsWith("Specified signature");
    results.check(
        Invariant.LEAK,
        !leaks,
        "no stack trace and no HTML page",
        leaks ? "\"" + found.group() + "\" in the body" : "");
  }

  private static void document(ResponseDocument document, Collector results) {
    for (Invariant invariant : document.format().equals("JSON") ? JSON : XML) {
      String address = invariant.address();
      Optional<ResponseDocument.Flaw> flaw =
          document.flaws().stream()
              .filter(found -> address.equals(Invariant.GROUP + "/" + found.law()))
              .findFirst();
      results.check(
          address,
          flaw.isEmpty(),
          "a strictly valid document",
          flaw.map(ResponseDocument.Flaw::detail).orElse(""));
    }
  }

  private static void contentType(
      WireResult.Received received, ResponseDocument document, Collector results) {
    String actual = received.header("content-type").orElse("none");
    String type = actual.toLowerCase(Locale.ROOT).replace(" ", "");
    String media = type.replaceAll(";.*", "");
    boolean utf8 = !type.contains("charset=") || type.matches(".*charset=\"?utf-?8\"?.*");
    if (document.format().equals("JSON")) {
      boolean holds = JSON_TYPES.contains(media) && utf8;
      results.check(Invariant.CONTENT_TYPE_JSON, holds, "application/json;charset=utf-8", actual);
    } else {
      String xml = "text/xml;charset=utf-8";
      results.check(Invariant.CONTENT_TYPE_XML, media.equals("text/xml") && utf8, xml, actual);
      results.check(Invariant.CONTENT_TYPE_XML_EXACTLY, actual.equals(xml), xml, actual);
    }
  }
}
