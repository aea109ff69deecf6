/** What was called, and why it was answered so: for tests that ask what their client did wrong. */
package io.github.bsskit.simulator.journal;
