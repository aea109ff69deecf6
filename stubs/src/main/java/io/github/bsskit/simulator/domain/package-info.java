/** The operations, independent of HTTP. */
package io.github.bsskit.simulator.domain;
