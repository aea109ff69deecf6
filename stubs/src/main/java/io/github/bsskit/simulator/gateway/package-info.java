/**
 * What stands before every operation: reads the envelope of a call, authenticates it, and writes
 * the envelope of the answer. It knows no server and no operation by name.
 */
package io.github.bsskit.simulator.gateway;
