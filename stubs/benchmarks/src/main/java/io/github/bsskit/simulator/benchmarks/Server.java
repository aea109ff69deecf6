package io.github.bsskit.simulator.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A contestant running in its own process. */
final class Server implements AutoCloseable {

  private static final Duration START_TIMEOUT = Duration.ofMinutes(1);
  private static final int PROBE_MILLISECONDS = 2;
  private static final int RESPONSE_MILLISECONDS = 10_000;

  private static final Pattern HEAD =
      Pattern.compile("(?is)^HTTP.*?\\r\\nContent-Length: (\\d+)\\r\\n(?:.*?\\r\\n)?\\r\\n");

  /** A successful order, or a constant that looks like one. */
  private static final Pattern ORDERED =
      Pattern.compile("(?s)HTTP/1.1 200 .*\"Code\":\"Success\".*\"OrderId\":.*");

  private final Contestant contestant;
  private final int port;
  private final Processes processes;
  private final Path output;
  private final Thread ending = new Thread(this::end);
  private final double startSeconds;
  private final String firstResponse;

  /**
   * Starts a contestant and waits for its first successful response.
   *
   * @param folder receives its output
   */
  Server(Contestant contestant, Path folder) throws IOException, InterruptedException {
    this.contestant = contestant;
    this.port = freePort();
    this.output = folder.resolve(contestant.name().replaceAll("\\W+", "-") + ".log");
    long started = System.nanoTime();
    Process process =
        new ProcessBuilder(contestant.command().apply(port))
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    this.processes = new Processes(process.toHandle());
    Runtime.getRuntime().addShutdownHook(ending);
    this.firstResponse = waitForResponse(started);
    this.startSeconds = seconds(started);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private String waitForResponse(long started) throws InterruptedException, IOException {
    while (true) {
      try {
        return ask();
      } catch (IOException notYet) {
        if (!processes.root().isAlive() || seconds(started) > START_TIMEOUT.toSeconds()) {
          throw new IOException(
              contestant.name() + " does not respond successfully; see " + output, notYet);
        }
        Thread.sleep(PROBE_MILLISECONDS);
      }
    }
  }

  private static double seconds(long since) {
    return (System.nanoTime() - since) / 1e9;
  }

  /**
   * Makes one call on a new connection, with a new nonce.
   *
   * @return the response as received
   * @throws IOException if the plan was not ordered
   */
  String ask() throws IOException {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      socket.setSoTimeout(RESPONSE_MILLISECONDS);
      socket
          .getOutputStream()
          .write(prepareCall().text(Calls.nonce()).getBytes(StandardCharsets.US_ASCII));
      String response = readResponse(socket.getInputStream());
      if (!ORDERED.matcher(response).matches()) {
        throw new IOException("unexpected response: " + response);
      }
      return response;
    }
  }

  /** Reads the head and the body of the length that the head states. */
  private static String readResponse(InputStream in) throws IOException {
    byte[] buffer = new byte[16_384];
    int length = 0;
    while (length < buffer.length) {
      int count = in.read(buffer, length, buffer.length - length);
      if (count < 0) {
        throw new IOException("the connection was closed");
      }
      length += count;
      String response = new String(buffer, 0, length, StandardCharsets.UTF_8);
      Matcher head = HEAD.matcher(response);
      if (head.find() && length >= head.end() + Integer.parseInt(head.group(1))) {
        return response;
      }
    }
    throw new IOException("the response is too long");
  }

  PreparedCall prepareCall() {
    return contestant.calls().prepare(host());
  }

  String host() {
    return "127.0.0.1:" + port;
  }

  Contestant contestant() {
    return contestant;
  }

  Processes processes() {
    return processes;
  }

  /** Seconds from the start of the process to its first successful response. */
  double startSeconds() {
    return startSeconds;
  }

  /** The body of the first successful response. */
  String firstBody() {
    return firstResponse.substring(firstResponse.indexOf('{'), firstResponse.lastIndexOf('}') + 1);
  }

  private void end() {
    processes.end();
  }

  @Override
  public void close() {
    Runtime.getRuntime().removeShutdownHook(ending);
    end();
  }
}
