package io.github.bsskit.simulator.gateway;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Computes hashes. Prepared digests and keys are cached and cloned for each use: preparing one
 * takes as long as hashing a request.
 */
final class Digests {

  /** Bounds the cache: the explainer tries many wrong keys. */
  private static final int MAX_KEYS = 1_000;

  /** Longer keys are not cached; secrets have about 30 characters. */
  private static final int MAX_KEY_CHARACTERS = 200;

  private record Keyed(String algorithm, String key) {}

  private static final MessageDigest SHA_256 = sha256();
  private static final Map<Keyed, Mac> PREPARED = new ConcurrentHashMap<>();

  private Digests() {}

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("SHA-256 is missing from this JVM", e);
    }
  }

  static byte[] sha256(byte[] bytes) {
    try {
      return ((MessageDigest) SHA_256.clone()).digest(bytes);
    } catch (CloneNotSupportedException e) {
      return sha256().digest(bytes);
    }
  }

  /**
   * An HMAC.
   *
   * @param algorithm HmacSHA1 or HmacSHA256
   */
  static byte[] keyed(String algorithm, String key, byte[] bytes) {
    if (key.length() > MAX_KEY_CHARACTERS) {
      return prepare(algorithm, key).doFinal(bytes);
    }
    Mac prepared = PREPARED.get(new Keyed(algorithm, key));
    if (prepared == null) {
      if (PREPARED.size() >= MAX_KEYS) {
        PREPARED.clear();
      }
      prepared = prepare(algorithm, key);
      PREPARED.put(new Keyed(algorithm, key), prepared);
    }
    try {
      return ((Mac) prepared.clone()).doFinal(bytes);
    } catch (CloneNotSupportedException e) {
      return prepare(algorithm, key).doFinal(bytes);
    }
  }

  private static Mac prepare(String algorithm, String key) {
    try {
      Mac mac = Mac.getInstance(algorithm);
      mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), algorithm));
      return mac;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(algorithm + " is missing from this JVM", e);
    }
  }
}
