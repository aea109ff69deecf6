package io.github.bsskit.simulator.junit;

import io.github.bsskit.simulator.BssSimulator;
import java.net.URI;

/**
 * The HTTP address of a test's simulator.
 *
 * @param host a name or an IP address; IPv6 addresses are in brackets
 * @param port 1 to 65535
 */
public record Endpoint(String host, int port) {

  static Endpoint of(BssSimulator simulator) {
    return new Endpoint(simulator.url().getHost(), simulator.port());
  }

  /** The address as a URL, without a path. */
  public URI url() {
    return URI.create("http://" + this);
  }

  /** Host and port in the form that the official clients expect: {@code 127.0.0.1:8080}. */
  @Override
  public String toString() {
    return host + ":" + port;
  }
}
