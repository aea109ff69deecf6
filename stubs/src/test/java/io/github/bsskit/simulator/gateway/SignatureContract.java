package io.github.bsskit.simulator.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every signature is valid for the signed request, and invalid after any change. */
abstract class SignatureContract {

  static final String SECRET = "testsecret";
  static final String QUERY = "Amount=100&Currency=CNY&OutBizId=%E4%B8%AD+a*b";

  /** The signature of a request with {@link #QUERY}, sent with another query. */
  abstract Signature signedAsQueryBut(String sentQuery);

  @Test
  void signatureOfTheUnchangedRequestIsValid() {
    assertThat(signedAsQueryBut(QUERY).verify(SECRET)).isEmpty();
  }

  @Test
  void signatureIsValidForAnyOrderOfParameters() {
    Signature shuffled = signedAsQueryBut("OutBizId=%E4%B8%AD+a*b&Currency=CNY&Amount=100");

    assertThat(shuffled.verify(SECRET)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Amount=100&Currency=CNY&OutBizId=%e4%b8%ad%20a%2Ab",
        "Amount=%31%30%30&Currency=CNY&OutBizId=%E4%B8%AD+a%2ab",
        "&Amount=100&&Currency=CNY&OutBizId=%E4%B8%AD+a*b&",
      })
  void signatureIsValidForAnyEncodingOfTheSameParameters(String spelling) {
    assertThat(signedAsQueryBut(spelling).verify(SECRET)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"testsecreT", "testsecret&", "stssecret", " testsecret"})
  void signatureIsInvalidWithAnotherSecret(String secret) {
    assertThat(signedAsQueryBut(QUERY).verify(secret)).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Amount=101&Currency=CNY&OutBizId=%E4%B8%AD+a*b",
        "Amount=100&Currency=CNy&OutBizId=%E4%B8%AD+a*b",
        "Amount=100&Currency=CNY&OutBizId=%E4%B8%AE+a*b",
        "Amount=100&Currency=CNY&OutBizId=%E4%B8%AD%2Ba*b",
        "Amount=100&Currency=CNY",
        "amount=100&Currency=CNY&OutBizId=%E4%B8%AD+a*b",
        "Amount=100&Currency=CNY&OutBizId=%E4%B8%AD+a*b&OwnerId=239000111",
        "Amount=100%26Currency%3DCNY&OutBizId=%E4%B8%AD+a*b",
      })
  void signatureIsInvalidAfterAnyChangeOfAParameter(String changed) {
    assertThat(signedAsQueryBut(changed).verify(SECRET)).isPresent();
  }

  static String changedAt(String text, int at) {
    char other = text.charAt(at) == 'a' ? 'b' : 'a';
    return text.substring(0, at) + other + text.substring(at + 1);
  }
}
