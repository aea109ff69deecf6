package io.github.bsskit.simulator.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The canonical form of parameters, used by both signatures. */
class RequestParametersTest {

  @ParameterizedTest
  @CsvSource({
    "b=2&a=1,                          a=1&b=2",
    "ab=1&a=2,                         a=2&ab=1",
    "a&b=,                             a=&b=",
    "a=1+2&b=%2B,                      a=1%202&b=%2B",
    "%F0%9F%98%80=2&%EF%BC%A1=1,       %EF%BC%A1=1&%F0%9F%98%80=2",
    "%F0%9F%98%81=2&%F0%9F%98%80=1,    %F0%9F%98%80=1&%F0%9F%98%81=2",
    "''                              , ''"
  })
  void areSortedByCodePointAndEncoded(String raw, String canonical) {
    assertThat(RequestParameters.parse(raw).canonical()).isEqualTo(canonical);
  }
}
