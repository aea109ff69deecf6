package io.github.bsskit.target;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each mistake is refused with the file, its line, the key, what is wrong and the cure. */
class ProfileMistakesTest {

  @ParameterizedTest(name = "line {0}: {1} … {2}")
  @MethodSource({
    "io.github.bsskit.target.BadProfiles#notYaml",
    "io.github.bsskit.target.BadProfiles#forBoth",
    "io.github.bsskit.target.BadProfiles#beyondASchema"
  })
  void aMistakeIsToldWithItsLine(int line, String place, String cure, String yaml) {
    assertThatThrownBy(() -> ProfileFileTest.read(yaml))
        .isInstanceOf(ProfileMistake.class)
        .hasMessageStartingWith("my.yaml: line " + line + ": " + place + " ")
        .hasMessageContaining(cure);
  }
}
