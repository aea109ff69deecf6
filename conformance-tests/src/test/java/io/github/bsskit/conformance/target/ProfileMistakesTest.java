package io.github.bsskit.conformance.target;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each mistake is refused with the file, its line, the key, what is wrong and the cure. */
class ProfileMistakesTest {

  @ParameterizedTest(name = "line {0}: {1} … {2}")
  @MethodSource({
    "io.github.bsskit.conformance.target.BadProfiles#notYaml",
    "io.github.bsskit.conformance.target.BadProfiles#forBoth",
    "io.github.bsskit.conformance.target.BadProfiles#beyondASchema"
  })
  void aMistakeIsToldWithItsLine(int line, String place, String cure, String yaml) {
    assertThatThrownBy(() -> ProfileFileTest.read(yaml))
        .isInstanceOf(ProfileException.class)
        .hasMessageStartingWith("my.yaml: line " + line + ": " + place + " ")
        .hasMessageContaining(cure);
  }
}
