package io.github.bsskit.simulator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The jar with its state in a directory. */
class StoreDirectoryIT {

  private static final String JAVA =
      Path.of(System.getProperty("java.home"), "bin/java").toString();
  private static final String JAR = Path.of("target", "bss-simulator.jar").toString();

  @TempDir private Path directory;

  private RunningJar start(Path store) throws Exception {
    return RunningJar.start(Map.of(), JAVA, "-jar", JAR, "--port=0", "--store", store.toString());
  }

  @Test
  void carriesSqliteForEightPlatforms() throws Exception {
    try (JarFile jar = new JarFile(JAR)) {
      List<String> libraries =
          jar.stream()
              .map(JarEntry::getName)
              .filter(name -> name.matches("org/sqlite/native/.*sqlitejdbc.*"))
              .toList();

      assertThat(libraries)
          .containsExactlyInAnyOrder(
              "org/sqlite/native/Linux/aarch64/libsqlitejdbc.so",
              "org/sqlite/native/Linux/x86_64/libsqlitejdbc.so",
              "org/sqlite/native/Linux-Musl/aarch64/libsqlitejdbc.so",
              "org/sqlite/native/Linux-Musl/x86_64/libsqlitejdbc.so",
              "org/sqlite/native/Mac/aarch64/libsqlitejdbc.dylib",
              "org/sqlite/native/Mac/x86_64/libsqlitejdbc.dylib",
              "org/sqlite/native/Windows/aarch64/sqlitejdbc.dll",
              "org/sqlite/native/Windows/x86_64/sqlitejdbc.dll");
    }
  }

  @Test
  void admitsOneProcessAtATime() throws Exception {
    try (RunningJar first = start(directory)) {
      first.awaitLine("Ready on ");
      try (RunningJar second = start(directory)) {
        assertThat(second.awaitEnd()).isEqualTo(2);
        assertThat(second.output())
            .hasLineCount(1)
            .startsWith("bss-simulator: the store " + directory.toRealPath() + " is used by")
            .contains("stop it, or use another directory");
      }
      first.kill();
      try (RunningJar third = start(directory)) {
        third.awaitLine("Ready on ");
        assertThat(third.terminate()).isEqualTo(128 + 15);
      }
    }
    try (Stream<Path> files = Files.list(directory)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder("lock", "state.db");
    }
  }

  @Test
  void cannotBeAFile() throws Exception {
    Path file = Files.writeString(directory.resolve("file"), "mine");
    try (RunningJar jar = start(file)) {
      assertThat(jar.awaitEnd()).isEqualTo(2);
      assertThat(jar.output())
          .hasLineCount(1)
          .startsWith("bss-simulator: invalid store " + file)
          .endsWith("is a file; use a directory");
    }
  }
}
