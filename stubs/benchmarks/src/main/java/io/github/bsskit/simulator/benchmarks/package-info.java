/** Compares the simulator with its alternatives. */
package io.github.bsskit.simulator.benchmarks;
