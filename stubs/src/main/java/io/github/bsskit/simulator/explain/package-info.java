/**
 * Why a signature is not accepted: the canonical strings step by step, and the mistake that makes
 * what was sent.
 */
package io.github.bsskit.simulator.explain;
