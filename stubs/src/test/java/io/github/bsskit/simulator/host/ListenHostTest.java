package io.github.bsskit.simulator.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.bsskit.simulator.BssSimulator;
import io.github.bsskit.simulator.Settings;
import io.github.bsskit.simulator.testing.ControlCaller;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How the address to listen on may be written, and how it is shown. */
class ListenHostTest {

  @ParameterizedTest
  @CsvSource({
    "127.0.0.1, 127.0.0.1, 127.0.0.1",
    "0.0.0.0, 0.0.0.0, 0.0.0.0",
    "localhost, localhost, localhost",
    "Simulator_1.example, Simulator_1.example, Simulator_1.example",
    "::1, ::1, [::1]",
    "[::1], ::1, [::1]",
    "[::], ::, [::]",
    "[FE80::A], FE80::A, [FE80::A]",
    "[::ffff:127.0.0.1], ::ffff:127.0.0.1, [::ffff:127.0.0.1]",
    "fe80::1%eth0, fe80::1%eth0, [fe80::1%eth0]",
    "[fe80::1%eth0], fe80::1%eth0, [fe80::1%eth0]",
    "[fe80::1%25eth0], fe80::1%eth0, [fe80::1%eth0]",
    "[fe80::1%25], fe80::1%25, [fe80::1%25]",
  })
  void bracketsAreOptional(String text, String name, String inUrl) {
    ListenHost host = ListenHost.parse(text);

    assertThat(host.name()).isEqualTo(name);
    assertThat(host.inUrl()).isEqualTo(inUrl);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "[::1",
        "::1]",
        "[]",
        "[127.0.0.1]",
        "[localhost]",
        "[[::1]]",
        "[::1]:8080",
        "127.0.0.1:8080",
        "localhost:8080",
        "1::2::3",
        ":::",
        "::1%",
        "http://127.0.0.1",
        "a b",
        "a/b",
        "*",
        "a\n",
        "\u001b[31m"
      })
  void otherTextIsInvalid(String text) {
    assertThatThrownBy(() -> new Settings().host(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageEndingWith(": use a name or an address such as 127.0.0.1 or ::1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[::1]", "::1", "[0:0:0:0:0:0:0:1]", "[::]", "[::ffff:127.0.0.1]"})
  void simulatorListensThere(String host) throws Exception {
    try (BssSimulator simulator = BssSimulator.start(new Settings().host(host))) {
      assertThat(simulator.endpoint()).startsWith("[").endsWith("]:" + simulator.port());
      assertThat(new ControlCaller(simulator.url()).get("/__admin/bss/health").status())
          .isEqualTo(200);
    }
  }
}
