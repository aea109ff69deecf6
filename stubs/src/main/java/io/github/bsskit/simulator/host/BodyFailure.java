package io.github.bsskit.simulator.host;

import io.github.bsskit.simulator.control.ControlResponse;

/** Why a body could not be read. */
enum BodyFailure {

  /** The connection ended first, or nothing arrived for 30 s. */
  INCOMPLETE("The body is incomplete: send as many bytes as the headers announce."),

  /** The body arrived too slowly. */
  TOO_SLOW(
      "The body takes too long: send it within "
          + BodyReader.MAX_SECONDS
          + " s, plus 1 s for each "
          + BodyReader.BYTES_PER_SECOND / 1024
          + " KiB."),

  /** The bodies being read need more memory than there is. */
  NO_MEMORY(
      "There is not enough memory for the bodies that are being received: retry, or start the"
          + " simulator with more, such as java -Xmx512m.");

  private final String advice;

  BodyFailure(String advice) {
    this.advice = advice;
  }

  /** What is wrong and how to fix it. */
  String advice() {
    return advice;
  }

  /** The response on paths that are not the gateway's. */
  ControlResponse response() {
    return this == NO_MEMORY
        ? ControlResponse.unavailable(advice)
        : ControlResponse.badRequest(advice);
  }
}
