package io.github.bsskit.conformance.target;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever key a finger slips on, wherever: the answer is a profile or a list of mistakes. */
class ProfileSlipsTest {

  private static final String SECRET = "hunter2secret";
  private static final String YAML =
      ProfileFileTest.WHOLE.replaceAll("secret: s\\d", "secret: " + SECRET).replace("t4", SECRET);

  @ParameterizedTest
  @ValueSource(strings = {"", ": ", ",", "}", "'", "*", "!"})
  void oneMoreAnywhere(String slip) {
    for (int at = 0; at <= YAML.length(); at++) {
      check(YAML.substring(0, at) + slip + YAML.substring(at));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\t", "\uD800"})
  void oneInsteadOfAnother(String slip) {
    for (int at = 0; at < YAML.length(); at++) {
      check(YAML.substring(0, at) + slip + YAML.substring(at + 1));
    }
  }

  private static void check(String yaml) {
    try {
      assertThat(ProfileFileTest.read(yaml).url()).isNotNull();
    } catch (ProfileException mistake) {
      assertThat(mistake.getMessage().lines()).allMatch(line -> line.startsWith("my.yaml: line "));
      assertThat(mistake).hasMessageNotContaining(SECRET);
    }
  }
}
