/**
 * The implementation under examination: what it provides, how it is called, what it answered.
 *
 * <p>Signing is written here a second time, apart from the simulator's, so that a mistake of one
 * shows against the other.
 */
package io.github.bsskit.conformance.target;
