package io.github.bsskit.simulator.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.bsskit.simulator.gateway.RawRequest;
import io.github.bsskit.simulator.world.Fixtures;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts of any length are read and explained in a bounded time, or rejected. */
class LongCallTextsTest {

  private static final String SIGNED =
      "http://a/?AccessKeyId=testid&Timestamp=2026-01-01T00:00:00Z&SignatureNonce=n"
          + "&Action=CreateResourcePackage&Signature=AAAAAAAAAAAAAAAAAAAAAAAAAAA%3D&X=";

  private static final int LONG = 300_000;

  /** Each would overflow the stack or take hours if it were matched with backtracking. */
  private static List<String> longTexts() {
    return List.of(
        SIGNED + "a".repeat(LONG),
        SIGNED + "&b=1".repeat(LONG / 4),
        SIGNED + "%25".repeat(LONG / 3),
        SIGNED + "&amp;".repeat(LONG / 5),
        SIGNED + "&#38;".repeat(LONG / 5),
        SIGNED + "\\u0026".repeat(LONG / 6),
        SIGNED + "%%".repeat(LONG / 2),
        SIGNED + "^&".repeat(LONG / 2),
        "curl '" + SIGNED + "a".repeat(LONG) + "'",
        "curl http://a/ " + "-H 'a: b' ".repeat(LONG / 10),
        "curl http://a/ -d '" + "a=b&".repeat(LONG / 4) + "'",
        "curl http://a/ " + "-d a=b ".repeat(LONG / 7),
        "curl http://a/ " + "\\\n".repeat(LONG / 2),
        "curl http://a/ " + "`\n".repeat(LONG / 2),
        "curl.exe \"http://a/?x=" + "^%".repeat(LONG / 2) + "\"",
        "curl http://a/ -d $'" + "\\u00e9".repeat(LONG / 6) + "'",
        "&quot;".repeat(LONG / 6),
        "$ ".repeat(LONG / 2),
        "\"".repeat(LONG),
        " ".repeat(LONG) + "x");
  }

  @ParameterizedTest
  @MethodSource("longTexts")
  @Timeout(60)
  void longTextIsExplainedOrRejected(String text) {
    RawRequest request;
    try {
      request = CallText.read(text);
    } catch (CallTextException rejected) {
      assertThat(rejected.getMessage()).hasSizeLessThan(2_000);
      return;
    }
    SignatureExplanation explanation =
        new SignatureExplainer(Fixtures.builtIn().keys(), InstantSource.system())
            .explain(request, Optional.empty(), Optional.empty(), List.of(request));

    assertThat(explanation.matches()).isFalse();
    assertThat(explanation.toText()).startsWith("Signature V1 ");
  }

  @Test
  void longestTextIsReadAndLongerOnesAreRejected() {
    String longest = "http://a/?" + "b".repeat(CallText.MAX_CHARACTERS - 10);

    assertThat(CallText.read(longest).query()).hasSize(CallText.MAX_CHARACTERS - 10);
    assertThatThrownBy(() -> CallText.read(longest + "b"))
        .hasMessage("More than 1114112 characters: pass one URL or one curl command.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"#", "#f", "#f?x=1#g"})
  void fragmentIsNotSent(String fragment) {
    RawRequest request = CallText.read("http://user:p@a:81/b/c?d=&#38;e" + fragment);

    assertThat(request.path()).isEqualTo("/b/c");
    assertThat(request.query()).isEqualTo("d=&#38;e");
    assertThat(request.header("Host")).hasValue("a:81");
    assertThat(CallText.read("http://a/b" + fragment).query()).isEmpty();
  }
}
