package io.github.bsskit.simulator.host.fastlane;

/** How a request for an operation is answered. The bytes of the response are the same. */
public enum Lane {
  /** By the gateway directly. The request is in WireMock's journal. */
  FAST,
  /** By WireMock's pipeline, so that the user's stubs and settings apply. */
  WIREMOCK,
  /** By the gateway directly, because WireMock cannot parse it. It is not in WireMock's journal. */
  UNRECORDED
}
