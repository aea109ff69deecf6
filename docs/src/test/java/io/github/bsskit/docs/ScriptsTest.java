package io.github.bsskit.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Runs the JavaScript tests of the pages' scripts; needs Node. */
class ScriptsTest {

  private static final Path TESTS = Path.of("src/test/javascript");

  /** Without Node, skips the tests; with CI=true, fails. */
  @BeforeAll
  static void requireNode() {
    String program = File.separatorChar == '\\' ? "node.exe" : "node";
    boolean isPresent =
        Stream.of(System.getenv("PATH").split(File.pathSeparator))
            .anyMatch(directory -> Files.isExecutable(Path.of(directory, program)));
    if (!"true".equals(System.getenv("CI"))) {
      assumeTrue(isPresent, "node is not on the PATH");
    }
    assertThat(isPresent).as("node is on the PATH").isTrue();
  }

  @TestFactory
  List<DynamicTest> scripts() throws Exception {
    List<DynamicTest> tests = new ArrayList<>();
    try (Stream<Path> files = Files.list(TESTS)) {
      files
          .filter(file -> file.toString().endsWith(".test.js"))
          .sorted()
          .forEach(
              file ->
                  tests.add(
                      DynamicTest.dynamicTest(file.getFileName().toString(), () -> run(file))));
    }
    assertThat(tests).isNotEmpty();
    return tests;
  }

  private static void run(Path file) throws Exception {
    Path output = Files.createDirectories(Path.of("target/scripts")).resolve(file.getFileName());
    Process process =
        new ProcessBuilder("node", "--test", file.toString())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    try {
      boolean hasEnded = process.waitFor(2, TimeUnit.MINUTES);
      String report = Files.readString(output);
      assertThat(hasEnded).as(() -> file + " ends: " + report).isTrue();
      assertThat(process.exitValue()).as(() -> file + ": " + report).isZero();
      assertThat(report).as("%s skips no test", file).contains("# skipped 0");
      assertThat(report).doesNotContain("# pass 0\n");
    } finally {
      process.destroyForcibly();
    }
  }
}
