package io.github.bsskit.simulator.gateway;

import java.util.List;

/**
 * The parts of a V3 {@code Authorization} header.
 *
 * @param algorithm for example {@code ACS3-HMAC-SHA256}
 * @param credential the AccessKeyId
 * @param signedHeaders lower-case names, in the order in which they were signed
 * @param signature lower-case hexadecimal
 */
public record Authorization(
    String algorithm, String credential, List<String> signedHeaders, String signature) {

  /** Parses a header, with its parts in any order; the last of repeated parts counts. */
  public static Authorization parse(String header) {
    int space = header.indexOf(' ');
    if (space < 0) {
      return new Authorization(header, "", List.of(), "");
    }
    String credential = "";
    String signed = "";
    String signature = "";
    for (int start = space + 1; start < header.length(); ) {
      int end = header.indexOf(',', start);
      if (end < 0) {
        end = header.length();
      }
      int equals = start;
      while (equals < end && header.charAt(equals) != '=') {
        equals++;
      }
      if (equals > start && equals < end) {
        String value = header.substring(equals + 1, end).trim();
        switch (header.substring(start, equals).trim()) {
          case "Credential" -> credential = value;
          case "SignedHeaders" -> signed = value;
          case "Signature" -> signature = value;
          default -> {}
        }
      }
      start = end + 1;
    }
    return new Authorization(header.substring(0, space), credential, names(signed), signature);
  }

  private static List<String> names(String signed) {
    return signed.isEmpty() ? List.of() : List.of(signed.split(";"));
  }

  boolean isSigned(String header) {
    for (String name : signedHeaders) {
      if (name.equalsIgnoreCase(header)) {
        return true;
      }
    }
    return false;
  }

  boolean isComplete() {
    return !signedHeaders.isEmpty() && !signature.isEmpty();
  }
}
