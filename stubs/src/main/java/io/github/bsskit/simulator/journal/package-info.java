/** The journal of calls: what was called, the result, the reason, and mistakes of the client. */
package io.github.bsskit.simulator.journal;
