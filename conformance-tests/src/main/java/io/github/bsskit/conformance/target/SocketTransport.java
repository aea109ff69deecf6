package io.github.bsskit.conformance.target;

import java.io.IOException;
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
import java.util.concurrent.Callable;
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
 * Sends requests byte for byte, where an HTTP library would correct, merge or reorder them:
 * replays, malformed traffic, several requests on one connection, several connections at one
 * instant.
 */
final class SocketTransport implements Transport {

  /** How long concurrent senders wait for each other; a target may accept one at a time. */
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(1);

  /** Threads for concurrent calls, shared by all runs of the process. */
  private static final ExecutorService SENDERS =
      Executors.newCachedThreadPool(
          task -> {
            Thread thread = new Thread(task, "sender");
            thread.setDaemon(true);
            return thread;
          });

  private final URI url;

  SocketTransport(URI url) {
    this.url = url;
  }

  @Override
  public WireResult send(Request request, Duration limit) {
    return send(request.bytes(host(), false), limit);
  }

  /** Why no connection can be opened; empty if one can. */
  Optional<String> unreachableReason(Duration limit) {
    try (Socket socket = connect(new Deadline(limit))) {
      return socket.isConnected() ? Optional.empty() : Optional.of("no connection");
    } catch (UnknownHostException e) {
      return Optional.of("unknown host " + url.getHost());
    } catch (IOException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  WireResult send(byte[] bytes, Duration limit) {
    Deadline deadline = new Deadline(limit);
    try (Socket socket = connect(deadline)) {
      write(socket, bytes);
      return new ResponseReader(socket, deadline, limit).read();
    } catch (IOException e) {
      return WireResult.NoResponse.of(e, limit);
    }
  }

  /** Sends one after another on one connection; opens a new one when the target closes it. */
  List<WireResult> sendInSequence(List<Request> requests, Duration limit) {
    List<WireResult> results = new ArrayList<>();
    Socket socket = null;
    try {
      for (Request request : requests) {
        boolean isReused = socket != null;
        socket = isReused ? socket : connect(new Deadline(limit));
        WireResult result = exchange(socket, request, limit);
        if (isReused && isDropped(result)) {
          // a server may close an idle connection at any time
          socket.close();
          socket = connect(new Deadline(limit));
          result = exchange(socket, request, limit);
        }
        results.add(result);
        if (!result.keepsConnection()) {
          socket.close();
          socket = null;
        }
      }
    } catch (IOException e) {
      results.add(WireResult.NoResponse.of(e, limit));
    } finally {
      close(socket);
    }
    return results;
  }

  private WireResult exchange(Socket socket, Request request, Duration limit) throws IOException {
    write(socket, request.bytes(host(), true));
    return new ResponseReader(socket, new Deadline(limit), limit).read();
  }

  private static boolean isDropped(WireResult result) {
    return result instanceof WireResult.NoResponse failure
        && failure.cause() == WireResult.Cause.DROPPED;
  }

  /** Sends all at one instant: the last byte of each goes out when all others have been sent. */
  List<WireResult> sendTogether(List<Request> requests, Duration limit) {
    CyclicBarrier barrier = new CyclicBarrier(requests.size());
    List<Callable<WireResult>> calls = new ArrayList<>();
    requests.forEach(request -> calls.add(() -> sendAtBarrier(request, barrier, limit)));
    try {
      List<WireResult> results = new ArrayList<>();
      for (Future<WireResult> result : SENDERS.invokeAll(calls)) {
        results.add(result.get());
      }
      return results;
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("the run was interrupted", e);
    }
  }

  private WireResult sendAtBarrier(Request request, CyclicBarrier barrier, Duration limit)
      throws InterruptedException {
    byte[] bytes = request.bytes(host(), false);
    try (Socket socket = connect(new Deadline(limit))) {
      write(socket, Arrays.copyOf(bytes, bytes.length - 1));
      await(barrier, limit.compareTo(LONGEST_WAIT) < 0 ? limit : LONGEST_WAIT);
      write(socket, Arrays.copyOfRange(bytes, bytes.length - 1, bytes.length));
      return new ResponseReader(socket, new Deadline(limit), limit).read();
    } catch (IOException e) {
      barrier.reset();
      return WireResult.NoResponse.of(e, limit);
    }
  }

  private static void await(CyclicBarrier barrier, Duration limit) throws InterruptedException {
    try {
      barrier.await(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (BrokenBarrierException | TimeoutException e) {
      // another sender failed; this one continues alone
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

  private static void close(Socket socket) {
    try {
      if (socket != null) {
        socket.close();
      }
    } catch (IOException e) {
      // not needed any more
    }
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
