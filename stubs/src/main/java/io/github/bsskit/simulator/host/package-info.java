/** The simulator in WireMock: the only package that knows a server. */
package io.github.bsskit.simulator.host;
