package io.github.bsskit.gateway;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The parts of an {@code Authorization} header; the clients write them in different orders.
 *
 * @param algorithm for example {@code ACS3-HMAC-SHA256}
 * @param credential the AccessKeyId
 * @param signedHeaders lower-case names, in the order in which they were signed
 * @param signature lower-case hexadecimal
 */
public record Authorization(
    String algorithm, String credential, List<String> signedHeaders, String signature) {

  public static Authorization parse(String header) {
    int blank = header.indexOf(' ');
    if (blank < 0) {
      return new Authorization(header, "", List.of(), "");
    }
    Map<String, String> parts = new HashMap<>();
    for (String part : header.substring(blank + 1).split(",")) {
      int equals = part.indexOf('=');
      if (equals > 0) {
        parts.put(part.substring(0, equals).trim(), part.substring(equals + 1).trim());
      }
    }
    String signed = parts.getOrDefault("SignedHeaders", "");
    return new Authorization(
        header.substring(0, blank),
        parts.getOrDefault("Credential", ""),
        signed.isEmpty() ? List.of() : List.of(signed.split(";")),
        parts.getOrDefault("Signature", ""));
  }

  boolean isSigned(String header) {
    return signedHeaders.stream().anyMatch(header::equalsIgnoreCase);
  }

  boolean isComplete() {
    return !signedHeaders.isEmpty() && !signature.isEmpty();
  }
}
