package io.github.bsskit.conformance.check;

import io.github.bsskit.conformance.check.Finding.Fact;
import io.github.bsskit.conformance.check.FindingGroup.RootCause;
import io.github.bsskit.conformance.target.Exchange;
import io.github.bsskit.conformance.target.Request;
import io.github.bsskit.conformance.target.RequestMutation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Why a target rejects a valid signature, if it shows the text that it has signed: compares that
 * with the text of the kit.
 */
final class SignatureCause {

  private static final Pattern V1 =
      Pattern.compile(".*?server string to sign is:(.*)", Pattern.DOTALL);
  private static final Pattern V3 =
      Pattern.compile(
          ".*?server StringToSign is \\[(.*?)](?:\\s*server CanonicalRequest is \\[(.*)])?\\s*\\S*",
          Pattern.DOTALL);

  /** SHA-256 of nothing. */
  private static final String EMPTY =
      "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

  /** Characters shown on each side of a difference. */
  private static final int AROUND = 24;

  private static final String OTHER_KEY =
      "so it uses another key or computes the signature differently";

  private SignatureCause() {}

  static Optional<RootCause> of(Result result) {
    List<Exchange> evidence = result.finding().map(Finding::evidence).orElse(List.of());
    if (evidence.isEmpty()) {
      return Optional.empty();
    }
    Exchange exchange = evidence.get(evidence.size() - 1);
    boolean isRejected =
        exchange.field("Code").equals("SignatureDoesNotMatch")
            && !exchange.request().signedText().isEmpty()
            && exchange.call().isPresent()
            && exchange.call().get().mutations().stream().allMatch(RequestMutation::isSigned);
    // a rightly rejected call may still show a wrong text
    boolean isRight = result.finding().get().facts().get(0).value().contains("SignatureDoes");
    return isRejected
        ? of(exchange).filter(cause -> !isRight || cause.key().contains("differs"))
        : Optional.empty();
  }

  private static Optional<RootCause> of(Exchange exchange) {
    String message = exchange.field("Message");
    boolean isV1 = exchange.call().orElseThrow().style().signature().equals("V1");
    Matcher shown = (isV1 ? V1 : V3).matcher(message);
    if (!shown.matches()) {
      return Optional.empty();
    }
    Request request = exchange.request();
    String token = exchange.call().orElseThrow().key().token().orElse("");
    if (shown.group(1).equals(request.signedText())) {
      return Optional.of(otherKey(isV1 ? "V1" : "V3"));
    } else if (isV1) {
      return Optional.of(
          differs("V1", "the string to sign", request.signedText(), shown.group(1), token));
    }
    String theirs = shown.group(2);
    return Optional.of(
        theirs == null || theirs.equals(request.canonicalText())
            ? differs("V3", "the string to sign", request.signedText(), shown.group(1), token)
            : canonical(request, theirs, token));
  }

  private static RootCause otherKey(String signature) {
    String key =
        signature.equals("V1")
            ? "V1's key is the secret and an ampersand"
            : "V3's key is the secret alone";
    return new RootCause(
        "key " + signature,
        "Valid "
            + signature
            + " signatures are rejected: the target signs the same text, "
            + OTHER_KEY
            + " ("
            + key
            + ").",
        List.of());
  }

  /** The first line of the canonical request that differs. */
  private static RootCause canonical(Request request, String theirs, String token) {
    List<String> ours = List.of(request.canonicalText().split("\n", -1));
    List<String> shown = List.of(theirs.split("\n", -1));
    int line = 0;
    while (line < Math.min(ours.size(), shown.size()) && ours.get(line).equals(shown.get(line))) {
      line++;
    }
    String our = line < ours.size() ? ours.get(line) : "";
    String their = line < shown.size() ? shown.get(line) : "";
    if (line == ours.size() - 1 && their.equals(EMPTY)) {
      return new RootCause(
          "unread body",
          "The target does not read the body: it signs the hash of an empty one.",
          List.of(new Fact("hash of the body", "ours " + our + ", the target's " + their)));
    }
    return differs("V3", "the canonical request's " + name(line, ours), our, their, token);
  }

  private static String name(int line, List<String> ours) {
    return switch (line) {
      case 0 -> "method (line 1)";
      case 1 -> "path (line 2)";
      case 2 -> "query (line 3)";
      default -> {
        String text = line < ours.size() ? ours.get(line) : "";
        int colon = text.indexOf(':');
        String what =
            line == ours.size() - 1
                ? "hash of the body"
                : line == ours.size() - 2
                    ? "list of signed headers"
                    : colon > 0 ? "header " + text.substring(0, colon) : "end of the headers";
        yield what + " (line " + (line + 1) + ")";
      }
    };
  }

  private static RootCause differs(
      String signature, String what, String ours, String theirs, String token) {
    int at = 0;
    while (at < Math.min(ours.length(), theirs.length()) && ours.charAt(at) == theirs.charAt(at)) {
      at++;
    }
    at = startOfEscape(ours, at);
    List<Fact> facts = new ArrayList<>();
    facts.add(new Fact("differs at", "character " + (at + 1)));
    // a part of a token would not be masked
    boolean isSecret = !token.isEmpty() && ours.substring(0, at).contains("ecurity");
    if (!isSecret) {
      facts.add(new Fact("signed here", around(ours, at)));
      facts.add(new Fact("by the target", around(theirs, at)));
    }
    return new RootCause(
        "differs " + signature + " " + what + " " + kind(ours, at) + " " + kind(theirs, at),
        "Valid " + signature + " signatures are rejected: " + what + " differs.",
        facts);
  }

  /** The start of the percent-escape around a position, or that position. */
  private static int startOfEscape(String text, int at) {
    int percent = text.lastIndexOf('%', at);
    return percent >= 0 && at - percent <= 4 && text.substring(percent, at).matches("%\\w*")
        ? percent
        : at;
  }

  /** The text around a position, with a mark in front of it. */
  private static String around(String text, int at) {
    String before = text.substring(Math.max(0, at - AROUND), at);
    String after = text.substring(at, Math.min(text.length(), at + AROUND));
    return (at > AROUND ? "…" : "")
        + before
        + "▸"
        + (after.isEmpty() ? "(end)" : after)
        + (at + AROUND < text.length() ? "…" : "");
  }

  /** What stands at a position, so that different values with one difference are alike. */
  private static String kind(String text, int at) {
    if (at >= text.length()) {
      return "end";
    }
    Matcher escape =
        Pattern.compile("%(25)?[0-9A-Fa-f]{2}").matcher(text).region(at, text.length());
    if (escape.lookingAt()) {
      return escape.group();
    }
    return Character.isLetterOrDigit(text.charAt(at)) ? "text" : text.substring(at, at + 1);
  }
}
