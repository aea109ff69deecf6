package io.github.bsskit.simulator.control;

import io.github.bsskit.simulator.gateway.Header;
import io.github.bsskit.simulator.gateway.PercentEncoding;
import io.github.bsskit.simulator.gateway.RawRequest;
import io.github.bsskit.simulator.journal.RecordedCall;
import io.github.bsskit.simulator.journal.SecretNames;
import io.github.bsskit.simulator.world.AccessKey;
import io.github.bsskit.simulator.world.AccessKeys;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text of a request and its response, without key ids, signatures, tokens and secrets. Whatever
 * else is signed is shown, so that the owner of the key can compute the signature again.
 */
final class ExchangeText {

  /** Shorter texts also occur in values that are not secret. */
  private static final int MIN_LENGTH = 6;

  /** A body can have one megabyte. */
  private static final int MAX_CHARACTERS = 16_000;

  private static final String HIDDEN = "(not shown)";

  /**
   * A parameter, header or part of a header: its name, and its value as the last group. Credentials
   * of HTTP have no name of their own. The length of names is limited, so that matching takes
   * linear time.
   */
  private static final Pattern NAME_AND_VALUE =
      Pattern.compile(
          "(?i)(?:^|[?&\\s,;\"])(?:(?:proxy-)?authorization: (?:bearer|basic) |"
              + "([\\w.-]{1,160})\"?\\s*[=:]\\s*\"?)([^&\\s,;\"]+)");

  private final RecordedCall exchange;
  private final Set<String> confidential =
      new TreeSet<>(Comparator.comparingInt(String::length).reversed().thenComparing(text -> text));

  ExchangeText(RecordedCall exchange, AccessKeys keys) {
    this.exchange = exchange;
    for (AccessKey key : keys.all()) {
      hide(key.secret());
      key.token().ifPresent(this::hide);
    }
    Matcher sent = NAME_AND_VALUE.matcher(sent());
    int at = 0;
    while (sent.find(at)) {
      if (sent.group(1) == null || SecretNames.isSecret(sent.group(1))) {
        hide(PercentEncoding.decode(sent.group(2)));
        hide(sent.group(2));
        // Adjacent parameters share the separator.
        at = sent.end(2);
      } else {
        // The value may have names and values of its own.
        at = sent.end(1);
      }
    }
  }

  /** Hides a text in all encodings of a string to sign. The key id is masked, not hidden. */
  private void hide(String text) {
    if (text.equals(exchange.response().outcome().keyId())) {
      return;
    }
    String once = PercentEncoding.encode(text);
    for (String form : List.of(text, once, PercentEncoding.encode(once))) {
      if (form.length() >= MIN_LENGTH) {
        confidential.add(form);
      }
    }
  }

  /** The request: request line, headers and body. */
  String request() {
    return shown(sent());
  }

  private String sent() {
    RawRequest request = exchange.request();
    String query = request.query().isEmpty() ? "" : "?" + request.query();
    String line = request.method() + " " + request.path() + query;
    String head = (line.isBlank() ? "" : line + "\n") + lines(request.headers());
    return head + body(request.body());
  }

  /** The response: status, headers and the complete body, even if only a part was sent. */
  String response() {
    return shown(
        exchange.response().status()
            + "\n"
            + lines(exchange.response().headers())
            + body(exchange.response().body()));
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
    String plain = text;
    for (String hidden : confidential) {
      plain = plain.replace(hidden, HIDDEN);
    }
    String keyId = exchange.response().outcome().keyId();
    if (!keyId.isEmpty()) {
      plain = plain.replace(keyId, exchange.entry().call().keyId());
    }
    return plain.length() <= MAX_CHARACTERS
        ? plain
        : plain.substring(0, MAX_CHARACTERS)
            + "\n… and "
            + (plain.length() - MAX_CHARACTERS)
            + " more characters";
  }
}
