package io.github.bsskit.conformance.crooked;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * A small server of the two operations on a free loopback port, written from CONTRACT.md and
 * GATEWAY.md alone. Without a variant it is lawful: it verifies signatures, keeps ledgers and can
 * return every documented error.
 */
public final class ReferenceServer implements AutoCloseable {

  private static final int IDLE_MILLIS = 30_000;

  private final Behaviour behaviour = new Behaviour();
  private final Gateway gateway = new Gateway(behaviour);
  private final Controls controls = new Controls(behaviour);
  private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
  private final AtomicLong connectionNumber = new AtomicLong();
  private final ExecutorService threads =
      Executors.newCachedThreadPool(
          work -> {
            Thread thread = new Thread(work, "reference-server");
            thread.setDaemon(true);
            return thread;
          });
  private final ServerSocket listener;

  /** Starts a lawful server. */
  public ReferenceServer() {
    this(lawful -> {});
  }

  /** Starts a server with a changed behaviour. */
  public ReferenceServer(Consumer<Behaviour> variant) {
    variant.accept(behaviour);
    try {
      listener = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    threads.execute(this::accept);
  }

  /** The address, with the path {@code /}. */
  public URI uri() {
    return URI.create("http://127.0.0.1:" + listener.getLocalPort() + "/");
  }

  /** The server's profile for the kit, in YAML. */
  public String profile() {
    return Profile.of(behaviour);
  }

  @Override
  public void close() {
    quietly(listener::close);
    connections.forEach(socket -> quietly(socket::close));
    threads.shutdownNow();
  }

  private void accept() {
    while (!listener.isClosed()) {
      quietly(
          () -> {
            Socket socket = listener.accept();
            connections.add(socket);
            threads.execute(() -> quietly(() -> serve(socket)));
          });
    }
  }

  private void serve(Socket socket) throws IOException {
    long number = connectionNumber.incrementAndGet();
    try (socket) {
      socket.setSoTimeout(IDLE_MILLIS);
      socket.setTcpNoDelay(true);
      InputStream in = new BufferedInputStream(socket.getInputStream());
      boolean open = true;
      while (open) {
        open = serveOne(in, socket, number);
      }
    } finally {
      connections.remove(socket);
    }
  }

  /** Handles one request; returns whether the connection stays open. */
  private boolean serveOne(InputStream in, Socket socket, long number) throws IOException {
    Outgoing out;
    boolean last;
    try {
      Incoming http = Incoming.read(in, number);
      if (http == null) {
        return false;
      }
      last = http.header("connection").equalsIgnoreCase("close");
      out = respond(http);
    } catch (Incoming.Unreadable e) {
      out = new Outgoing(400, Rendering.JSON_TYPE, "");
      last = true;
    }
    out.close |= last;
    out.write(socket.getOutputStream());
    return !out.closes();
  }

  private Outgoing respond(Incoming http) {
    Outgoing control = controls.respond(http);
    if (control != null) {
      return control;
    }
    behaviour.inFlight.incrementAndGet();
    try {
      return gateway.respond(http);
    } finally {
      behaviour.inFlight.decrementAndGet();
    }
  }

  private interface Transmission {
    void run() throws IOException;
  }

  private static void quietly(Transmission transmission) {
    try {
      transmission.run();
    } catch (IOException e) {
      // the client or the server has closed the connection
    }
  }
}
