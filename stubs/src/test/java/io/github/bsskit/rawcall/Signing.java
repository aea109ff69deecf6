package io.github.bsskit.rawcall;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Both signatures, written from their documentation and apart from the simulator's. */
final class Signing {

  private Signing() {}

  /** Base64 of HMAC-SHA1 over method, path and all parameters. */
  static String v1(String method, Map<String, String> parameters, String secret) {
    String toSign = method + "&" + encode("/") + "&" + encode(canonical(parameters));
    return Base64.getEncoder().encodeToString(hmac("HmacSHA1", secret + "&", toSign));
  }

  /** An Authorization header that signs all of these headers. */
  static String v3(
      String method,
      String path,
      String query,
      Map<String, String> headers,
      String keyId,
      String secret) {
    Map<String, String> sorted = new TreeMap<>(headers);
    String names = String.join(";", sorted.keySet());
    String lines =
        sorted.entrySet().stream()
            .map(header -> header.getKey() + ":" + header.getValue() + "\n")
            .collect(Collectors.joining());
    String canonical =
        String.join("\n", method, path, query, lines, names, headers.get("x-acs-content-sha256"));
    String toSign = "ACS3-HMAC-SHA256\n" + sha256(canonical);
    String signature = HexFormat.of().formatHex(hmac("HmacSHA256", secret, toSign));
    return "ACS3-HMAC-SHA256 Credential=%s,SignedHeaders=%s,Signature=%s"
        .formatted(keyId, names, signature);
  }

  /** Parameters sorted by name, encoded and joined. */
  static String canonical(Map<String, String> parameters) {
    return new TreeMap<>(parameters)
        .entrySet().stream()
            .map(parameter -> encode(parameter.getKey()) + "=" + encode(parameter.getValue()))
            .collect(Collectors.joining("&"));
  }

  static String sha256(String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8)
        .replace("+", "%20")
        .replace("*", "%2A")
        .replace("%7E", "~");
  }

  private static byte[] hmac(String algorithm, String key, String text) {
    try {
      Mac mac = Mac.getInstance(algorithm);
      mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), algorithm));
      return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
