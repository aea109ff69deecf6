/**
 * The proof of the checker: a small lawful server, written from the contract alone and sharing no
 * code with the simulator, and its variants. Each {@link
 * io.github.bsskit.conformance.crooked.Crooked} one is wrong in exactly one way and names the check
 * that must find it; each {@link io.github.bsskit.conformance.crooked.Lawful} one differs only
 * where the contract leaves it open, and must pass.
 *
 * <p>{@code ReferenceServer} listens; {@code Incoming} and {@code Outgoing} are HTTP; {@code Call}
 * is what was asked, {@code Response} what is said; {@code Behaviour} decides everything between
 * them and is what variants bend.
 */
package io.github.bsskit.conformance.crooked;
