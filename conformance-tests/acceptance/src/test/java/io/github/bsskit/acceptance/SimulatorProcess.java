package io.github.bsskit.acceptance;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The packaged simulator in a process of its own. */
final class SimulatorProcess implements AutoCloseable {

  private static final String PROGRAM =
      Path.of("..", "..", "stubs", "target", "bin", "bss-simulator").toString();

  private final Process process;
  private final URI url;

  private SimulatorProcess(Process process, URI url) {
    this.process = process;
    this.url = url;
  }

  /** Starts it on a free port and waits until it is ready. */
  static SimulatorProcess start(Path directory, Map<String, String> environment, String... options)
      throws IOException {
    Path portFile = directory.resolve("port");
    List<String> words =
        new ArrayList<>(List.of(PROGRAM, "--port", "0", "--port-file", portFile.toString()));
    words.addAll(List.of("--log-format", "none"));
    words.addAll(List.of(options));
    ProcessBuilder builder = new ProcessBuilder(words).redirectErrorStream(true);
    builder.environment().putAll(environment);
    Process process = builder.start();
    BufferedReader output = process.inputReader();
    List<String> lines = new ArrayList<>();
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      lines.add(line);
      if (line.startsWith("Ready on ")) {
        String port = Files.readString(portFile).trim();
        return new SimulatorProcess(process, URI.create("http://127.0.0.1:" + port));
      }
    }
    throw new IOException("the simulator ended: " + String.join("\n", lines));
  }

  URI url() {
    return url;
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().join();
  }
}
