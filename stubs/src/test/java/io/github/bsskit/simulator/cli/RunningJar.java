package io.github.bsskit.simulator.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A process of the test's own, and the lines that it has written so far. */
final class RunningJar implements AutoCloseable {

  private final Process process;
  private final BufferedReader reader;
  private final List<String> lines = Collections.synchronizedList(new ArrayList<>());

  private RunningJar(Process process) {
    this.process = process;
    this.reader =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  static RunningJar start(Map<String, String> environment, String... command) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(environment);
    return new RunningJar(builder.start());
  }

  /** Reads on until a line has a text in it; fails if the process ends before. */
  String awaitLine(String text) throws IOException {
    for (String line = reader.readLine(); line != null; line = reader.readLine()) {
      lines.add(line);
      if (line.contains(text)) {
        return line;
      }
    }
    throw new IOException("ended without a line that has \"" + text + "\": " + lines);
  }

  /** Sends SIGTERM, reads the remaining output and returns the exit code. */
  int terminate() throws Exception {
    process.toHandle().destroy();
    return awaitEnd();
  }

  int awaitEnd() throws Exception {
    reader.lines().forEach(lines::add);
    if (!process.waitFor(30, TimeUnit.SECONDS)) {
      throw new TimeoutException("the process does not end");
    }
    return process.exitValue();
  }

  /** Sends SIGKILL. */
  void kill() throws Exception {
    process.toHandle().destroyForcibly(); // Process.destroyForcibly would close the output
    awaitEnd();
  }

  String output() {
    return String.join("\n", lines);
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
