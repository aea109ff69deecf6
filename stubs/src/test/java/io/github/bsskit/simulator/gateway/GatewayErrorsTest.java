package io.github.bsskit.simulator.gateway;

import static io.github.bsskit.simulator.testing.TestKey.RESELLER;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.bsskit.simulator.BssSimulator;
import io.github.bsskit.simulator.testing.Response;
import io.github.bsskit.simulator.testing.TestCall;
import io.github.bsskit.simulator.testing.TestKey;
import io.github.bsskit.simulator.testing.TestSigner;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every error that a caller can cause before the operation, compared exactly. */
@Tag("http")
class GatewayErrorsTest {

  private static BssSimulator simulator;

  @BeforeAll
  static void start() {
    simulator = BssSimulator.start();
  }

  @AfterAll
  static void stop() {
    simulator.close();
  }

  @AfterEach
  void forget() {
    simulator.reset();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("io.github.bsskit.simulator.gateway.GatewayErrorRows#all")
  void errorInJson(GatewayErrorRows.Row row) throws Exception {
    Response response = row.call().with("Format", "JSON").send(simulator.url());

    assertJson(response, row.status(), row.code(), row.message());
    assertThat(simulator.ledgers()).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("io.github.bsskit.simulator.gateway.GatewayErrorRows#all")
  void errorInXml(GatewayErrorRows.Row row) throws Exception {
    Response response = row.call().with("Format", "XML").send(simulator.url());

    assertXml(response, row.status(), row.code(), row.message());
    assertThat(simulator.ledgers()).isEmpty();
  }

  @Test
  void mismatchOfV1EndsWithTheServersStringToSign() throws Exception {
    TestCall call = TestCall.quota("V1").with("OutBizId", "中 <&> a*b").key(wrong(RESELLER));

    Response response = call.send(simulator.url());

    assertJson(
        response,
        400,
        "SignatureDoesNotMatch",
        "Specified signature is not matched with our calculation. server string to sign is:"
            + call.stringToSignV1());
  }

  @ParameterizedTest
  @ValueSource(strings = {"JSON", "XML"})
  void mismatchOfV3HasTheServersCanonicalRequest(String format) throws Exception {
    TestCall call = TestCall.quota("V3").with("Format", format).key(wrong(RESELLER));
    String canonical = call.canonicalRequestV3(simulator.endpoint());

    Response response = call.send(simulator.url());

    String message =
        "Specified signature does not match our calculation. server StringToSign is ["
            + TestSigner.stringToSignV3(canonical)
            + "] server CanonicalRequest is ["
            + canonical
            + "]";
    assertThat(response.outcome()).isEqualTo("400 SignatureDoesNotMatch");
    assertThat(response.member("Message")).isEqualTo(message);
  }

  @ParameterizedTest(name = "{0}, {1}")
  @CsvSource({
    "V1, Amount, 1000",
    "V1, OwnerId, 239000111",
    "V1, Currency, ",
    "V3, Amount, 1000",
    "V3, OwnerId, 239000111",
    "V3, Currency, ",
    "V3, x-acs-signature-nonce, fresh",
  })
  void requestChangedOnTheWayDoesNotMatch(String scheme, String name, String value)
      throws Exception {
    TestCall call = TestCall.quota(scheme).tampered(name, value);

    Response response = call.send(simulator.url());

    assertThat(response.outcome()).isEqualTo("400 SignatureDoesNotMatch");
    assertThat(simulator.ledgers()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"JSON", "XML"})
  void repeatedNonceHasTheSameEnvelope(String format) throws Exception {
    TestCall call = TestCall.quota("V1").with("Format", format);
    call.send(simulator.url());

    Response response = call.send(simulator.url());

    String message = "Specified signature nonce was used already.";
    if (format.equals("JSON")) {
      assertJson(response, 400, "SignatureNonceUsed", message);
    } else {
      assertXml(response, 400, "SignatureNonceUsed", message);
    }
  }

  @Test
  void unknownFormatIsRejectedInTheDefaultFormat() throws Exception {
    Response v1 = TestCall.quota("V1").with("Format", "YAML").send(simulator.url());
    Response v3 = TestCall.quota("V3").with("Format", "YAML").send(simulator.url());

    assertXml(v1, 400, "InvalidParameter.Format", "Specified parameter format is not valid.");
    assertJson(v3, 400, "InvalidParameter.Format", "Specified parameter format is not valid.");
  }

  private static TestKey wrong(TestKey key) {
    return key.withSecret("not the secret");
  }

  private static void assertJson(Response response, int status, String code, String message) {
    assertThat(response.status()).isEqualTo(status);
    assertThat(response.header("Content-Type")).isEqualTo("application/json;charset=utf-8");
    assertThat(response.members().keySet())
        .containsExactly("RequestId", "Message", "Recommend", "HostId", "Code");
    assertMembers(response, code, message);
  }

  private static void assertXml(Response response, int status, String code, String message) {
    assertThat(response.status()).isEqualTo(status);
    assertThat(response.header("Content-Type")).isEqualTo("text/xml;charset=utf-8");
    assertThat(response.text())
        .startsWith("<?xml version='1.0' encoding='UTF-8'?><Error><RequestId>")
        .endsWith("]]></Recommend></Error>");
    assertThat(response.members().keySet())
        .containsExactly("RequestId", "HostId", "Code", "Message", "Recommend");
    assertMembers(response, code, message);
  }

  private static void assertMembers(Response response, String code, String message) {
    assertThat(response.member("Code")).isEqualTo(code);
    assertThat(response.member("Message")).isEqualTo(message);
    assertThat(response.member("HostId")).isEqualTo(simulator.endpoint());
    assertThat(response.member("RequestId"))
        .matches("[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}")
        .isEqualTo(response.header("x-acs-request-id"));
    assertThat(response.member("Recommend"))
        .isEqualTo(
            "https://api.aliyun.com/troubleshoot?q="
                + code
                + "&product=BssOpenApi&requestId="
                + response.member("RequestId"));
    assertThat(response.header("x-acs-trace-id")).matches("[0-9a-f]{32}");
    assertThat(response.header("Access-Control-Allow-Origin")).isEqualTo("*");
  }
}
