package io.github.bsskit.host;

import static io.github.bsskit.testing.TestKey.EXPIRED;
import static io.github.bsskit.testing.TestKey.INACTIVE;
import static io.github.bsskit.testing.TestKey.RESELLER;
import static io.github.bsskit.testing.TestKey.TEMPORARY;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.bsskit.testing.Answer;
import io.github.bsskit.testing.TestCall;
import io.github.bsskit.testing.TestKey;
import io.github.bsskit.testing.TestSigner;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every error that a caller can bring about before an operation sees the call, to the letter. */
class GatewayErrorsTest {

  private static final TestKey UNKNOWN = new TestKey("nobody", "secret", "");
  private static final TestKey NAMELESS = new TestKey("", "secret", "");
  private static final String BARE = "ACS3-HMAC-SHA256";

  private static BssSimulator simulator;

  private record Row(String name, TestCall call, int status, String code, String message) {

    @Override
    public String toString() {
      return name + " is " + code;
    }
  }

  private static final class Table {

    private final List<Row> rows = new ArrayList<>();
    private int status;
    private String code;
    private String message;

    Table error(int httpStatus, String errorCode, String text) {
      status = httpStatus;
      code = errorCode;
      message = text;
      return this;
    }

    Table v1(String name, UnaryOperator<TestCall> fault) {
      rows.add(new Row("V1, " + name, fault.apply(TestCall.quota("V1")), status, code, message));
      return this;
    }

    Table v3(String name, UnaryOperator<TestCall> fault) {
      rows.add(new Row("V3, " + name, fault.apply(TestCall.quota("V3")), status, code, message));
      return this;
    }

    Table both(String name, UnaryOperator<TestCall> fault) {
      return v1(name, fault).v3(name, fault);
    }
  }

  private static List<Row> errors() {
    Table table = new Table();
    errorsOfTheEnvelope(table);
    errorsOfMissingParameters(table);
    errorsOfCredentials(table);
    errorsOfSignatures(table);
    return table.rows;
  }

  private static void errorsOfTheEnvelope(Table table) {
    table
        .error(
            404,
            "InvalidAction.NotFound",
            "Specified api is not found, please check your url and method.")
        .v1("unknown Action", call -> call.with("Action", "NoSuchAction"))
        .v1("Action in lower case", call -> call.with("Action", "createreselleruserquota"))
        .v1(
            "unknown Action of nobody",
            call -> call.with("Action", "NoSuchAction").with("AccessKeyId", null))
        .v3("unknown action", call -> call.with("x-acs-action", "NoSuchAction"))
        .v3("two actions", call -> call.with("Action", "CreateResourcePackage"))
        .error(400, "MissingAction", "Action is mandatory for this action.")
        .v1("no Action", call -> call.with("Action", null))
        .v1("empty Action", call -> call.with("Action", ""))
        .v3("no action", call -> call.with("x-acs-action", null))
        .error(400, "InvalidVersion", "Specified parameter Version is not valid.")
        .v1("another Version", call -> call.with("Version", "2014-05-26"))
        .v1("Version of a third kind", call -> call.with("Version", "latest"))
        .v3("another version", call -> call.with("x-acs-version", "2014-05-26"))
        .v3("two versions", call -> call.with("Version", "2014-05-26"))
        .error(400, "MissingVersion", "Version is mandatory for this action.")
        .v1("no Version", call -> call.with("Version", null))
        .v1("empty Version", call -> call.with("Version", ""))
        .v3("no version", call -> call.with("x-acs-version", null))
        .error(413, "RequestEntityTooLarge", "The request is larger than the server accepts.")
        .v1("body over the limit", call -> call.with("OutBizId", "x".repeat(1024 * 1024)).inForm());
    for (String method : List.of("PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "FOO", "post")) {
      table
          .error(400, "UnsupportedHTTPMethod", "This http method is not supported.")
          .both(method, call -> call.method(method));
    }
  }

  private static void errorsOfMissingParameters(Table table) {
    table
        .error(400, "MissingAccessKeyId", "AccessKeyId is mandatory for this action.")
        .v1("no AccessKeyId", call -> call.with("AccessKeyId", null))
        .v1("empty AccessKeyId", call -> call.with("AccessKeyId", ""))
        .v3("no Authorization", call -> call.tampered("Authorization", null))
        .v3("empty Credential", call -> call.key(NAMELESS))
        .v3(
            "bearer token",
            call -> call.tampered("Authorization", null).with("x-acs-bearer-token", "token"))
        .error(400, "MissingSignature", "Signature is mandatory for this action.")
        .v1("no Signature", call -> call.tampered("Signature", null))
        .v1("empty Signature", call -> call.tampered("Signature", ""))
        .error(400, "MissingTimestamp", "Timestamp is mandatory for this action.")
        .v1("no Timestamp", call -> call.with("Timestamp", null))
        .v1("empty Timestamp", call -> call.with("Timestamp", ""))
        .v3("no x-acs-date", call -> call.with("x-acs-date", null))
        .error(400, "MissingSignatureNonce", "SignatureNonce is mandatory for this action.")
        .v1("no SignatureNonce", call -> call.with("SignatureNonce", null))
        .v1("empty SignatureNonce", call -> call.with("SignatureNonce", ""))
        .v3("no x-acs-signature-nonce", call -> call.with("x-acs-signature-nonce", null))
        .error(400, "MissingSecurityToken", "SecurityToken is mandatory for this action.")
        .both("temporary key alone", call -> call.key(TEMPORARY.withToken("")));
  }

  private static void errorsOfCredentials(Table table) {
    table
        .error(404, "InvalidAccessKeyId.NotFound", "Specified access key is not found.")
        .both("unknown key", call -> call.key(UNKNOWN))
        .error(400, "InvalidAccessKeyId.Inactive", "Specified access key is disabled.")
        .both("disabled key", call -> call.key(INACTIVE))
        .error(400, "InvalidSecurityToken.Expired", "Specified SecurityToken is expired.")
        .both("token past its time", call -> call.key(EXPIRED))
        .error(400, "InvalidSecurityToken.Malformed", "Specified SecurityToken is malformed.")
        .both("token never issued", call -> call.key(TEMPORARY.withToken("sts/token+abc=")))
        .both("permanent key with such a token", call -> call.key(RESELLER.withToken("mine")))
        .error(
            400,
            "InvalidSecurityToken.MismatchWithAccessKey",
            "Specified SecurityToken mismatch with the AccessKey.")
        .both("another key's token", call -> call.key(TEMPORARY.withToken(EXPIRED.token())))
        .both(
            "permanent key with a token", call -> call.key(RESELLER.withToken("sts/token+abc==")));
  }

  private static void errorsOfSignatures(Table table) {
    table
        .error(400, "InvalidSignatureMethod", "Specified signature method is not valid.")
        .v1("HMAC-SHA256", call -> call.with("SignatureMethod", "HMAC-SHA256"))
        .v1("key pair", call -> call.with("SignatureMethod", "SHA256withRSA"))
        .v1("id token", call -> call.tampered("x-acs-zero-trust-idtoken", "token"))
        .v3("SM3", call -> call.tampered("Authorization", "ACS3-HMAC-SM3 Credential=testid"))
        .v3("RSA", call -> call.tampered("Authorization", "ACS3-RSA-SHA256 Credential=testid"))
        .v3("V4", call -> call.tampered("Authorization", "ACS4-HMAC-SHA256 Credential=testid"))
        .v3("Basic", call -> call.tampered("Authorization", "Basic dGVzdGlkOnRlc3RzZWNyZXQ="))
        .error(
            400,
            "IncompleteSignature",
            "The request signature does not conform to Aliyun standards.")
        .v3("nothing behind the algorithm", call -> call.tampered("Authorization", BARE))
        .v3("garbage", call -> call.tampered("Authorization", BARE + " garbage;=,,=;"))
        .v3(
            "no Signature",
            call -> call.tampered("Authorization", BARE + " Credential=testid,SignedHeaders=host"))
        .v3(
            "no SignedHeaders",
            call -> call.tampered("Authorization", BARE + " Credential=testid,Signature=00"))
        .error(
            400,
            "InvalidTimeStamp.Format",
            "Specified time stamp or date value is not well formatted.")
        .both("time with a fraction", call -> call.at("2026-11-22T08:00:00.000Z"))
        .error(400, "InvalidTimeStamp.Expired", "Specified time stamp or date value is expired.")
        .both("time long ago", call -> call.at("2016-11-22T08:00:00Z"));
  }

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
  @MethodSource("errors")
  void isAnsweredInJson(Row row) throws Exception {
    Answer answer = row.call.with("Format", "JSON").send(simulator.url());

    assertJson(answer, row.status, row.code, row.message);
    assertThat(simulator.ledgers()).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("errors")
  void isAnsweredInXml(Row row) throws Exception {
    Answer answer = row.call.with("Format", "XML").send(simulator.url());

    assertXml(answer, row.status, row.code, row.message);
    assertThat(simulator.ledgers()).isEmpty();
  }

  @Test
  void mismatchOfV1TellsTheServersStringToSignAndNothingBehind() throws Exception {
    TestCall call = TestCall.quota("V1").with("OutBizId", "中 <&> a*b").key(wrong(RESELLER));

    Answer answer = call.send(simulator.url());

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

    Answer answer = call.send(simulator.url());

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

    Answer answer = call.send(simulator.url());

    assertThat(answer.outcome()).isEqualTo("400 SignatureDoesNotMatch");
    assertThat(simulator.ledgers()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"JSON", "XML"})
  void repeatedNonceIsAnsweredInTheSameEnvelope(String format) throws Exception {
    TestCall call = TestCall.quota("V1").with("Format", format);
    call.send(simulator.url());

    Answer answer = call.send(simulator.url());

    String message = "Specified signature nonce was used already.";
    if (format.equals("JSON")) {
      assertJson(answer, 400, "SignatureNonceUsed", message);
    } else {
      assertXml(answer, 400, "SignatureNonceUsed", message);
    }
  }

  @Test
  void formatThatIsNoneIsRefusedInTheFormatOfTheStyle() throws Exception {
    Answer v1 = TestCall.quota("V1").with("Format", "YAML").send(simulator.url());
    Answer v3 = TestCall.quota("V3").with("Format", "YAML").send(simulator.url());

    assertXml(v1, 400, "InvalidParameter.Format", "Specified parameter format is not valid.");
    assertJson(v3, 400, "InvalidParameter.Format", "Specified parameter format is not valid.");
  }

  private static TestKey wrong(TestKey key) {
    return key.withSecret("not the secret");
  }

  private static void assertJson(Answer answer, int status, String code, String message) {
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.header("Content-Type")).isEqualTo("application/json;charset=utf-8");
    assertThat(answer.members().keySet())
        .containsExactly("RequestId", "Message", "Recommend", "HostId", "Code");
    assertMembers(answer, code, message);
  }

  private static void assertXml(Answer answer, int status, String code, String message) {
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.header("Content-Type")).isEqualTo("text/xml;charset=utf-8");
    assertThat(answer.text())
        .startsWith("<?xml version='1.0' encoding='UTF-8'?><Error><RequestId>")
        .endsWith("]]></Recommend></Error>");
    assertThat(answer.members().keySet())
        .containsExactly("RequestId", "HostId", "Code", "Message", "Recommend");
    assertMembers(answer, code, message);
  }

  private static void assertMembers(Answer answer, String code, String message) {
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
