/** A run from end to end: on the command line, and as JUnit tests in somebody else's build. */
package io.github.bsskit.conformance;
