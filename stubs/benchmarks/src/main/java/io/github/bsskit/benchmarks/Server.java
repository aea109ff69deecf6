package io.github.bsskit.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;

/** A contestant that runs, as a process of its own. */
final class Server implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final int PROBE_MILLISECONDS = 2;
  private static final int ANSWER_MILLISECONDS = 10_000;

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
      StringBuilder answer = new StringBuilder();
      InputStream in = socket.getInputStream();
      byte[] buffer = new byte[8192];
      while (!answer.toString().contains("}}")) {
        int count = in.read(buffer);
        if (count < 0) {
          throw new IOException("answered: " + answer);
        }
        answer.append(new String(buffer, 0, count, StandardCharsets.UTF_8));
        if (answer.indexOf("HTTP/1.1 200") != 0) {
          throw new IOException("answered: " + answer);
        }
      }
      if (!answer.toString().matches("(?s).*\"Code\": ?\"Success\".*\"OrderId\".*")) {
        throw new IOException("answered: " + answer);
      }
      return answer.toString();
    }
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
