package io.github.bsskit.simulator.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Is between a simulator and PostgreSQL, and cuts connections on which a text is sent. */
final class CuttingProxy implements AutoCloseable {

  /** When a connection is cut. */
  enum Cut {
    /** The text does not arrive. */
    BEFORE,
    /** The text arrives, and the response to it is lost. */
    AFTER
  }

  private final ServerSocket entrance;
  private final String url;
  private final int port;
  private final Map<String, Cut> cuts = new ConcurrentHashMap<>();
  private final AtomicInteger made = new AtomicInteger();

  CuttingProxy(String url) throws IOException {
    this.url = url;
    this.port = URI.create(url.substring("jdbc:".length())).getPort();
    this.entrance = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    start(this::accept);
  }

  /** The URL with this proxy instead of the server. */
  String url() {
    return url.replace(":" + port + "/", ":" + entrance.getLocalPort() + "/");
  }

  /** Cuts the next connection on which a text is sent. */
  void cut(Cut cut, String text) {
    cuts.put(text, cut);
  }

  /** How many connections were cut. */
  int made() {
    return made.get();
  }

  private static void start(Runnable work) {
    Thread thread = new Thread(work);
    thread.setDaemon(true);
    thread.start();
  }

  private void accept() {
    try {
      while (true) {
        Socket client = entrance.accept();
        Socket server = new Socket(InetAddress.getLoopbackAddress(), port);
        new Connection(client, server).run();
      }
    } catch (IOException closed) {
      // The end of the test.
    }
  }

  private final class Connection {
    private final Socket client;
    private final Socket server;
    private volatile boolean isLost;

    private Connection(Socket client, Socket server) {
      this.client = client;
      this.server = server;
    }

    private void run() {
      start(() -> copy(client, server, true));
      start(() -> copy(server, client, false));
    }

    private void copy(Socket from, Socket to, boolean isRequest) {
      byte[] buffer = new byte[65_536];
      try {
        InputStream in = from.getInputStream();
        OutputStream out = to.getOutputStream();
        for (int length = in.read(buffer); length > 0; length = in.read(buffer)) {
          if (isRequest) {
            look(Arrays.copyOf(buffer, length));
          }
          if (!isRequest && isLost) {
            made.incrementAndGet();
            break;
          }
          out.write(buffer, 0, length);
        }
      } catch (IOException closed) {
        // By the other side, or on purpose.
      }
      close();
    }

    private void look(byte[] request) throws IOException {
      String text = new String(request, StandardCharsets.ISO_8859_1);
      for (String cut : cuts.keySet()) {
        if (text.contains(cut)) {
          if (cuts.remove(cut) == Cut.BEFORE) {
            made.incrementAndGet();
            throw new IOException("cut");
          }
          isLost = true;
        }
      }
    }

    private void close() {
      try {
        client.close();
        server.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  @Override
  public void close() throws IOException {
    entrance.close();
  }
}
