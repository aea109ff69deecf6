package io.github.bsskit.simulator.explain;

/** What a client may have signed, in parts of which each can be wrong by itself. */
sealed interface CanonicalText permits CanonicalTextV1, CanonicalTextV3 {

  /** The text that shows what was signed: the string to sign of V1, the canonical request of V3. */
  String canonical();

  /** The text that goes into the hash. */
  String signed();
}
