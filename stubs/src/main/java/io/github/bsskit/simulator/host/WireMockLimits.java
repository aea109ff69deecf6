package io.github.bsskit.simulator.host;

import io.github.bsskit.simulator.gateway.RawRequest;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Knows what WireMock cannot take in: it would fail on it, or hand something else on than came. The
 * gateway itself takes everything.
 */
final class WireMockLimits {

  private static final Pattern CHARSET = Pattern.compile("charset=\"?([^\";\\s]*)");

  /** Far above every lawful call; WireMock keeps what it takes in, in its journal. */
  private static final int MOST_BYTES = 64 * 1024;

  private WireMockLimits() {}

  static boolean takes(RawRequest call) {
    return call.body().length <= MOST_BYTES
        && isUpperCase(call.method())
        && isEscaped(call.query())
        && !isGzip(call)
        && isTyped(call);
  }

  /** WireMock takes {@code post} for {@code POST}; methods are case-sensitive. */
  private static boolean isUpperCase(String method) {
    return method.equals(method.toUpperCase(Locale.ROOT));
  }

  /**
   * WireMock unpacks bodies, of which a signature covers the packed form, and fails on bad ones.
   */
  private static boolean isGzip(RawRequest call) {
    byte[] body = call.body();
    boolean hasMagic = body.length >= 2 && body[0] == 0x1f && body[1] == (byte) 0x8b;
    return hasMagic || header(call, "Content-Encoding").contains("gzip");
  }

  /** WireMock reads parts, forms and charsets as soon as the content type names them. */
  private static boolean isTyped(RawRequest call) {
    String type = header(call, "Content-Type");
    Matcher charset = CHARSET.matcher(type);
    if (type.contains("multipart/") || charset.find() && !isCharset(charset.group(1))) {
      return false;
    }
    return !type.contains("form") || isForm(call.body());
  }

  private static String header(RawRequest call, String name) {
    return call.header(name).orElse("").toLowerCase(Locale.ROOT);
  }

  private static boolean isCharset(String name) {
    try {
      return Charset.isSupported(name);
    } catch (IllegalCharsetNameException e) {
      return false;
    }
  }

  /** Whether a form is well escaped, and UTF-8 once it is decoded. */
  private static boolean isForm(byte[] body) {
    String raw = new String(body, StandardCharsets.ISO_8859_1);
    if (!isEscaped(raw)) {
      return false;
    }
    ByteBuffer octets = ByteBuffer.allocate(body.length);
    for (int at = 0; at < raw.length(); at++) {
      if (raw.charAt(at) == '%') {
        octets.put((byte) Integer.parseInt(raw, at + 1, at + 3, 16));
        at += 2;
      } else {
        octets.put((byte) raw.charAt(at));
      }
    }
    try {
      StandardCharsets.UTF_8.newDecoder().decode(octets.flip());
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }

  /** Whether two hexadecimal digits follow every percent sign. */
  private static boolean isEscaped(String text) {
    for (int at = text.indexOf('%'); at >= 0; at = text.indexOf('%', at + 1)) {
      if (at + 2 >= text.length()
          || Character.digit(text.charAt(at + 1), 16) < 0
          || Character.digit(text.charAt(at + 2), 16) < 0) {
        return false;
      }
    }
    return true;
  }
}
