package io.github.bsskit.conformance.target;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * Sends requests byte for byte, where an HTTP library would mend, merge or reorder them: replays,
 * malformed traffic, several requests on one connection, several connections at one instant.
 */
final class SocketTransport implements Transport {

  /**
   * A server that takes one connection after another would else wait for the line, and it for it.
   */
  private static final Duration PATIENCE = Duration.ofSeconds(1);

  private final URI url;

  SocketTransport(URI url) {
    this.url = url;
  }

  @Override
  public WireResult send(Request request, Duration limit) {
    return send(request.bytes(host(), false), limit);
  }

  /** Why nobody can be connected with; empty if somebody can. */
  Optional<String> unreachable(Duration limit) {
    try (Socket socket = connect(new Deadline(limit))) {
      return socket.isConnected() ? Optional.empty() : Optional.of("no connection");
    } catch (UnknownHostException e) {
      return Optional.of("the host " + url.getHost() + " is not known");
    } catch (IOException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  WireResult send(byte[] bytes, Duration limit) {
    Deadline deadline = new Deadline(limit);
    try (Socket socket = connect(deadline)) {
      write(socket, bytes);
      return new ResponseReader(socket, deadline).read();
    } catch (IOException e) {
      return lost(e, limit);
    }
  }

  /** One after another on one connection; a new one is opened when the target closes it. */
  List<WireResult> sendInSequence(List<Request> requests, Duration limit) {
    List<WireResult> results = new ArrayList<>();
    Socket socket = null;
    boolean isUsed = false;
    try {
      for (Request request : requests) {
        Deadline deadline = new Deadline(limit);
        if (socket == null) {
          socket = connect(deadline);
          isUsed = false;
        }
        write(socket, request.bytes(host(), true));
        WireResult result = new ResponseReader(socket, deadline).read();
        if (isUsed && isGone(result)) {
          // a server may end a connection between two answers without a word
          socket.close();
          socket = connect(deadline);
          write(socket, request.bytes(host(), true));
          result = new ResponseReader(socket, deadline).read();
        }
        isUsed = true;
        results.add(result);
        if (closes(result)) {
          socket.close();
          socket = null;
        }
      }
    } catch (IOException e) {
      results.add(lost(e, limit));
    } finally {
      close(socket);
    }
    return results;
  }

  /** All at one instant: everything but the last byte of each is there before the last bytes go. */
  List<WireResult> sendTogether(List<Request> requests, Duration limit) {
    ExecutorService senders = Executors.newFixedThreadPool(requests.size());
    CyclicBarrier line = new CyclicBarrier(requests.size());
    try {
      List<Future<WireResult>> sent =
          requests.stream()
              .map(request -> senders.submit(() -> sendAtTheLine(request, line, limit)))
              .toList();
      List<WireResult> results = new ArrayList<>();
      for (Future<WireResult> result : sent) {
        results.add(result.get());
      }
      return results;
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("the run was interrupted", e);
    } finally {
      senders.shutdownNow();
    }
  }

  private WireResult sendAtTheLine(Request request, CyclicBarrier line, Duration limit)
      throws InterruptedException {
    byte[] bytes = request.bytes(host(), false);
    try (Socket socket = connect(new Deadline(limit))) {
      write(socket, Arrays.copyOf(bytes, bytes.length - 1));
      await(line, limit.compareTo(PATIENCE) < 0 ? limit : PATIENCE);
      write(socket, Arrays.copyOfRange(bytes, bytes.length - 1, bytes.length));
      return new ResponseReader(socket, new Deadline(limit)).read();
    } catch (IOException e) {
      line.reset();
      return lost(e, limit);
    }
  }

  private static void await(CyclicBarrier line, Duration limit) throws InterruptedException {
    try {
      line.await(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (BrokenBarrierException | TimeoutException e) {
      // one of the others did not get through: this one goes on alone, and its answer tells
    }
  }

  private Socket connect(Deadline deadline) throws IOException {
    boolean secure = "https".equals(url.getScheme());
    int port = url.getPort() > 0 ? url.getPort() : secure ? 443 : 80;
    Socket socket = new Socket();
    socket.connect(new InetSocketAddress(url.getHost(), port), deadline.millisLeft());
    socket.setTcpNoDelay(true);
    if (!secure) {
      return socket;
    }
    try {
      SSLSocketFactory factory = (SSLSocketFactory) SSLSocketFactory.getDefault();
      SSLSocket secured = (SSLSocket) factory.createSocket(socket, url.getHost(), port, true);
      secured.setSoTimeout(deadline.millisLeft());
      secured.startHandshake();
      return secured;
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }

  private static void write(Socket socket, byte[] bytes) throws IOException {
    socket.getOutputStream().write(bytes);
    socket.getOutputStream().flush();
  }

  private String host() {
    return url.getRawAuthority().toLowerCase(Locale.ROOT);
  }

  private static boolean isGone(WireResult result) {
    return result instanceof WireResult.NoResponse lost && lost.cause() == WireResult.Cause.DROPPED;
  }

  private static boolean closes(WireResult result) {
    return !(result instanceof WireResult.Received received)
        || received.header("connection").map("close"::equalsIgnoreCase).orElse(false)
        || (received.header("content-length").isEmpty()
            && received.header("transfer-encoding").isEmpty());
  }

  private static void close(Socket socket) {
    try {
      if (socket != null) {
        socket.close();
      }
    } catch (IOException e) {
      // it is of no more use either way
    }
  }

  private static WireResult lost(IOException failure, Duration limit) {
    if (failure instanceof SocketTimeoutException) {
      return new WireResult.NoResponse(WireResult.Cause.TIMED_OUT, limit.toMillis() + " ms");
    }
    boolean unreachable =
        failure instanceof ConnectException || failure instanceof UnknownHostException;
    return new WireResult.NoResponse(
        unreachable ? WireResult.Cause.UNREACHABLE : WireResult.Cause.DROPPED,
        String.valueOf(failure.getMessage()));
  }

  /** The end of a time limit. */
  static final class Deadline {

    private final long end;

    Deadline(Duration limit) {
      end = System.nanoTime() + limit.toNanos();
    }

    int millisLeft() throws SocketTimeoutException {
      long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
      if (left <= 0) {
        throw new SocketTimeoutException("out of time");
      }
      return Math.toIntExact(Math.min(left, Integer.MAX_VALUE));
    }
  }

  /** A text in the encoding of HTTP heads. */
  static byte[] latin1(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}
