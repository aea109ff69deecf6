package io.github.bsskit.conformance.check;

import io.github.bsskit.conformance.target.Exchange;
import io.github.bsskit.conformance.target.ResponseDocument;
import io.github.bsskit.conformance.target.WireResult;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The laws of every answer, whatever it says: it arrives whole and in time, is a clean document of
 * the type it claims to be, and gives nothing of the server away.
 */
final class ResponseInvariants {

  private static final Pattern LEAK =
      Pattern.compile(
          "<html|<!doctype html|<body|Traceback \\(most recent call last\\)|goroutine \\d+ \\["
              + "|\\b(at [\\w.$<>]+\\(\\w+\\.(java|kt|scala):\\d+\\)"
              + "|at .{1,200}\\.[jt]s:\\d+:\\d+"
              + "|(java|javax|jakarta|org|com)\\.[\\w.]+(Exception|Error)\\b)",
          Pattern.CASE_INSENSITIVE);

  /** Clients read both, and no source forbids the older name. */
  private static final Set<String> JSON_TYPES = Set.of("application/json", "text/json");

  private ResponseInvariants() {}

  static void lost(WireResult.NoResponse lost, List<InvariantResult> rulings) {
    String law =
        switch (lost.cause()) {
          case TIMED_OUT, ENDLESS -> "response/in-time";
          case TRUNCATED -> "response/content-length";
          case GARBLED -> "response/http";
          case DROPPED, UNREACHABLE -> "response/complete";
        };
    rulings.add(InvariantResult.of(law, false, "an answer", lost.detail()));
  }

  static void received(
      Exchange exchange,
      WireResult.Received received,
      ResponseDocument document,
      List<InvariantResult> rulings) {
    for (String law : List.of("response/complete", "response/in-time", "response/http")) {
      rulings.add(InvariantResult.kept(law));
    }
    rulings.add(
        InvariantResult.of(
            "response/content-length",
            received.flaw().isEmpty(),
            "a body as long as the answer says",
            received.flaw().orElse("")));
    String encoding = received.header("content-encoding").orElse("identity");
    rulings.add(
        InvariantResult.of(
            "response/content-encoding",
            encoding.equalsIgnoreCase("identity"),
            "no encoding, since none was asked for",
            encoding));
    leak(exchange, rulings);
    flaws(document, rulings);
    contentType(received, document, rulings);
  }

  private static void leak(Exchange exchange, List<InvariantResult> rulings) {
    String message = exchange.field("Message");
    String body = exchange.bodyText();
    var found = LEAK.matcher(body);
    boolean leaks = found.find() && !message.startsWith("Specified signature");
    secretLeak(exchange, rulings);
    rulings.add(
        InvariantResult.of(
            "response/leak",
            !leaks,
            "no stack trace and no page of HTML",
            leaks ? "\"" + found.group() + "\" in the body" : ""));
  }

  private static void secretLeak(Exchange exchange, List<InvariantResult> rulings) {
    String secret = exchange.call().map(call -> call.key().secret()).orElse("");
    boolean told = secret.length() >= 6 && exchange.responseText().contains(secret);
    rulings.add(
        InvariantResult.of(
            "response/secret", !told, "no secret of a caller", "the secret of the caller's key"));
  }

  private static void flaws(ResponseDocument document, List<InvariantResult> rulings) {
    List<String> laws =
        document.format().equals("JSON")
            ? List.of("json/well-formed", "json/repeated-field", "json/encoding")
            : List.of(
                "xml/well-formed",
                "xml/repeated-element",
                "xml/attribute",
                "xml/namespace",
                "xml/mixed-content",
                "xml/encoding");
    for (String law : laws) {
      Optional<ResponseDocument.Flaw> flaw =
          document.flaws().stream().filter(found -> found.law().equals(law)).findFirst();
      rulings.add(
          InvariantResult.of(
              "response/" + law,
              flaw.isEmpty(),
              "a clean document",
              flaw.map(ResponseDocument.Flaw::detail).orElse("")));
    }
  }

  private static void contentType(
      WireResult.Received received, ResponseDocument document, List<InvariantResult> rulings) {
    String written = received.header("content-type").orElse("none");
    String type = written.toLowerCase(Locale.ROOT).replace(" ", "");
    String media = type.replaceAll(";.*", "");
    boolean charset = !type.contains("charset=") || type.matches(".*charset=\"?utf-?8\"?.*");
    if (document.format().equals("JSON")) {
      rulings.add(
          InvariantResult.of(
              "response/content-type/json",
              JSON_TYPES.contains(media) && charset,
              "application/json;charset=utf-8",
              written));
    } else {
      rulings.add(
          InvariantResult.of(
              "response/content-type/xml",
              media.equals("text/xml") && charset,
              "text/xml;charset=utf-8",
              written));
      rulings.add(
          InvariantResult.of(
              "response/content-type/xml-exactly",
              written.equals("text/xml;charset=utf-8"),
              "text/xml;charset=utf-8",
              written));
    }
  }
}
