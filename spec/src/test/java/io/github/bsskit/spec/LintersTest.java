package io.github.bsskit.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Both linters accept the spec, and both report mistakes in it. */
@Execution(ExecutionMode.CONCURRENT)
class LintersTest {

  private static final Path SPEC = SpecFile.PATH;

  @TempDir private Path copy;

  @BeforeAll
  static void installTheLinters() throws IOException {
    boolean everythingMustRun = "true".equals(System.getenv("CI"));
    for (String tool : List.of("node", "npm")) {
      Linters.require(tool, Linters.isOnPath(tool), everythingMustRun);
    }
    Linters.install();
  }

  @Test
  void redoclyAcceptsTheSpec() {
    assertThat(Linters.redocly(SPEC, Linters.SETTINGS)).isEqualTo(new Linters.Report(0, List.of()));
  }

  @Test
  void spectralAcceptsTheSpec() {
    assertThat(Linters.spectral(SPEC, Linters.SETTINGS))
        .isEqualTo(new Linters.Report(0, List.of()));
  }

  /** The simulator's control API is linted here because the linters are installed here. */
  @Test
  void bothAcceptTheControlApi() {
    Path control =
        Path.of(
            "..", "stubs", "src/main/resources/io/github/bsskit/simulator/control/openapi.yaml");

    assertThat(Linters.redocly(control, Linters.SETTINGS))
        .isEqualTo(new Linters.Report(0, List.of()));
    assertThat(Linters.spectral(control, Linters.SETTINGS))
        .isEqualTo(new Linters.Report(0, List.of()));
  }

  @Test
  void bothReportAnOperationWithoutResponses() throws IOException {
    Path broken =
        brokenCopy(
            "OutBizId: used-before, OwnerId: 239000111}\n      responses:\n",
            "OutBizId: used-before, OwnerId: 239000111}\n      x-no-responses:\n");
    String operation = "#/paths/~1CreateResellerUserQuota/post";

    var redocly = Linters.redocly(broken, copy.resolve("lint"));
    var spectral = Linters.spectral(broken, copy.resolve("lint"));

    assertThat(redocly.exitCode()).isNotZero();
    assertThat(redocly.problems()).containsExactly("struct " + operation);
    assertThat(spectral.exitCode()).isNotZero();
    assertThat(spectral.problems()).containsExactly("oas3-schema " + operation);
  }

  @Test
  void bothReportAnInvalidExample() throws IOException {
    Path broken = brokenCopy("        Success: {value: 6}\n", "        Success: {value: 0}\n");
    String example = "#/components/parameters/Duration/examples/Success/value";

    var redocly = Linters.redocly(broken, copy.resolve("lint"));
    var spectral = Linters.spectral(broken, copy.resolve("lint"));

    assertThat(redocly.problems()).containsExactly("no-invalid-parameter-examples " + example);
    assertThat(spectral.problems()).containsExactly("oas3-valid-media-example " + example);
    assertThat(spectral.exitCode()).isNotZero();
  }

  @Test
  void everyExceptionIsNeeded() throws IOException {
    String excepting = Files.readString(Linters.SETTINGS.resolve("spectral.yaml"));
    String strict = excepting.substring(0, excepting.indexOf("overrides:"));
    Files.writeString(copy.resolve("spectral.yaml"), strict);
    Files.copy(Linters.SETTINGS.resolve("redocly.yaml"), copy.resolve("redocly.yaml"));

    var redocly = Linters.redocly(SPEC, copy);
    var spectral = Linters.spectral(SPEC, copy);

    assertThat(redocly.places())
        .containsExactlyInAnyOrderElementsOf(Linters.exceptions(".redocly.lint-ignore.yaml"));
    assertThat(spectral.places())
        .containsExactlyInAnyOrderElementsOf(Linters.exceptions("spectral.yaml"));
  }

  /**
   * The spec with one mistake, next to a copy of the settings, whose exceptions use relative paths.
   */
  private Path brokenCopy(String right, String wrong) throws IOException {
    Path settings = Files.createDirectories(copy.resolve("lint"));
    for (String file : List.of("redocly.yaml", ".redocly.lint-ignore.yaml", "spectral.yaml")) {
      Files.write(settings.resolve(file), Files.readAllBytes(Linters.SETTINGS.resolve(file)));
    }
    String text = Files.readString(SPEC);
    assertThat(text).containsOnlyOnce(right);
    return Files.writeString(copy.resolve("openapi.yaml"), text.replace(right, wrong));
  }
}
