package io.github.bsskit.simulator.host;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;

/** A port on which the server cannot listen. The message names host, port, reason and fix. */
public final class CannotListenException extends IOException {

  private static final long serialVersionUID = 1L;

  /** Ports below this one need privileges on most systems. */
  private static final int FIRST_UNPRIVILEGED_PORT = 1024;

  /**
   * Describes the failure.
   *
   * @param port 0 to 65535
   * @param protocol what is served at the port, for example {@code for HTTPS}; may be empty
   * @param cause as the operating system or Java reports it
   */
  CannotListenException(ListenHost host, int port, String protocol, IOException cause) {
    super(
        "cannot listen on "
            + host.inUrl()
            + " port "
            + port
            + (protocol.isEmpty() ? "" : " " + protocol)
            + ": "
            + problem(host, port, cause),
        cause);
  }

  private static String problem(ListenHost host, int port, IOException cause) {
    InetAddress address;
    try {
      address = InetAddress.getByName(host.name());
    } catch (UnknownHostException unknown) {
      return "the host is unknown; use an address of this machine such as 127.0.0.1, or 0.0.0.0 for"
          + " all";
    }
    // Texts of the operating system can be in any language.
    if (!isLocal(address)) {
      return "it is not an address of this machine; use one such as 127.0.0.1, or 0.0.0.0 for all";
    }
    return reason(cause)
        + (port > 0 && port < FIRST_UNPRIVILEGED_PORT
            ? "; use a port from "
                + FIRST_UNPRIVILEGED_PORT
                + ", because lower ones need privileges, or 0 for a free one"
            : "; use another port, or 0 for a free one");
  }

  /** Whether it is possible to listen on a free port of an address. */
  private static boolean isLocal(InetAddress address) {
    try (ServerSocket free = new ServerSocket(0, 1, address)) {
      return free.isBound();
    } catch (IOException notLocal) {
      return false;
    }
  }

  private static String reason(Throwable cause) {
    Throwable root = cause;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root.getMessage() == null ? "the port is not available" : root.getMessage();
  }
}
