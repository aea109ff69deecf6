package io.github.bsskit.simulator.host;

import com.github.tomakehurst.wiremock.common.Notifier;
import java.io.PrintStream;

/** Prints WireMock's errors and drops its other messages. */
final class ErrorNotifier implements Notifier {

  private static final int MAX_REASON_CHARS = 500;

  private final PrintStream output;

  ErrorNotifier(PrintStream output) {
    this.output = output;
  }

  @Override
  public void info(String message) {
    // CallLog logs calls, without secrets.
  }

  /** Prints only the first line: the others show the request, which may contain a token. */
  @Override
  public void error(String message) {
    print(message, "");
  }

  /**
   * Prints a stack trace only if neither the request nor its target is the reason: callers of a
   * stub could otherwise fill the output.
   */
  @Override
  public void error(String message, Throwable cause) {
    boolean isExplained = WireMockFailure.isExplained(cause);
    print(message, isExplained ? ": " + reason(WireMockFailure.root(cause)) : "");
    if (!isExplained) {
      cause.printStackTrace(output);
    }
  }

  private void print(String message, String reason) {
    output.println("WireMock: " + firstLine(message) + reason + " (see /__admin/requests)");
  }

  /** The messages of Java's errors of the network and of files are often a name only. */
  private static String reason(Throwable cause) {
    boolean isOurs = cause instanceof TargetRules.ForbiddenTargetException;
    String kind = isOurs ? "" : cause.getClass().getSimpleName() + " ";
    String reason = firstLine(kind + (cause.getMessage() == null ? "" : cause.getMessage()));
    return reason.length() <= MAX_REASON_CHARS
        ? reason
        : reason.substring(0, MAX_REASON_CHARS) + "…";
  }

  private static String firstLine(String text) {
    return text.strip().split("\\R")[0];
  }
}
