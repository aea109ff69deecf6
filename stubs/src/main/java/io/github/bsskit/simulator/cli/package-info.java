/** The command line. */
package io.github.bsskit.simulator.cli;
