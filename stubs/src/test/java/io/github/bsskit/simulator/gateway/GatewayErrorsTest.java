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

/** Every error that a caller can bring about before an operation sees the call, to the letter. */
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
  void isAnsweredInJson(GatewayErrorRows.Row row) throws Exception {
    Response answer = row.call().with("Format", "JSON").send(simulator.url());

    assertJson(answer, row.status(), row.code(), row.message());
    assertThat(simulator.ledgers()).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("io.github.bsskit.simulator.gateway.GatewayErrorRows#all")
  void isAnsweredInXml(GatewayErrorRows.Row row) throws Exception {
    Response answer = row.call().with("Format", "XML").send(simulator.url());

    assertXml(answer, row.status(), row.code(), row.message());
    assertThat(simulator.ledgers()).isEmpty();
  }

  @Test
  void mismatchOfV1TellsTheServersStringToSignAndNothingBehind() throws Exception {
    TestCall call = TestCall.quota("V1").with("OutBizId", "中 <&> a*b").key(wrong(RESELLER));

    Response answer = call.send(simulator.url());

    assertJson(
        answer,
        400,
        "SignatureDoesNotMatch",
        "Specified signature is not matched with our calculation. server string to sign is:"
            + call.stringToSignV1());
  }

  @ParameterizedTest
  @ValueSource(strings = {"JSON", "XML"})
  void mismatchOfV3TellsTheServersCanonicalRequest(String format) throws Exception {
    TestCall call = TestCall.quota("V3").with("Format", format).key(wrong(RESELLER));
    String canonical = call.canonicalRequestV3(simulator.endpoint());

    Response answer = call.send(simulator.url());

    String message =
        "Specified signature does not match our calculation. server StringToSign is ["
            + TestSigner.stringToSignV3(canonical)
            + "] server CanonicalRequest is ["
            + canonical
            + "]";
    assertThat(answer.outcome()).isEqualTo("400 SignatureDoesNotMatch");
    assertThat(answer.member("Message")).isEqualTo(message);
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
  void whatWasChangedOnItsWayDoesNotMatch(String scheme, String name, String value)
      throws Exception {
    TestCall call = TestCall.quota(scheme).tampered(name, value);

    Response answer = call.send(simulator.url());

    assertThat(answer.outcome()).isEqualTo("400 SignatureDoesNotMatch");
    assertThat(simulator.ledgers()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"JSON", "XML"})
  void repeatedNonceIsAnsweredInTheSameEnvelope(String format) throws Exception {
    TestCall call = TestCall.quota("V1").with("Format", format);
    call.send(simulator.url());

    Response answer = call.send(simulator.url());

    String message = "Specified signature nonce was used already.";
    if (format.equals("JSON")) {
      assertJson(answer, 400, "SignatureNonceUsed", message);
    } else {
      assertXml(answer, 400, "SignatureNonceUsed", message);
    }
  }

  @Test
  void formatThatIsNoneIsRefusedInTheFormatOfTheStyle() throws Exception {
    Response v1 = TestCall.quota("V1").with("Format", "YAML").send(simulator.url());
    Response v3 = TestCall.quota("V3").with("Format", "YAML").send(simulator.url());

    assertXml(v1, 400, "InvalidParameter.Format", "Specified parameter format is not valid.");
    assertJson(v3, 400, "InvalidParameter.Format", "Specified parameter format is not valid.");
  }

  private static TestKey wrong(TestKey key) {
    return key.withSecret("not the secret");
  }

  private static void assertJson(Response answer, int status, String code, String message) {
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.header("Content-Type")).isEqualTo("application/json;charset=utf-8");
    assertThat(answer.members().keySet())
        .containsExactly("RequestId", "Message", "Recommend", "HostId", "Code");
    assertMembers(answer, code, message);
  }

  private static void assertXml(Response answer, int status, String code, String message) {
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.header("Content-Type")).isEqualTo("text/xml;charset=utf-8");
    assertThat(answer.text())
        .startsWith("<?xml version='1.0' encoding='UTF-8'?><Error><RequestId>")
        .endsWith("]]></Recommend></Error>");
    assertThat(answer.members().keySet())
        .containsExactly("RequestId", "HostId", "Code", "Message", "Recommend");
    assertMembers(answer, code, message);
  }

  private static void assertMembers(Response answer, String code, String message) {
    assertThat(answer.member("Code")).isEqualTo(code);
    assertThat(answer.member("Message")).isEqualTo(message);
    assertThat(answer.member("HostId")).isEqualTo(simulator.endpoint());
    assertThat(answer.member("RequestId"))
        .matches("[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}")
        .isEqualTo(answer.header("x-acs-request-id"));
    assertThat(answer.member("Recommend"))
        .isEqualTo(
            "https://api.aliyun.com/troubleshoot?q="
                + code
                + "&product=BssOpenApi&requestId="
                + answer.member("RequestId"));
    assertThat(answer.header("x-acs-trace-id")).matches("[0-9a-f]{32}");
    assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo("*");
  }
}
