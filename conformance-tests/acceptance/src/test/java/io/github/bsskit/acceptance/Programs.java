package io.github.bsskit.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The machine's own programs, which some tests need. */
final class Programs {

  private Programs() {}

  /**
   * Where a program is. Skips the test where there is none, but not in CI, where nothing is
   * skipped.
   *
   * @param names the names that it has on one machine or the other
   */
  static Path need(String... names) {
    Optional<Path> found = Arrays.stream(names).flatMap(name -> onPath(name).stream()).findFirst();
    String missing = String.join(" or ", List.of(names)) + " is on the PATH";
    if (!"true".equals(System.getenv("CI"))) {
      assumeTrue(found.isPresent(), missing);
    }
    assertThat(found).as(missing).isPresent();
    return found.orElseThrow();
  }

  private static Optional<Path> onPath(String name) {
    String suffix = File.separatorChar == '\\' ? (name.equals("npm") ? ".cmd" : ".exe") : "";
    // Debian keeps servers in a folder that not every user has on the PATH.
    return Stream.concat(
            Stream.of(System.getenv("PATH").split(File.pathSeparator)), Stream.of("/usr/sbin"))
        .map(folder -> Path.of(folder, name + suffix))
        .filter(Files::isExecutable)
        .findFirst();
  }
}
