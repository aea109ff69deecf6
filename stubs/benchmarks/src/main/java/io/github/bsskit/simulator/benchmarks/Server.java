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

/** A contestant that runs, as a process of its own. */
final class Server implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final int PROBE_MILLISECONDS = 2;
  private static final int ANSWER_MILLISECONDS = 10_000;

  private static final Pattern HEAD =
      Pattern.compile("(?is)^HTTP.*?\\r\\nContent-Length: (\\d+)\\r\\n(?:.*?\\r\\n)?\\r\\n");

  /** A plan was ordered, or a constant says so. */
  private static final Pattern ORDERED =
      Pattern.compile("(?s)HTTP/1.1 200 .*\"Code\":\"Success\".*\"OrderId\":.*");

  private final Contestant contestant;
  private final int port;
  private final Processes processes;
  private final Path output;
  private final Thread ending = new Thread(this::end);
  private final double startSeconds;
  private final String firstAnswer;

  /**
   * Starts a contestant, and waits for its first good answer.
   *
   * @param folder gets what it prints
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
    this.firstAnswer = waitForAnswer(started);
    this.startSeconds = seconds(started);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private String waitForAnswer(long started) throws InterruptedException, IOException {
    while (true) {
      try {
        return ask();
      } catch (IOException notYet) {
        if (!processes.root().isAlive() || seconds(started) > PATIENCE.toSeconds()) {
          throw new IOException(contestant.name() + " gives no good answer; see " + output, notYet);
        }
        Thread.sleep(PROBE_MILLISECONDS);
      }
    }
  }

  private static double seconds(long since) {
    return (System.nanoTime() - since) / 1e9;
  }

  /**
   * Makes one call over a connection of its own, with a new nonce.
   *
   * @return the answer as it came
   * @throws IOException if it does not say that the plan was ordered
   */
  String ask() throws IOException {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      socket.setSoTimeout(ANSWER_MILLISECONDS);
      socket
          .getOutputStream()
          .write(prepareCall().text(Calls.nonce()).getBytes(StandardCharsets.US_ASCII));
      String answer = readAnswer(socket.getInputStream());
      if (!ORDERED.matcher(answer).matches()) {
        throw new IOException("answered: " + answer);
      }
      return answer;
    }
  }

  /** The head and as much as it says that there is of a body. */
  private static String readAnswer(InputStream in) throws IOException {
    byte[] buffer = new byte[16_384];
    int length = 0;
    while (length < buffer.length) {
      int count = in.read(buffer, length, buffer.length - length);
      if (count < 0) {
        throw new IOException("the connection was closed");
      }
      length += count;
      String answer = new String(buffer, 0, length, StandardCharsets.UTF_8);
      Matcher head = HEAD.matcher(answer);
      if (head.find() && length >= head.end() + Integer.parseInt(head.group(1))) {
        return answer;
      }
    }
    throw new IOException("the answer is too long");
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

  /** From the start of the process to the end of its first good answer. */
  double startSeconds() {
    return startSeconds;
  }

  /** The body of the first good answer. */
  String firstBody() {
    return firstAnswer.substring(firstAnswer.indexOf('{'), firstAnswer.lastIndexOf('}') + 1);
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
