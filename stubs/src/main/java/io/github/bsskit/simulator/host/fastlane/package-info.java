/** Bypasses WireMock's pipeline, but adds the calls to WireMock's journal. */
package io.github.bsskit.simulator.host.fastlane;
