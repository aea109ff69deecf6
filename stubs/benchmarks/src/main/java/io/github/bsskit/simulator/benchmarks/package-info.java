/** Measures the simulator beside what people would use instead. */
package io.github.bsskit.simulator.benchmarks;
