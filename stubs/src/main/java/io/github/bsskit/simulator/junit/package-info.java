/** A JUnit Jupiter extension (5 or 6). No other package needs JUnit. */
package io.github.bsskit.simulator.junit;
