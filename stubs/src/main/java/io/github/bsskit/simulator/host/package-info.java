/** Serves the simulator with Jetty and WireMock. Only this package and its subpackage know them. */
package io.github.bsskit.simulator.host;
