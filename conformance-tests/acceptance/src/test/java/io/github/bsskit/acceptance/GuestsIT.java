package io.github.bsskit.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Our libraries on other people's class paths: each directory is a project of a user. */
@Timeout(1200)
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the wrapper is run by a POSIX shell")
class GuestsIT {

  private static final Path GUESTS = Path.of("src/it/guests");

  @BeforeAll
  static void publish() throws IOException {
    UserProject.publish();
  }

  static List<String> projects() throws IOException {
    try (Stream<Path> directories = Files.list(GUESTS)) {
      return directories.map(Path::getFileName).map(Path::toString).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("projects")
  void works(String name) throws Exception {
    UserProject project = new UserProject(GUESTS.resolve(name));

    Ended build = project.test();

    assertThat(build.exit()).as(build.out() + build.err()).isZero();
    assertThat(build.out()).contains("BUILD SUCCESS").doesNotContain("SLF4J(W)", "SLF4J:");
    assertThat(project.directory().resolve(".jqwik-database")).doesNotExist();
  }
}
