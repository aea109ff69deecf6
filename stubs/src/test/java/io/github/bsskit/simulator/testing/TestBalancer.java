package io.github.bsskit.simulator.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;

/** Passes connections on to several servers in turn, byte for byte. */
final class TestBalancer implements AutoCloseable {

  private final ServerSocket listener;
  private final List<Integer> ports;

  private TestBalancer(ServerSocket listener, List<Integer> ports) {
    this.listener = listener;
    this.ports = ports;
  }

  /** A balancer on a free port, in front of ports of loopback. */
  static TestBalancer of(List<Integer> ports) {
    try {
      TestBalancer balancer =
          new TestBalancer(new ServerSocket(0, 200, InetAddress.getLoopbackAddress()), ports);
      daemon(balancer::accept);
      return balancer;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  int port() {
    return listener.getLocalPort();
  }

  private void accept() {
    try {
      for (int i = 0; true; i++) {
        Socket client = listener.accept();
        Socket server = new Socket(InetAddress.getLoopbackAddress(), ports.get(i % ports.size()));
        client.setTcpNoDelay(true);
        server.setTcpNoDelay(true);
        daemon(() -> pass(client, server));
        daemon(() -> pass(server, client));
      }
    } catch (IOException closed) {
      // no further connections
    }
  }

  /** Passes bytes on until the sender has no more, or either side breaks the connection. */
  private static void pass(Socket from, Socket to) {
    try {
      from.getInputStream().transferTo(to.getOutputStream());
      to.shutdownOutput();
    } catch (IOException broken) {
      close(from);
      close(to);
    }
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException closed) {
      // it need not be closed again
    }
  }

  private static void daemon(Runnable work) {
    Thread thread = new Thread(work, "balancer");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() throws IOException {
    listener.close();
  }
}
