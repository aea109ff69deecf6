/** Counts what the simulator does; reading the counts costs more than counting. */
package io.github.bsskit.simulator.metrics;
