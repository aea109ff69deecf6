package io.github.bsskit.simulator.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The official Node clients, installed once. */
public final class NodeClients {

  /** Where they are. */
  public static final Path PLACE = Path.of("target/node");

  private static final Path SOURCE = Path.of("src/test/node");

  private static boolean isInstalled;

  private NodeClients() {}

  private static boolean isPresent(String program) {
    String suffix = File.separatorChar == '\\' ? (program.equals("npm") ? ".cmd" : ".exe") : "";
    return Stream.of(System.getenv("PATH").split(File.pathSeparator))
        .anyMatch(directory -> Files.isExecutable(Path.of(directory, program + suffix)));
  }

  /** Installs the clients; skips the test without Node, but where a build must be complete. */
  public static synchronized void install() throws Exception {
    boolean isPresent = isPresent("node") && isPresent("npm");
    if (!"true".equals(System.getenv("CI"))) {
      assumeTrue(isPresent, "node and npm are not on the PATH");
    }
    assertThat(isPresent).as("node and npm are on the PATH").isTrue();
    if (isInstalled) {
      return;
    }
    Files.createDirectories(PLACE);
    try (Stream<Path> files = Files.list(SOURCE)) {
      files
          .filter(Files::isRegularFile)
          .forEach(
              file -> {
                try {
                  Files.copy(
                      file, PLACE.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              });
    }
    String npm = File.separatorChar == '\\' ? "npm.cmd" : "npm";
    run(npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund");
    isInstalled = true;
  }

  /** Runs a program in the folder of the clients and returns its output. */
  public static String run(String... command) throws Exception {
    Path output = Files.createTempFile(PLACE.toAbsolutePath(), command[0], ".log");
    Process process =
        new ProcessBuilder(command)
            .directory(PLACE.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    try {
      boolean hasEnded = process.waitFor(5, TimeUnit.MINUTES);
      String text = Files.readString(output, StandardCharsets.UTF_8);
      assertThat(hasEnded).as(() -> String.join(" ", command) + " ends: " + text).isTrue();
      assertThat(process.exitValue()).as(() -> String.join(" ", command) + ": " + text).isZero();
      return text;
    } finally {
      process.destroyForcibly();
      Files.deleteIfExists(output);
    }
  }
}
