package io.github.bsskit.simulator.explain;

import io.github.bsskit.simulator.explain.SignatureExplanation.Cause;
import io.github.bsskit.simulator.gateway.Signature;
import java.util.List;

/**
 * A key that the client may have used for the hash.
 *
 * @param causes the mistakes that lead to it; empty for the right key
 * @param algorithm Java's name of it
 * @param key derived from a secret; never shown
 */
record CandidateKey(List<Cause> causes, String algorithm, String key) {

  /** Omits the key. */
  @Override
  public String toString() {
    return algorithm + " " + causes;
  }

  byte[] hash(String text) {
    return Signature.hmac(algorithm, key, text);
  }
}
