package io.github.bsskit.simulator.host;

import com.github.tomakehurst.wiremock.common.Notifier;

/** Passes on what WireMock calls an error, and keeps quiet about the rest. */
final class ErrorNotifier implements Notifier {

  @Override
  public void info(String message) {
    // Calls are logged by the simulator itself, without their secrets.
  }

  /** One line: the rest shows the request, in which there may be a security token. */
  @Override
  public void error(String message) {
    System.err.println("WireMock: " + message.strip().split("\\R")[0] + " (see /__admin/requests)");
  }

  @Override
  public void error(String message, Throwable fault) {
    error(message);
    fault.printStackTrace(System.err);
  }
}
