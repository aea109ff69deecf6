/** Answers requests without WireMock's pipeline and still shows them in WireMock's journal. */
package io.github.bsskit.simulator.host.fastlane;
