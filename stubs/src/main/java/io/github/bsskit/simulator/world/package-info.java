/**
 * The state, whole: who exists, what can be bought, what was bought.
 *
 * <p>Each change is one atomic step, so that of any number of simultaneous calls the right ones
 * win.
 */
package io.github.bsskit.simulator.world;
