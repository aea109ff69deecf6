/** Generated cases: what jqwik draws, tries and shrinks. The only package that knows jqwik. */
package io.github.bsskit.conformance.check.properties;
