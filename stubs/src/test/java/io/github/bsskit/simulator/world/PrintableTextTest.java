package io.github.bsskit.simulator.world;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an error message shows of text that it was given. */
class PrintableTextTest {

  @ParameterizedTest
  @CsvSource({
    "10, \\n",
    "13, \\r",
    "9, \\t",
    "0, \\u0000",
    "27, \\u001b",
    "127, \\u007f",
    "155, \\u009b",
    "8238, \\u202e",
    "8232, \\u2028",
    "55296, \\ud800",
    "65279, \\ufeff"
  })
  void charactersThatControlATerminalAreEscaped(int character, String shown) {
    assertThat(PrintableText.line("a" + Character.toString(character) + "b"))
        .isEqualTo("a" + shown + "b");
  }

  @Test
  void otherCharactersAreKept() {
    String text = "C:\\new 代理 ö \ud83d\ude00 \ufffd '\"$";

    assertThat(PrintableText.line(text)).isSameAs(text);
  }
}
