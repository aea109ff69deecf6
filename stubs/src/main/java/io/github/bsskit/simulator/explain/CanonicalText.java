package io.github.bsskit.simulator.explain;

/** A text that a client may have signed, in parts that can be wrong one by one. */
sealed interface CanonicalText permits CanonicalTextV1, CanonicalTextV3 {

  /** The text to compare: the string to sign of V1, the canonical request of V3. */
  String canonical();

  /** The text that is hashed. */
  String signed();
}
