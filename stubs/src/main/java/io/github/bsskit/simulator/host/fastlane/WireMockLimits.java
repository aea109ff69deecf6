package io.github.bsskit.simulator.host.fastlane;

import io.github.bsskit.contract.Wire;
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
 * Finds requests that WireMock would fail to parse, or would change before passing them on. The
 * gateway accepts any request.
 */
public final class WireMockLimits {

  private static final Pattern CHARSET = Pattern.compile("charset=\"?([^\";\\s]*)");

  /** Far above every valid request. WireMock keeps the body in its journal. */
  private static final int MAX_BYTES = 64 * 1024;

  private WireMockLimits() {}

  static boolean canParse(RawRequest request) {
    return request.body().length <= MAX_BYTES
        && request.headers().size() <= Wire.MAX_HEADERS
        && hasFewParameters(request.query(), request.body())
        && isUpperCase(request.method())
        && isEscaped(request.query())
        && !isGzip(request)
        && hasReadableType(request);
  }

  /**
   * Whether query and body have at most {@link Wire#MAX_PARAMETERS}, each of which takes a
   * character and an ampersand. WireMock would store all of them.
   */
  public static boolean hasFewParameters(String query, byte[] body) {
    if (query.length() + body.length < Wire.MAX_PARAMETERS) {
      return true;
    }
    long separators = query.chars().filter(unit -> unit == '&').count();
    for (byte octet : body) {
      separators += octet == '&' ? 1 : 0;
    }
    return separators < Wire.MAX_PARAMETERS;
  }

  /** WireMock treats {@code post} as {@code POST}, but methods are case-sensitive. */
  private static boolean isUpperCase(String method) {
    return method.equals(method.toUpperCase(Locale.ROOT));
  }

  /** WireMock decompresses bodies, while a signature covers the compressed form. */
  private static boolean isGzip(RawRequest request) {
    byte[] body = request.body();
    boolean hasMagic = body.length >= 2 && body[0] == 0x1f && body[1] == (byte) 0x8b;
    return hasMagic || header(request, "Content-Encoding").contains("gzip");
  }

  /** WireMock parses parts, forms and charsets that the content type names. */
  private static boolean hasReadableType(RawRequest request) {
    String type = header(request, "Content-Type");
    Matcher charset = CHARSET.matcher(type);
    if (type.contains("multipart/") || charset.find() && !isCharset(charset.group(1))) {
      return false;
    }
    return !type.contains("form") || isForm(request.body());
  }

  private static String header(RawRequest request, String name) {
    return request.header(name).orElse("").toLowerCase(Locale.ROOT);
  }

  private static boolean isCharset(String name) {
    try {
      return Charset.isSupported(name);
    } catch (IllegalCharsetNameException invalid) {
      return false;
    }
  }

  /** Whether all escapes are valid and the decoded form is UTF-8. */
  private static boolean isForm(byte[] body) {
    String raw = new String(body, StandardCharsets.ISO_8859_1);
    if (!isEscaped(raw)) {
      return false;
    }
    ByteBuffer decoded = ByteBuffer.allocate(body.length);
    for (int at = 0; at < raw.length(); at++) {
      if (raw.charAt(at) == '%') {
        decoded.put((byte) Integer.parseInt(raw, at + 1, at + 3, 16));
        at += 2;
      } else {
        decoded.put((byte) raw.charAt(at));
      }
    }
    try {
      StandardCharsets.UTF_8.newDecoder().decode(decoded.flip());
      return true;
    } catch (CharacterCodingException notUtf8) {
      return false;
    }
  }

  /** Whether every percent sign is followed by two hexadecimal digits. */
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
