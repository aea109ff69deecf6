package io.github.bsskit.simulator.gateway;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Percent-encoding: strict when encoding, as signatures need; lenient when decoding. */
public final class PercentEncoding {

  private static final String HEX = "0123456789ABCDEF";

  private PercentEncoding() {}

  /** Encodes the UTF-8 bytes of a text, except letters, digits and {@code - _ . ~}. */
  public static String encode(String text) {
    StringBuilder out = new StringBuilder(text.length() + 16);
    encode(text, out);
    return out.toString();
  }

  /** Appends the encoded text. */
  static void encode(String text, StringBuilder out) {
    for (int at = 0; at < text.length(); at++) {
      char unit = text.charAt(at);
      if (isUnreserved(unit)) {
        out.append(unit);
      } else if (unit < 0x80) {
        escape(unit, out);
      } else {
        encodeBeyondAscii(text.substring(at), out);
        return;
      }
    }
  }

  private static void encodeBeyondAscii(String text, StringBuilder out) {
    for (byte value : text.getBytes(StandardCharsets.UTF_8)) {
      if (isUnreserved((char) (value & 0xff))) {
        out.append((char) value);
      } else {
        escape(value, out);
      }
    }
  }

  private static void escape(int value, StringBuilder out) {
    out.append('%').append(HEX.charAt((value >> 4) & 15)).append(HEX.charAt(value & 15));
  }

  /**
   * Decodes a part of a query or form. A plus sign is a space, invalid escapes are kept, and
   * invalid UTF-8 becomes U+FFFD.
   */
  public static String decode(String text) {
    if (text.indexOf('%') < 0 && text.indexOf('+') < 0) {
      return text;
    }
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length);
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] == '%' && isEscape(bytes, i)) {
        out.write(hex(bytes[i + 1]) << 4 | hex(bytes[i + 2]));
        i += 2;
      } else {
        out.write(bytes[i] == '+' ? ' ' : bytes[i]);
      }
    }
    return out.toString(StandardCharsets.UTF_8);
  }

  private static boolean isEscape(byte[] bytes, int at) {
    return at + 2 < bytes.length && hex(bytes[at + 1]) >= 0 && hex(bytes[at + 2]) >= 0;
  }

  private static int hex(byte value) {
    return value < 0 ? -1 : Character.digit(value, 16);
  }

  private static boolean isUnreserved(char value) {
    return value >= 'a' && value <= 'z'
        || value >= 'A' && value <= 'Z'
        || value >= '0' && value <= '9'
        || value == '-'
        || value == '_'
        || value == '.'
        || value == '~';
  }
}
