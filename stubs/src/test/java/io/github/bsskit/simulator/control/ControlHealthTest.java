package io.github.bsskit.simulator.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.bsskit.simulator.BssSimulator;
import io.github.bsskit.simulator.Settings;
import io.github.bsskit.simulator.api.AuthMode;
import io.github.bsskit.simulator.testing.ControlCaller;
import io.github.bsskit.simulator.testing.Response;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A running simulator reports that it is ready, its version and its contract. */
@Tag("http")
class ControlHealthTest {

  @ParameterizedTest
  @EnumSource
  void describesTheSimulator(AuthMode auth) throws Exception {
    byte[] spec = Files.readAllBytes(Path.of("..", "spec", "openapi.yaml"));
    String hash = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(spec));
    try (BssSimulator simulator =
        BssSimulator.start(new Settings().auth(auth).docs(false).name("sim-7"))) {
      Response response = new ControlCaller(simulator.url()).get("/__admin/bss/health");

      assertThat(response.status()).isEqualTo(200);
      assertThat(response.header("Content-Type")).isEqualTo("application/json");
      assertThat(response.text())
          .isEqualTo(
              "{\"status\":\"ready\",\"name\":\"sim-7\",\"store\":\"memory\",\"version\":\"(unpackaged)\",\"spec\":\"sha256:%s\",\"auth\":\"%s\"}"
                  .formatted(hash, auth == AuthMode.STRICT ? "strict" : "lenient"));
    }
  }

  /** So that people can tell simulators apart without naming each. */
  @Test
  void isNamedByHostAndPortUnlessItHasAName() throws Exception {
    try (BssSimulator simulator = BssSimulator.start()) {
      assertThat(new ControlCaller(simulator.url()).get("/__admin/bss/health").member("name"))
          .matches("[A-Za-z0-9._-]+:" + simulator.port());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "é", "a\nb", "\u001b[31m"})
  void invalidNamesAreRejectedWithTheFix(String name) {
    assertThatThrownBy(() -> new Settings().name(name))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "invalid name \"%s\": use 1 to 100 letters, digits, dots, hyphens, underscores and"
                + " colons",
            name);
  }

  @Test
  void hasTheSeed() throws Exception {
    try (BssSimulator simulator = BssSimulator.start(new Settings().seed(9007199254740993L))) {
      assertThat(new ControlCaller(simulator.url()).get("/__admin/bss/health").member("seed"))
          .isEqualTo("9007199254740993");
    }
  }
}
