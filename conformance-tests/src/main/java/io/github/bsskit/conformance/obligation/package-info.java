/**
 * All obligations of an implementation, derived from the rulebook: address, statement, source, the
 * calls that check it and the responses they must lead to.
 */
package io.github.bsskit.conformance.obligation;
