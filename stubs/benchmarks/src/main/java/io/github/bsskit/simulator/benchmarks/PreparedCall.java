package io.github.bsskit.simulator.benchmarks;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.function.UnaryOperator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A call as HTTP text with placeholders for the nonce and the signature.
 *
 * <p>Signed with the JDK alone: the harness must not sign with the code that it measures.
 *
 * @param beforeNonce the text up to the nonce
 * @param beforeSignature the text from the nonce to the signature
 * @param end the text after the signature
 * @param signer returns the signature for a nonce, encoded for its place
 */
public record PreparedCall(
    String beforeNonce, String beforeSignature, String end, UnaryOperator<String> signer) {

  private static final String NONCE = "{nonce}";
  private static final String SIGNATURE = "{signature}";

  /** An unsigned call. */
  static PreparedCall unsigned(String text) {
    return new PreparedCall(text, "", "", nonce -> "");
  }

  /**
   * A call of signature V3; the texts have the placeholders {@code {nonce}} and {@code
   * {signature}}.
   */
  static PreparedCall signedV3(String text, String canonicalRequest, String secret) {
    Mac mac = mac("HmacSHA256", secret);
    return split(
        text,
        nonce -> {
          byte[] hash = sha256(canonicalRequest.replace(NONCE, nonce));
          byte[] signed = bytes("ACS3-HMAC-SHA256\n" + HexFormat.of().formatHex(hash));
          return HexFormat.of().formatHex(mac.doFinal(signed));
        });
  }

  /**
   * A call of signature V1; the texts have the placeholders {@code {nonce}} and {@code
   * {signature}}.
   */
  static PreparedCall signedV1(String text, String stringToSign, String secret) {
    Mac mac = mac("HmacSHA1", secret + "&");
    return split(
        text,
        nonce -> {
          byte[] signature = mac.doFinal(bytes(stringToSign.replace(NONCE, nonce)));
          return Calls.encode(Base64.getEncoder().encodeToString(signature));
        });
  }

  private static PreparedCall split(String text, UnaryOperator<String> signer) {
    int nonce = text.indexOf(NONCE);
    int signature = text.indexOf(SIGNATURE);
    return new PreparedCall(
        text.substring(0, nonce),
        text.substring(nonce + NONCE.length(), signature),
        text.substring(signature + SIGNATURE.length()),
        signer);
  }

  /** Whether each call needs its own nonce and signature. */
  boolean isSigned() {
    return !end.isEmpty();
  }

  /** The complete call for a nonce of 32 characters. */
  public String text(String nonce) {
    return isSigned()
        ? beforeNonce + nonce + beforeSignature + signer.apply(nonce) + end
        : beforeNonce;
  }

  static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes(text));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Mac mac(String algorithm, String key) {
    try {
      Mac mac = Mac.getInstance(algorithm);
      mac.init(new SecretKeySpec(bytes(key), algorithm));
      return mac;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
