package io.github.bsskit.simulator.testing;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Both signatures as the gateway's documentation has them, written for the tests alone: it shares
 * nothing with the code that it tests, so that no fault can hide on both sides.
 */
public final class TestSigner {

  private static final String UNRESERVED =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.~";

  private TestSigner() {}

  public static String encode(String text) {
    StringBuilder out = new StringBuilder();
    for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (octet & 0xFF);
      out.append(UNRESERVED.indexOf(c) >= 0 ? String.valueOf(c) : "%%%02X".formatted((int) c));
    }
    return out.toString();
  }

  /** Parameters sorted by name and encoded, as they are signed and as they can be sent. */
  public static String canonical(Map<String, String> parameters) {
    return new TreeMap<>(parameters)
        .entrySet().stream()
            .map(e -> encode(e.getKey()) + "=" + encode(e.getValue()))
            .collect(Collectors.joining("&"));
  }

  public static String stringToSignV1(String method, Map<String, String> parameters) {
    Map<String, String> signed = new TreeMap<>(parameters);
    signed.remove("Signature");
    return method + "&%2F&" + encode(canonical(signed));
  }

  public static String signV1(String method, Map<String, String> parameters, String secret) {
    byte[] mac = hmac("HmacSHA1", secret + "&", stringToSignV1(method, parameters));
    return Base64.getEncoder().encodeToString(mac);
  }

  /** The canonical request of the wire's own path. */
  public static String canonicalV3(
      String method,
      Map<String, String> query,
      Map<String, String> headers,
      List<String> names,
      byte[] body) {
    return canonicalV3(method, "/", query, headers, names, body);
  }

  /** The canonical request, for headers that each occur once; {@code names} in signed order. */
  public static String canonicalV3(
      String method,
      String path,
      Map<String, String> query,
      Map<String, String> headers,
      List<String> names,
      byte[] body) {
    StringBuilder out = new StringBuilder(method + "\n" + path + "\n" + canonical(query) + "\n");
    names.forEach(name -> out.append(name + ":" + headers.get(name).trim() + "\n"));
    return out + "\n" + String.join(";", names) + "\n" + sha256(body);
  }

  public static String signV3(String canonicalRequest, String secret) {
    return signV3(canonicalRequest.getBytes(StandardCharsets.UTF_8), secret);
  }

  public static String signV3(byte[] canonicalRequest, String secret) {
    String toSign = "ACS3-HMAC-SHA256\n" + sha256(canonicalRequest);
    return HexFormat.of().formatHex(hmac("HmacSHA256", secret, toSign));
  }

  public static String stringToSignV3(String canonicalRequest) {
    return "ACS3-HMAC-SHA256\n" + sha256(canonicalRequest.getBytes(StandardCharsets.UTF_8));
  }

  /** An Authorization header over all of these headers, in the order of their names. */
  public static String authorizationV3(
      String method,
      String path,
      Map<String, String> query,
      Map<String, String> headers,
      byte[] body,
      TestKey key) {
    List<String> names = headers.keySet().stream().sorted().toList();
    String canonical = canonicalV3(method, path, query, headers, names, body);
    return "ACS3-HMAC-SHA256 Credential=%s,SignedHeaders=%s,Signature=%s"
        .formatted(key.id(), String.join(";", names), signV3(canonical, key.secret()));
  }

  public static String sha256(byte[] octets) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(octets));
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  private static byte[] hmac(String algorithm, String key, String text) {
    try {
      Mac mac = Mac.getInstance(algorithm);
      mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), algorithm));
      return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }
}
