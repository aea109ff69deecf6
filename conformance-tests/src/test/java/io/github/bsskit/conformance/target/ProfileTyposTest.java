package io.github.bsskit.conformance.target;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A typo anywhere leads to a profile or to a list of errors without secrets, never to a crash. */
class ProfileTyposTest {

  private static final String SECRET = "hunter2secret";
  private static final String YAML =
      ProfileFileTest.WHOLE.replaceAll("secret: s\\d", "secret: " + SECRET).replace("t4", SECRET);

  @ParameterizedTest
  @ValueSource(strings = {"", ": ", ",", "}", "'", "*", "!"})
  void acceptsOrReportsAnInsertedCharacter(String typo) {
    for (int at = 0; at <= YAML.length(); at++) {
      check(YAML.substring(0, at) + typo + YAML.substring(at));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\t", "\uD800"})
  void acceptsOrReportsAReplacedCharacter(String typo) {
    for (int at = 0; at < YAML.length(); at++) {
      check(YAML.substring(0, at) + typo + YAML.substring(at + 1));
    }
  }

  private static void check(String yaml) {
    try {
      assertThat(ProfileFileTest.read(yaml).url()).isNotNull();
    } catch (ProfileException e) {
      assertThat(e.getMessage().lines()).allMatch(line -> line.startsWith("my.yaml: line "));
      assertThat(e).hasMessageNotContaining(SECRET);
    }
  }
}
