package io.github.bsskit.simulator.host;

import com.github.tomakehurst.wiremock.common.Notifier;

/** Prints WireMock's errors and drops its other messages. */
final class ErrorNotifier implements Notifier {

  @Override
  public void info(String message) {
    // CallLog logs calls, without secrets.
  }

  /** Prints only the first line: the others show the request, which may contain a token. */
  @Override
  public void error(String message) {
    System.err.println("WireMock: " + message.strip().split("\\R")[0] + " (see /__admin/requests)");
  }

  @Override
  public void error(String message, Throwable cause) {
    error(message);
    if (!WireMockFailure.isExplained(cause)) {
      cause.printStackTrace(System.err);
    }
  }
}
