package io.github.bsskit.conformance.crooked;

import java.util.HashMap;
import java.util.Map;

/** The Authorization header of V3, its parts in any order; missing parts are empty. */
record Authorization(String algorithm, String credential, String signedHeaders, String signature) {

  static Authorization parse(String header) {
    String[] words = header.trim().split(" +", 2);
    Map<String, String> parts = new HashMap<>();
    if (words.length == 2) {
      for (String part : words[1].split(",")) {
        String[] nameAndValue = part.trim().split("=", 2);
        if (nameAndValue.length == 2) {
          parts.put(nameAndValue[0], nameAndValue[1]);
        }
      }
    }
    return new Authorization(
        words[0],
        parts.getOrDefault("Credential", ""),
        parts.getOrDefault("SignedHeaders", ""),
        parts.getOrDefault("Signature", ""));
  }

  boolean present() {
    return algorithm.startsWith("ACS");
  }

  boolean complete() {
    return !credential.isEmpty() && !signedHeaders.isEmpty() && !signature.isEmpty();
  }
}
