package io.github.bsskit.simulator.journal;

import io.github.bsskit.simulator.api.ContractViolation;
import io.github.bsskit.simulator.api.Explanation;
import io.github.bsskit.simulator.gateway.Header;
import io.github.bsskit.simulator.gateway.PercentEncoding;
import io.github.bsskit.simulator.gateway.RawRequest;
import io.github.bsskit.simulator.gateway.RawResponse;
import io.github.bsskit.simulator.world.AccessKey;
import io.github.bsskit.simulator.world.AccessKeys;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Everything that is shown of a call, without key ids, signatures, tokens, cookies and secrets.
 * Whatever else is signed is shown, so that the owner of the key can compute the signature again.
 */
public final class ExchangeText {

  /** Shorter values are hidden only behind their name: elsewhere they may not be secret. */
  private static final int MIN_LENGTH = 6;

  /** A body can have one megabyte. */
  private static final int MAX_CHARACTERS = 16_000;

  private static final int MAX_VALUE_LENGTH = 200;

  private static final int MAX_SEARCHED = 8_000;

  private static final int VISIBLE_KEY_CHARACTERS = 4;

  private static final String HIDDEN = "(not shown)";

  /**
   * A parameter, header or part of a header: its name, and its value as the last group, in quotes
   * with spaces. Credentials of HTTP have no name of their own. The length of names is limited, so
   * that matching takes linear time.
   */
  private static final Pattern NAME_AND_VALUE =
      Pattern.compile(
          "(?i)(?:^|[?&\\s,;\"])(?:(?:proxy-)?authorization: (?:bearer|basic) |"
              + "([\\w.%-]{1,160})\"?\\s*[=:]\\s*\"?)((?<=\")[^\"]+|[^&\\s,;\"]+)");

  private final RawRequest request;
  private final RawResponse response;

  private final Map<String, String> secrets = replacements();

  /** Short secrets with their names. Replaced last: they may be the start of longer ones. */
  private final Map<String, String> namedSecrets = replacements();

  /** What replaces what, the longest first. */
  private static Map<String, String> replacements() {
    return new TreeMap<>(
        Comparator.comparingInt(String::length).reversed().thenComparing(text -> text));
  }

  /**
   * Finds what must not be shown.
   *
   * @param keys those whose secrets are hidden wherever they are
   */
  public ExchangeText(RecordedCall call, AccessKeys keys) {
    request = call.request();
    response = call.response();
    String sent = sent();
    String readings = readings(sent);
    for (AccessKey key : keys.all()) {
      hideIfIn(readings, key.secret());
      key.token().ifPresent(token -> hideIfIn(readings, token));
    }
    for (Header header : request.headers()) {
      if (SecretNames.isSecret(header.name())) {
        hide(header.name(), ": ", header.value());
      }
    }
    hideNamed(sent);
  }

  /** A short request as sent and decoded; empty for others, in which searching takes longer. */
  private static String readings(String sent) {
    if (sent.length() > MAX_SEARCHED) {
      return "";
    }
    String once = PercentEncoding.decode(sent);
    return sent + "\n" + once + "\n" + PercentEncoding.decode(once);
  }

  /** There can be thousands of keys, and most requests contain none of their secrets. */
  private void hideIfIn(String readings, String secret) {
    if (readings.isEmpty() || readings.contains(secret)) {
      hide(secret);
    }
  }

  private void hideNamed(String sent) {
    Matcher part = NAME_AND_VALUE.matcher(sent);
    int at = 0;
    while (part.find(at)) {
      String name = part.group(1);
      if (name == null) {
        hide(sent.substring(part.start(), part.start(2)), "", part.group(2));
      } else if (SecretNames.isSecret(PercentEncoding.decode(name))) {
        hide(name, sent.substring(part.end(1), part.start(2)), part.group(2));
      } else {
        // The value may have names and values of its own.
        at = part.end(1);
        continue;
      }
      // Adjacent parameters share the separator.
      at = part.end(2);
    }
  }

  /** Hides the value of a secret name: behind the name, and everywhere if it is long enough. */
  private void hide(String name, String separator, String value) {
    String decoded = PercentEncoding.decode(value);
    hide(decoded);
    hide(value);
    if (decoded.length() < MIN_LENGTH && !isKeyId(decoded)) {
      // As sent, and in strings to sign.
      hideBehind(name + separator, value);
      hideBehind(PercentEncoding.encode(name + "="), twice(decoded));
      hideBehind(name + "=", PercentEncoding.encode(decoded));
      hideBehind(name.toLowerCase(Locale.ROOT) + ":", decoded);
    }
  }

  private static String twice(String text) {
    return PercentEncoding.encode(PercentEncoding.encode(text));
  }

  private void hideBehind(String start, String value) {
    if (!value.isEmpty()) {
      namedSecrets.put(start + value, start + HIDDEN);
    }
  }

  /** Hides a text in all encodings of a string to sign. The key id is masked, not hidden. */
  private void hide(String text) {
    if (isKeyId(text)) {
      return;
    }
    String once = PercentEncoding.encode(text);
    // Most secrets look the same in all encodings.
    List<String> forms =
        once.equals(text) ? List.of(text) : List.of(text, once, PercentEncoding.encode(once));
    for (String form : forms) {
      if (form.length() >= MIN_LENGTH) {
        secrets.put(form, HIDDEN);
      }
    }
  }

  private boolean isKeyId(String text) {
    return text.equals(response.outcome().keyId());
  }

  /** The request: request line, headers and body. */
  public String request() {
    return shortened(shown(sent()));
  }

  private String sent() {
    String query = request.query().isEmpty() ? "" : "?" + request.query();
    String line = request.method() + " " + request.path() + query;
    String head = (line.isBlank() ? "" : line + "\n") + lines(request.headers());
    return head + body(request.body());
  }

  /** The response: status, headers and the complete body, even if only a part was sent. */
  public String response() {
    return shortened(
        shown(response.status() + "\n" + lines(response.headers()) + body(response.body())));
  }

  private static String lines(List<Header> headers) {
    StringBuilder lines = new StringBuilder();
    headers.forEach(header -> lines.append(header.name() + ": " + header.value() + "\n"));
    return lines.toString();
  }

  private static String body(byte[] body) {
    return body.length == 0 ? "" : "\n" + new String(body, StandardCharsets.UTF_8);
  }

  private String shown(String text) {
    return withMaskedKeyId(hidden(text));
  }

  private String withMaskedKeyId(String text) {
    String keyId = response.outcome().keyId();
    return keyId.isEmpty() ? text : text.replace(keyId, masked(keyId));
  }

  /** A part of the request without what is secret. */
  String hidden(String text) {
    return replaced(namedSecrets, replaced(secrets, text));
  }

  private static String replaced(Map<String, String> replacements, String text) {
    String plain = text;
    for (Map.Entry<String, String> hidden : replacements.entrySet()) {
      plain = plain.replace(hidden.getKey(), hidden.getValue());
    }
    return plain;
  }

  /** Why the call was rejected. */
  Explanation shown(Explanation explanation) {
    return new Explanation(
        explanation.rule(),
        value(explanation.parameter()),
        seen(explanation.parameter(), explanation.seen()),
        explanation.row(),
        explanation.cause(),
        about(explanation.change()));
  }

  /** What the client did wrong. */
  ContractViolation shown(ContractViolation violation) {
    return new ContractViolation(
        violation.rule(),
        value(violation.parameter()),
        seen(violation.parameter(), violation.seen()),
        violation.row(),
        about(violation.change()));
  }

  private String seen(String parameter, String value) {
    return SecretNames.isSecret(parameter) && !value.isEmpty() ? HIDDEN : value(value);
  }

  /** Short enough for a line, after hiding, so that no part of a secret is left at the end. */
  private String value(String value) {
    String shown = about(value);
    return shown.substring(0, Math.min(MAX_VALUE_LENGTH, shown.length()));
  }

  /** A short key id is masked only where it stands alone: it may be a part of any word. */
  private String about(String text) {
    String plain = hidden(text);
    boolean isClear = isKeyId(plain) || response.outcome().keyId().length() >= MIN_LENGTH;
    return isClear ? withMaskedKeyId(plain) : plain;
  }

  /** A key id with enough left to tell keys apart. */
  static String masked(String keyId) {
    return keyId.isEmpty()
        ? ""
        : keyId.substring(0, Math.min(VISIBLE_KEY_CHARACTERS, keyId.length() - 1)) + "***";
  }

  private static String shortened(String text) {
    return text.length() <= MAX_CHARACTERS
        ? text
        : text.substring(0, MAX_CHARACTERS)
            + "\n… and "
            + (text.length() - MAX_CHARACTERS)
            + " more characters";
  }
}
