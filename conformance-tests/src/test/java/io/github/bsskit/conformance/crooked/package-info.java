/**
 * Tests of the kit: a small lawful server, written from the contract alone without any code of the
 * simulator, and its variants. Each {@link io.github.bsskit.conformance.crooked.Crooked} one is
 * wrong in exactly one way and names the obligation that must find it; each {@link
 * io.github.bsskit.conformance.crooked.Lawful} one differs only where the contract allows it, and
 * must pass.
 *
 * <p>{@code ReferenceServer} listens; {@code Incoming} and {@code Outgoing} are HTTP messages;
 * {@code Call} is a parsed request, {@code Response} the content of a response; {@code Behaviour}
 * decides everything in between and is what variants change.
 */
package io.github.bsskit.conformance.crooked;
