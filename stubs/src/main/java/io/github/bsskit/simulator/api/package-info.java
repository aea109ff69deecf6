/**
 * The types that users of the simulator import beside {@code BssSimulator} and the JUnit extension.
 */
package io.github.bsskit.simulator.api;
