/** The control API: everything that can be read and changed beside the operations. */
package io.github.bsskit.simulator.control;
