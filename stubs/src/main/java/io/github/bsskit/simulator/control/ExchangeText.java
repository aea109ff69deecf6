package io.github.bsskit.simulator.control;

import io.github.bsskit.simulator.gateway.Header;
import io.github.bsskit.simulator.gateway.PercentEncoding;
import io.github.bsskit.simulator.gateway.RawRequest;
import io.github.bsskit.simulator.journal.RecordedCall;
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
 * What came and what went in an exchange, as it stood on the wire but for keys, signatures, tokens
 * and secrets: what is shown on a screen must not let anybody else call.
 */
final class ExchangeText {

  /** A shorter text is part of much that is no secret. */
  private static final int SHORTEST = 6;

  /** More helps nobody; a body may have a megabyte. */
  private static final int MOST_CHARACTERS = 16_000;

  private static final String HIDDEN = "(not shown)";

  /**
   * A parameter, a header or a part of one that is nobody's business, and its value. No name is
   * long, and trying where a long one ends would take as long as a caller likes.
   */
  private static final Pattern CONFIDENTIAL =
      Pattern.compile(
          "(?i)(?:^|[?&\\s,;\"])(?:authorization: (?:bearer|basic) |"
              + "(?:signature|[\\w.-]{0,64}(?:token|secret|passw|credential)[\\w.-]{0,64})"
              + "\"?\\s*[=:]\\s*\"?)([^&\\s,;\"]+)");

  private final RecordedCall exchange;
  private final Set<String> confidential =
      new TreeSet<>(Comparator.comparingInt(String::length).reversed().thenComparing(text -> text));

  ExchangeText(RecordedCall exchange, AccessKeys keys) {
    this.exchange = exchange;
    for (AccessKey key : keys.all()) {
      hide(key.secret());
      key.token().ifPresent(this::hide);
    }
    Matcher sent = CONFIDENTIAL.matcher(sent());
    // Two parameters share the character between them.
    for (int at = 0; sent.find(at); at = sent.end(1)) {
      hide(PercentEncoding.decode(sent.group(1)));
      hide(sent.group(1));
    }
  }

  /**
   * In all forms that a string to sign may have it in. The key, which Authorization calls a
   * credential, is masked as in the rest of the entry.
   */
  private void hide(String text) {
    if (text.equals(exchange.response().outcome().keyId())) {
      return;
    }
    String once = PercentEncoding.encode(text);
    for (String form : List.of(text, once, PercentEncoding.encode(once))) {
      if (form.length() >= SHORTEST) {
        confidential.add(form);
      }
    }
  }

  /** The request: its first line, its headers, and its body if it has one. */
  String request() {
    return shown(sent());
  }

  private String sent() {
    RawRequest call = exchange.request();
    String query = call.query().isEmpty() ? "" : "?" + call.query();
    String head = call.method() + " " + call.path() + query + "\n" + lines(call.headers());
    return head + body(call.body());
  }

  /** The answer: its status, its headers and its body, all of it, however much of it went out. */
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
    return plain.length() <= MOST_CHARACTERS
        ? plain
        : plain.substring(0, MOST_CHARACTERS)
            + "\n… and %d characters more".formatted(plain.length() - MOST_CHARACTERS);
  }
}
