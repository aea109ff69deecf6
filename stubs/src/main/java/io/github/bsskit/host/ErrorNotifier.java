package io.github.bsskit.host;

import com.github.tomakehurst.wiremock.common.Notifier;

/** Passes on what WireMock calls an error, and keeps quiet about the rest. */
final class ErrorNotifier implements Notifier {

  @Override
  public void info(String message) {
    // Calls are logged by the simulator itself, without their secrets.
  }

  @Override
  public void error(String message) {
    System.err.println(message);
  }

  @Override
  public void error(String message, Throwable fault) {
    System.err.println(message);
    fault.printStackTrace(System.err);
  }
}
