/** Generated cases: jqwik generates, runs and shrinks them. No other package uses jqwik. */
package io.github.bsskit.conformance.check.properties;
