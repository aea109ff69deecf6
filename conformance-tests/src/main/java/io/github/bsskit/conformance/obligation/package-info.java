/**
 * What an implementation owes, derived from the rulebook: every obligation with its address, its
 * sentence, its source, the calls that try it, and what must come of them.
 */
package io.github.bsskit.conformance.obligation;
