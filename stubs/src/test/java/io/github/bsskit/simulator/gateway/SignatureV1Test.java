package io.github.bsskit.simulator.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bsskit.simulator.testing.TestSigner;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** V1 signs the method and the parameters. */
class SignatureV1Test extends SignatureContract {

  private static final Map<String, String> SIGNED =
      Map.of("Amount", "100", "Currency", "CNY", "OutBizId", "中 a*b");

  @Override
  Signature signedAsQueryBut(String sentQuery) {
    return signed("POST", sentQuery, TestSigner.signV1("POST", SIGNED, SECRET));
  }

  @Test
  void signatureIsInvalidWithAnotherMethod() {
    String signature = TestSigner.signV1("POST", SIGNED, SECRET);

    Signature other = signed("GET", QUERY, signature);

    assertThat(other.verify(SECRET)).isPresent();
  }

  @Test
  void signatureIsInvalidAfterAChangeOfAnyCharacter() {
    String signature = TestSigner.signV1("POST", SIGNED, SECRET);

    for (int at = 0; at < signature.length(); at++) {
      String changed = changedAt(signature, at);

      assertThat(signed("POST", QUERY, changed).verify(SECRET)).as(changed).isPresent();
    }
  }

  @Test
  void signatureCoversQueryAndFormAndTheQueryHasPriority() {
    List<Header> form =
        List.of(new Header("Content-Type", "application/x-www-form-urlencoded; charset=UTF-8"));
    String body = "Currency=USD&OutBizId=%E4%B8%AD+a*b";
    RpcRequest request =
        new RpcRequest(
            new RawRequest("POST", "/", "Amount=100&Currency=CNY", form, body.getBytes()));
    Map<String, String> sent = new LinkedHashMap<>(request.parameters());
    sent.put("Signature", TestSigner.signV1("POST", SIGNED, SECRET));

    SignatureV1 signature = new SignatureV1("POST", sent);

    assertThat(signature.verify(SECRET)).isEmpty();
  }

  private Signature signed(String method, String query, String signature) {
    Map<String, String> parameters = new LinkedHashMap<>();
    RequestParameters.parse(query).addTo(parameters);
    parameters.put("Signature", signature);
    return new SignatureV1(method, parameters);
  }
}
