/** What a simulator can be told and asked beside its operations: by HTTP and from Java. */
package io.github.bsskit.simulator.control;
