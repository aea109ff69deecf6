package io.github.bsskit.simulator.cli;

import io.github.bsskit.simulator.control.ControlRoutes;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * Sends one request to a simulator that has just started. A process without free file descriptors
 * or memory may listen but never respond.
 */
final class ReadyCheck {

  private static final int TIMEOUT_MILLISECONDS = 5_000;

  private ReadyCheck() {}

  /**
   * Waits for the response.
   *
   * @param host where the simulator listens; any address stands for this machine
   * @throws CommandException if there is none within 5 s
   */
  static void of(String host, int port) throws CommandException {
    try (Socket socket = new Socket()) {
      socket.setSoTimeout(TIMEOUT_MILLISECONDS);
      InetAddress address = InetAddress.getByName(host);
      InetAddress reached =
          address.isAnyLocalAddress() ? InetAddress.getLoopbackAddress() : address;
      socket.connect(new InetSocketAddress(reached, port), TIMEOUT_MILLISECONDS);
      String request =
          "GET " + ControlRoutes.LIVE + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      String status =
          new BufferedReader(
                  new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))
              .readLine();
      if (status == null || !status.contains(" 200")) {
        throw new IOException("it responds with " + status);
      }
    } catch (IOException failure) {
      throw CommandException.cannotStart(
          "cannot start: the simulator does not respond to its own request ("
              + failure.getMessage()
              + ")");
    }
  }
}
