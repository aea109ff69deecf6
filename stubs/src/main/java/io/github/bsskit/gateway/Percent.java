package io.github.bsskit.gateway;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Percent-encoding: strict when writing, since signatures depend on it; forgiving when reading. */
public final class Percent {

  private static final String HEX = "0123456789ABCDEF";

  private Percent() {}

  /** Encodes all bytes of the UTF-8 form but letters, digits and {@code - _ . ~}. */
  public static String encode(String text) {
    StringBuilder out = new StringBuilder(text.length() + 16);
    for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
      if (isUnreserved(octet)) {
        out.append((char) octet);
      } else {
        out.append('%').append(HEX.charAt((octet >> 4) & 15)).append(HEX.charAt(octet & 15));
      }
    }
    return out.toString();
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

  private static boolean isUnreserved(byte octet) {
    return octet >= 'a' && octet <= 'z'
        || octet >= 'A' && octet <= 'Z'
        || octet >= '0' && octet <= '9'
        || octet == '-'
        || octet == '_'
        || octet == '.'
        || octet == '~';
  }
}
