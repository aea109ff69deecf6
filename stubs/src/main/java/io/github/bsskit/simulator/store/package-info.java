/** Stores outside memory: a directory, or a database that several simulators share. */
package io.github.bsskit.simulator.store;
