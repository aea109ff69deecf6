package io.github.bsskit.simulator.gateway;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Hashes, of which the platform is asked once: to look an algorithm up and to set a key takes as
 * long as to hash a call. What is prepared is copied for each use.
 */
final class Digests {

  /** More keys than a world has; explanations try many that are none. */
  private static final int MOST_KEYS = 1_000;

  private record Keyed(String algorithm, String key) {}

  private static final MessageDigest SHA_256 = sha256();
  private static final Map<Keyed, Mac> PREPARED = new ConcurrentHashMap<>();

  private Digests() {}

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  static byte[] sha256(byte[] octets) {
    try {
      return ((MessageDigest) SHA_256.clone()).digest(octets);
    } catch (CloneNotSupportedException e) {
      return sha256().digest(octets);
    }
  }

  /**
   * A keyed hash.
   *
   * @param algorithm HmacSHA1 or HmacSHA256, or another that the platform has
   */
  static byte[] keyed(String algorithm, String key, byte[] octets) {
    Mac prepared = PREPARED.get(new Keyed(algorithm, key));
    if (prepared == null) {
      if (PREPARED.size() >= MOST_KEYS) {
        PREPARED.clear();
      }
      prepared = prepare(algorithm, key);
      PREPARED.put(new Keyed(algorithm, key), prepared);
    }
    try {
      return ((Mac) prepared.clone()).doFinal(octets);
    } catch (CloneNotSupportedException e) {
      return prepare(algorithm, key).doFinal(octets);
    }
  }

  private static Mac prepare(String algorithm, String key) {
    try {
      Mac mac = Mac.getInstance(algorithm);
      mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), algorithm));
      return mac;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has " + algorithm, e);
    }
  }
}
