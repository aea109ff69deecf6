package io.github.bsskit.simulator.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Encoding is strict, as signatures need; decoding is lenient. */
class PercentEncodingTest {

  @ParameterizedTest
  @CsvSource({
    "AZaz09-_.~, AZaz09-_.~",
    "' ',        %20",
    "*,          %2A",
    "+,          %2B",
    "/,          %2F",
    "%,          %25",
    "中,         %E4%B8%AD",
    "😀,         %F0%9F%98%80",
    "é,          %C3%A9",
  })
  void encodesEverythingExceptUnreservedCharacters(String text, String encoded) {
    assertThat(PercentEncoding.encode(text)).isEqualTo(encoded);
    assertThat(PercentEncoding.decode(encoded)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "a+b,       'a b'",
    "a%20b,     'a b'",
    "%2a%2A,    **",
    "%7E,       ~",
    "%ZZ,       %ZZ",
    "100%,      100%",
    "%4,        %4",
    "%+4,       '% 4'",
    "%FF,       \uFFFD",
    "%E4%B8%AD%, 中%",
    "中,        中",
  })
  void decodesValidEscapesAndKeepsTheRest(String encoded, String text) {
    assertThat(PercentEncoding.decode(encoded)).isEqualTo(text);
  }
}
