package io.github.bsskit.conformance.target;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each error names the file, the line, the key path, what is wrong and the fix. */
class ProfileErrorsTest {

  @ParameterizedTest(name = "line {0}: {1} … {2}")
  @MethodSource({
    "io.github.bsskit.conformance.target.BadProfiles#notYaml",
    "io.github.bsskit.conformance.target.BadProfiles#forBoth",
    "io.github.bsskit.conformance.target.BadProfiles#beyondASchema"
  })
  void anErrorIsReportedWithItsLine(int line, String path, String fix, String yaml) {
    assertThatThrownBy(() -> ProfileFileTest.read(yaml))
        .isInstanceOf(ProfileException.class)
        .message()
        .matches("(?s)my\\.yaml: line " + line + "(, column [1-9][0-9]*)?: .*")
        .satisfies(
            message ->
                org.assertj.core.api.Assertions.assertThat(
                        message.replaceFirst("^.*?line [0-9]+(, column [0-9]+)?: ", ""))
                    .startsWith(path + " ")
                    .contains(fix));
  }
}
