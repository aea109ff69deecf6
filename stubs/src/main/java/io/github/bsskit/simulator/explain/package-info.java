/**
 * Explains why a signature is rejected: the canonical texts step by step, and the mistake that
 * reproduces the signature that was sent.
 */
package io.github.bsskit.simulator.explain;
