/** The simulator in tests with JUnit Jupiter, 5 or 6; nothing else of the simulator needs JUnit. */
package io.github.bsskit.simulator.junit;
