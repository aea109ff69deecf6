package io.github.bsskit.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

/** The linters' settings have only justified exceptions and work with any registry. */
class LintSettingsTest {

  @Test
  void haveTheSameExceptionsForBothLinters() throws IOException {
    assertThat(Linters.exceptions("spectral.yaml"))
        .isNotEmpty()
        .containsExactlyInAnyOrderElementsOf(Linters.exceptions(".redocly.lint-ignore.yaml"));
  }

  @Test
  void exemptOnlyExamplesOfDocumentedErrors() throws IOException {
    assertThat(Linters.exceptions("spectral.yaml"))
        .allMatch(pointer -> pointer.matches(".*/examples/[A-Z][A-Za-z]+/value(/[A-Za-z]+)?"))
        .noneMatch(pointer -> pointer.contains("/examples/Success/"));
  }

  @Test
  void exemptOnlyPlacesThatExist() throws IOException {
    SpecFile spec = SpecFile.read();

    assertThat(Linters.exceptions("spectral.yaml"))
        .allSatisfy(pointer -> assertThat(spec.at(pointer.substring(1))).isNotNull());
  }

  @Test
  void pinTheLinterVersions() throws IOException {
    JsonNode wanted =
        new ObjectMapper()
            .readTree(Linters.SETTINGS.resolve("package.json").toFile())
            .get("devDependencies");

    assertThat(SpecFile.names(wanted)).containsExactly("@redocly/cli", "@stoplight/spectral-cli");
    assertThat(SpecFile.texts(wanted)).allMatch(version -> version.matches("\\d+\\.\\d+\\.\\d+"));
  }

  @Test
  void lockPackagesByContentNotByRegistry() throws IOException {
    JsonNode lock =
        new ObjectMapper().readTree(Linters.SETTINGS.resolve("package-lock.json").toFile());

    assertThat(lock.get("packages").properties())
        .hasSizeGreaterThan(100)
        .allSatisfy(
            entry -> {
              assertThat(entry.getValue().has("resolved")).as(entry.getKey()).isFalse();
              assertThat(entry.getKey().isEmpty() || entry.getValue().has("integrity"))
                  .as(entry.getKey())
                  .isTrue();
            });
  }

  @Test
  void skipTheTestsWithoutNode() {
    assertThatThrownBy(() -> Linters.require("node", false, false))
        .isInstanceOf(TestAbortedException.class)
        .hasMessageContaining("node is not on the PATH");
  }

  @Test
  void failWithoutNodeIfEveryTestMustRun() {
    assertThatThrownBy(() -> Linters.require("node", false, true))
        .isInstanceOf(AssertionFailedError.class)
        .hasMessageContaining("node is not on the PATH");
  }

  @Test
  void runTheTestsWithNode() {
    assertThatNoException().isThrownBy(() -> Linters.require("node", true, true));
    assertThatNoException().isThrownBy(() -> Linters.require("node", true, false));
  }
}
