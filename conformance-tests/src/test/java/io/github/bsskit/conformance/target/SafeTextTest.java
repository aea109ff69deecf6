package io.github.bsskit.conformance.target;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SafeTextTest {

  private static final String TRAPS = "a\u0000\t\n\u001b\u009b\u202e\ud83d\ude00\ud83d\uffffb";

  @Test
  void aLineStaysOneLine() {
    assertThat(SafeText.line(TRAPS))
        .isEqualTo("a\\u0000\\t\\n\\u001b\\u009b\\u202e\ud83d\ude00\\ud83d\\uffffb");
  }

  @Test
  void aBlockKeepsItsLines() {
    assertThat(SafeText.block("a\r\nb\rc" + TRAPS))
        .isEqualTo("a\nb\ufffdca\ufffd\t\n\ufffd\ufffd\ufffd\ud83d\ude00\ufffd\ufffdb");
  }

  @Test
  void replacesOnlyUnpairedSurrogates() {
    assertThat(SafeText.whole(TRAPS))
        .isEqualTo("a\u0000\t\n\u001b\u009b\u202e\ud83d\ude00\ufffd\uffffb");
  }

  @Test
  void cutsLongTextInTheMiddleBetweenCharacters() {
    String faces = "\ud83d\ude00".repeat(6);

    assertThat(SafeText.cut("0123456789", 10)).isEqualTo("0123456789");
    assertThat(SafeText.cut("0123456789", 6)).isEqualTo("012…89");
    assertThat(SafeText.cut(faces, 4)).isEqualTo("\ud83d\ude00\ud83d\ude00…\ud83d\ude00");
  }
}
