/**
 * The whole state of a simulator. Each change is one atomic step, so that concurrent calls cannot
 * conflict.
 */
package io.github.bsskit.simulator.world;
