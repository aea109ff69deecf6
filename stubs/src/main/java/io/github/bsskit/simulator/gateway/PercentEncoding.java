package io.github.bsskit.simulator.gateway;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Percent-encoding: strict when writing, since signatures depend on it; forgiving when reading. */
public final class PercentEncoding {

  private static final String HEX = "0123456789ABCDEF";

  private PercentEncoding() {}

  /** Encodes all bytes of the UTF-8 form but letters, digits and {@code - _ . ~}. */
  public static String encode(String text) {
    StringBuilder out = new StringBuilder(text.length() + 16);
    encode(text, out);
    return out.toString();
  }

  /** The same, behind what is there already. */
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
    for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
      if (isUnreserved((char) (octet & 0xff))) {
        out.append((char) octet);
      } else {
        escape(octet, out);
      }
    }
  }

  private static void escape(int octet, StringBuilder out) {
    out.append('%').append(HEX.charAt((octet >> 4) & 15)).append(HEX.charAt(octet & 15));
  }

  /**
   * Decodes a part of a query or form: a plus sign is a blank; an escape that is none stays as it
   * is; bytes that are no UTF-8 become U+FFFD.
   */
  public static String decode(String text) {
    if (text.indexOf('%') < 0 && text.indexOf('+') < 0) {
      return text;
    }
    byte[] octets = text.getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream out = new ByteArrayOutputStream(octets.length);
    for (int i = 0; i < octets.length; i++) {
      if (octets[i] == '%' && isEscape(octets, i)) {
        out.write(hex(octets[i + 1]) << 4 | hex(octets[i + 2]));
        i += 2;
      } else {
        out.write(octets[i] == '+' ? ' ' : octets[i]);
      }
    }
    return out.toString(StandardCharsets.UTF_8);
  }

  private static boolean isEscape(byte[] octets, int at) {
    return at + 2 < octets.length && hex(octets[at + 1]) >= 0 && hex(octets[at + 2]) >= 0;
  }

  private static int hex(byte octet) {
    return octet < 0 ? -1 : Character.digit(octet, 16);
  }

  private static boolean isUnreserved(char octet) {
    return octet >= 'a' && octet <= 'z'
        || octet >= 'A' && octet <= 'Z'
        || octet >= '0' && octet <= '9'
        || octet == '-'
        || octet == '_'
        || octet == '.'
        || octet == '~';
  }
}
