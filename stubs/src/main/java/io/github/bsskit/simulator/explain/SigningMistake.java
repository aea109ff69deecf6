package io.github.bsskit.simulator.explain;

import io.github.bsskit.simulator.explain.SignatureExplanation.Cause;
import java.util.function.UnaryOperator;

/**
 * A mistake that a signer can make.
 *
 * @param cause how it is explained, once it is proved
 * @param made turns what should be signed into what is signed by mistake
 */
record SigningMistake<D extends CanonicalText>(Cause cause, UnaryOperator<D> made) {}
