package io.github.bsskit.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;

/** The official Node clients, in the versions of the simulator's tests. */
final class SampleNode {

  private static final Path SOURCE = Path.of("../../stubs/src/test/node");
  private static final Path PLACE = Path.of("target/node");

  private SampleNode() {}

  /** A program beside the clients, so that it finds them; they are installed unless they are. */
  static synchronized Path copied(SampleProgram program) throws Exception {
    Programs.need("node");
    Programs.need("npm");
    if (!Files.exists(PLACE.resolve("node_modules/.package-lock.json"))) {
      install(program);
    }
    Path copy = PLACE.resolve(program.id() + "-" + program.file().getFileName());
    return Files.copy(program.file(), copy, StandardCopyOption.REPLACE_EXISTING).toAbsolutePath();
  }

  private static void install(SampleProgram program) throws Exception {
    Files.createDirectories(PLACE);
    for (String file : List.of("package.json", "package-lock.json")) {
      copy(file);
    }
    String npm = File.separatorChar == '\\' ? "npm.cmd" : "npm";
    String place = PLACE.toAbsolutePath().toString();
    SampleProgram.Ended ended =
        program.run(
            List.of(npm, "--prefix", place, "ci", "--ignore-scripts", "--no-audit", "--no-fund"),
            Map.of());
    assertThat(ended.exit()).as(ended.output()).isZero();
  }

  private static void copy(String file) throws IOException {
    Files.copy(SOURCE.resolve(file), PLACE.resolve(file), StandardCopyOption.REPLACE_EXISTING);
  }
}
