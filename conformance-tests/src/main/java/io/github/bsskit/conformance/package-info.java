/** Runs of the kit: on the command line, and as JUnit tests in other builds. */
package io.github.bsskit.conformance;
