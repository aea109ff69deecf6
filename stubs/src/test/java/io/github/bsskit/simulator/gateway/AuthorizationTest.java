package io.github.bsskit.simulator.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Parses the parts of an Authorization header, in any order and with some missing. */
class AuthorizationTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ACS3-HMAC-SHA256 Credential=testid,SignedHeaders=host;x-acs-date,Signature=00ff",
        "ACS3-HMAC-SHA256 Credential=testid,Signature=00ff,SignedHeaders=host;x-acs-date",
        "ACS3-HMAC-SHA256 SignedHeaders=host;x-acs-date, Signature=00ff, Credential=testid",
        "ACS3-HMAC-SHA256  Signature = 00ff ,Credential= testid, SignedHeaders =host;x-acs-date",
        "ACS3-HMAC-SHA256 Credential=testid,More=a=b,SignedHeaders=host;x-acs-date,,Signature=00ff",
      })
  void partsMayBeInAnyOrder(String header) {
    Authorization authorization = Authorization.parse(header);

    assertThat(authorization)
        .isEqualTo(
            new Authorization("ACS3-HMAC-SHA256", "testid", List.of("host", "x-acs-date"), "00ff"));
    assertThat(authorization.isComplete()).isTrue();
  }

  @Test
  void valueIsEverythingAfterTheFirstEqualsSign() {
    Authorization authorization =
        Authorization.parse("ACS3-HMAC-SHA256 Credential=a=b=,SignedHeaders=host,Signature=00");

    assertThat(authorization.credential()).isEqualTo("a=b=");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ACS3-HMAC-SHA256",
        "ACS3-HMAC-SHA256 ",
        "ACS3-HMAC-SHA256 Credential=testid",
        "ACS3-HMAC-SHA256 Credential=testid,SignedHeaders=host",
        "ACS3-HMAC-SHA256 Credential=testid,SignedHeaders=,Signature=00",
        "ACS3-HMAC-SHA256 Credential=testid,SignedHeaders=;,Signature=00",
        "ACS3-HMAC-SHA256 Credential=testid;SignedHeaders=host;Signature=00",
        "ACS3-HMAC-SHA256 ,,=,=,=",
      })
  void headerWithMissingPartsIsIncomplete(String header) {
    assertThat(Authorization.parse(header).isComplete()).isFalse();
  }

  /** Each would take a second if it were searched from every comma to its end. */
  @Test
  @Timeout(30)
  void longHeadersAreParsedInLinearTime() {
    for (String part : List.of(",", "a,", "=,", ";", "a=b,")) {
      for (int time = 0; time < 100; time++) {
        String header = "ACS3-HMAC-SHA256 " + part.repeat(60_000 / part.length());

        assertThat(Authorization.parse(header).credential()).isEmpty();
      }
    }
  }
}
