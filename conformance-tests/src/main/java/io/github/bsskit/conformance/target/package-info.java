/**
 * The implementation under test: its profile, the requests it is sent, the responses it returns.
 *
 * <p>Signing is implemented independently of the simulator, so that an error in one is detected by
 * the other.
 */
package io.github.bsskit.conformance.target;
