package io.github.bsskit.simulator.cli;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The command in a process of its own, with the class path of the tests. */
public final class MainInProcess implements AutoCloseable {

  private final Process process;
  private final Path errors;
  private final int port;

  private MainInProcess(Process process, Path errors, int port) {
    this.process = process;
    this.errors = errors;
    this.port = port;
  }

  /** Starts it and waits until it is ready. */
  public static MainInProcess start(Path directory, List<String> java, List<String> arguments)
      throws IOException, InterruptedException {
    Path portFile = directory.resolve("port");
    Path errors = directory.resolve("errors");
    List<String> command = new ArrayList<>(List.of(tool("java")));
    command.addAll(java);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    command.add("--port-file=" + portFile);
    command.addAll(arguments);
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(errors.toFile())
            .start();
    while (!Files.exists(portFile)) {
      if (process.waitFor(100, TimeUnit.MILLISECONDS)) {
        throw new IOException("ended: " + Files.readString(errors));
      }
    }
    return new MainInProcess(process, errors, Integer.parseInt(Files.readString(portFile).trim()));
  }

  private static String tool(String name) {
    return Path.of(System.getProperty("java.home"), "bin", name).toString();
  }

  public int port() {
    return port;
  }

  public URI url() {
    return URI.create("http://127.0.0.1:" + port);
  }

  /** What it wrote to the standard error stream: lines, each with the stack trace behind it. */
  public List<String> errors() throws IOException {
    String text = Files.readString(errors, StandardCharsets.UTF_8);
    return List.of(text.split("\\R(?!\\s|Caused by: |$)"));
  }

  /** The bytes in use after a full collection. */
  public long usedHeap() throws IOException {
    Process histogram =
        new ProcessBuilder(tool("jcmd"), String.valueOf(process.pid()), "GC.class_histogram")
            .redirectErrorStream(true)
            .start();
    List<String> lines =
        new String(histogram.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
            .lines()
            .filter(line -> line.startsWith("Total"))
            .toList();
    return Long.parseLong(lines.get(0).trim().split("\\s+")[2]);
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
