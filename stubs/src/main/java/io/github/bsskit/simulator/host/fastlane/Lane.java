package io.github.bsskit.simulator.host.fastlane;

/** How a request is handled. The bytes of the response are the same in every lane. */
public enum Lane {
  /** By the gateway directly. The request is in WireMock's journal. */
  FAST,
  /** By WireMock's pipeline, so that the user's stubs and settings apply. */
  WIREMOCK,
  /** By the gateway directly, because WireMock cannot parse it. It is not in WireMock's journal. */
  UNRECORDED
}
