package io.github.bsskit.conformance;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A listener that handles each connection in one given way, mostly not as a server should. */
final class BadTarget implements AutoCloseable {

  private final ServerSocket listener;
  private final Manner manner;
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
  private final AtomicInteger count = new AtomicInteger();
  private final ExecutorService threads =
      Executors.newCachedThreadPool(
          work -> {
            Thread thread = new Thread(work, "bad-target");
            thread.setDaemon(true);
            return thread;
          });

  /** How a connection is handled. */
  interface Manner {
    void meet(Meeting meeting) throws IOException, InterruptedException;
  }

  /** One connection. */
  final class Meeting {

    private final Socket socket;
    private final InputStream in;

    /** Counts the connections, from 1. */
    final int number;

    Meeting(Socket socket, int number) throws IOException {
      this.socket = socket;
      this.number = number;
      in = new BufferedInputStream(socket.getInputStream());
    }

    /** Reads a request's head, and as much of its body as has come with it. */
    String read() throws IOException {
      StringBuilder head = new StringBuilder();
      int matched = 0;
      while (matched < 4) {
        int next = in.read();
        if (next < 0) {
          throw new IOException("the caller is gone");
        }
        head.append((char) next);
        matched = next == "\r\n\r\n".charAt(matched) ? matched + 1 : next == '\r' ? 1 : 0;
      }
      in.skip(in.available());
      return head.toString();
    }

    void write(String text) throws IOException {
      write(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    void write(byte[] bytes) throws IOException {
      OutputStream out = socket.getOutputStream();
      out.write(bytes);
      out.flush();
    }

    /** Waits until the target ends, or so long. */
    boolean lasts(long millis) throws InterruptedException {
      return !closed.await(millis, TimeUnit.MILLISECONDS);
    }

    /** Keeps the connection for as long as the target is there. */
    void hold() throws InterruptedException {
      closed.await();
    }

    /** Listens no more. */
    void stopListening() throws IOException {
      listener.close();
    }
  }

  BadTarget(Manner manner) throws IOException {
    this.manner = manner;
    listener = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
    threads.execute(this::accept);
  }

  String url() {
    return "http://127.0.0.1:" + listener.getLocalPort();
  }

  private void accept() {
    try {
      while (true) {
        Socket socket = listener.accept();
        connections.add(socket);
        threads.execute(() -> meet(socket));
      }
    } catch (IOException e) {
      closed.countDown();
    }
  }

  private void meet(Socket socket) {
    try (socket) {
      manner.meet(new Meeting(socket, count.incrementAndGet()));
    } catch (IOException e) {
      connections.remove(socket); // The caller closed the connection.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() throws IOException {
    closed.countDown();
    listener.close();
    for (Socket socket : connections) {
      socket.close();
    }
    threads.shutdownNow();
  }
}
