package io.github.bsskit.simulator.testing;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.util.Optional;

/** Calls from an address that is no loopback address: one of this machine's others. */
public final class RemoteCaller {

  private RemoteCaller() {}

  /** An address of this machine other than loopback; skips the test if it has none. */
  public static InetAddress address() throws IOException {
    Optional<InetAddress> address =
        NetworkInterface.networkInterfaces()
            .flatMap(NetworkInterface::inetAddresses)
            .filter(own -> !own.isLoopbackAddress() && !own.isLinkLocalAddress())
            .findFirst();
    assumeTrue(address.isPresent(), "this machine has no address but loopback to call itself from");
    return address.get();
  }

  /** A request without a body that closes the connection after the response. */
  public static String post(String target, String... headers) {
    return "POST %s HTTP/1.1\nHost: simulator\nConnection: close\nContent-Length: 0\n%s\n"
        .formatted(target, headers.length == 0 ? "" : String.join("\n", headers) + "\n");
  }

  /** Sends a request from and to such an address; a request's lines end with line feeds. */
  public static Response send(int port, String request) throws IOException {
    return send(address(), port, request);
  }

  /** Sends a request to an address and waits for the response. */
  public static Response send(InetAddress address, int port, String request) throws IOException {
    try (RawHttp connection = RawHttp.connect(address, port)) {
      connection.send(RawHttp.bytes(request));
      return connection.answer().orElseThrow();
    }
  }
}
