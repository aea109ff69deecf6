package io.github.bsskit.simulator.cli;

import java.net.URI;
import java.util.Optional;

/** Reads the address of a simulator from the command line. */
final class SimulatorUrl {

  private SimulatorUrl() {}

  /** An address with a host and no path; nothing if the text is none. */
  static Optional<URI> parse(String text) {
    try {
      URI url = URI.create(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
      boolean isGood =
          url.getScheme() != null
              && url.getScheme().matches("(?i)https?")
              && url.getHost() != null
              && url.getPort() <= 65535
              && url.getRawUserInfo() == null
              && url.getRawPath().isEmpty()
              && url.getRawQuery() == null
              && url.getRawFragment() == null;
      return isGood ? Optional.of(url) : Optional.empty();
    } catch (IllegalArgumentException noUri) {
      return Optional.empty();
    }
  }

  static String mistake(String text) {
    return "--url is \"" + text + "\"; write one like http://127.0.0.1:8080, without a path";
  }
}
