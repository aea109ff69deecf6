package io.github.bsskit.simulator.junit;

import io.github.bsskit.simulator.BssSimulator;
import java.net.URI;

/**
 * Where the simulator of a test listens for HTTP.
 *
 * @param host a name or a number; one of IPv6 in brackets, as in a URL
 * @param port from 1 to 65535
 */
public record Endpoint(String host, int port) {

  static Endpoint of(BssSimulator simulator) {
    return new Endpoint(simulator.url().getHost(), simulator.port());
  }

  /** The address as a URL, without a path. */
  public URI url() {
    return URI.create("http://" + this);
  }

  /** Host and port as the official clients want them, for example {@code 127.0.0.1:8080}. */
  @Override
  public String toString() {
    return host + ":" + port;
  }
}
