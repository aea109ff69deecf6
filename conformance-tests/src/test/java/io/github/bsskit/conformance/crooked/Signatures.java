package io.github.bsskit.conformance.crooked;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signatures V1 and V3 (GATEWAY.md, a and b). */
final class Signatures {

  private Signatures() {}

  static String stringToSignV1(String method, Params signed) {
    return method + "&%2F&" + Params.encode(signed.canonical());
  }

  static String signV1(String secret, String toSign) {
    return Base64.getEncoder().encodeToString(mac("HmacSHA1", secret + "&", toSign));
  }

  static String canonicalRequest(
      String method, Params query, Incoming http, String signedHeaders, String hash) {
    String headers =
        List.of(signedHeaders.split(";")).stream()
            .map(name -> name.toLowerCase(Locale.ROOT))
            .map(name -> name + ":" + headerValue(http, name) + "\n")
            .collect(Collectors.joining());
    return String.join("\n", method, "/", query.canonical(), headers, signedHeaders, hash);
  }

  private static String headerValue(Incoming http, String name) {
    return http.headers().getOrDefault(name, List.of()).stream()
        .sorted()
        .collect(Collectors.joining(","));
  }

  static String stringToSignV3(String canonicalRequest) {
    return "ACS3-HMAC-SHA256\n" + sha256(canonicalRequest.getBytes(StandardCharsets.UTF_8));
  }

  static String signV3(String secret, String toSign) {
    return HexFormat.of().formatHex(mac("HmacSHA256", secret, toSign));
  }

  static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] mac(String algorithm, String key, String text) {
    try {
      Mac mac = Mac.getInstance(algorithm);
      mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), algorithm));
      return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
