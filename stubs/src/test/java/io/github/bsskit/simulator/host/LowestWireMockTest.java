package io.github.bsskit.simulator.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The lowest version in the documentation is the one that is tested. */
class LowestWireMockTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../README.md",
        "../docs/guides/starting.md",
        "pom.xml",
        "../conformance-tests/acceptance/src/it/guests/wiremock-lowest/pom.xml"
      })
  void isTheSameEverywhere(String file) throws Exception {
    assertThat(Files.readString(Path.of(file)))
        .containsPattern(
            "WireMock VERSION|<version>VERSION</version>|<wiremock.version>VERSION<"
                .replace("VERSION", SimulatorExtension.LOWEST_WIREMOCK.replace(".", "\\.")));
  }
}
