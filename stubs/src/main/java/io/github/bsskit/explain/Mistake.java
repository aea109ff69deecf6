package io.github.bsskit.explain;

import io.github.bsskit.explain.SignatureExplanation.Cause;
import java.util.function.UnaryOperator;

/**
 * A mistake that a signer can make.
 *
 * @param cause how it is explained, once it is proved
 * @param made turns what should be signed into what is signed by mistake
 */
record Mistake<D extends Draft>(Cause cause, UnaryOperator<D> made) {}
