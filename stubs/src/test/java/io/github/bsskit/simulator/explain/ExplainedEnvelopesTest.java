package io.github.bsskit.simulator.explain;

import static io.github.bsskit.simulator.explain.ExplainedCalls.NOW;
import static io.github.bsskit.simulator.explain.ExplainedCalls.at;
import static io.github.bsskit.simulator.explain.ExplainedCalls.call;
import static io.github.bsskit.simulator.explain.ExplainedCalls.explain;
import static io.github.bsskit.simulator.explain.ExplainedCalls.ids;
import static io.github.bsskit.simulator.explain.ExplainedCalls.sha1;
import static io.github.bsskit.simulator.explain.ExplainedCalls.step;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.bsskit.simulator.explain.SignatureExplanation.Cause;
import io.github.bsskit.simulator.gateway.RawRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls that are rejected for another reason than the signature. */
class ExplainedEnvelopesTest {

  private static final String QUERY =
      "AccessKeyId=testid&Action=CreateResellerUserQuota&Amount=1+0&SignatureNonce=n"
          + "&Timestamp=2025-08-11T01%3A02%3A03Z&Version=2017-12-14";
  private static final String TO_SIGN =
      "GET&%2F&AccessKeyId%3Dtestid%26Action%3DCreateResellerUserQuota%26Amount%3D1%25200"
          + "%26SignatureNonce%3Dn%26Timestamp%3D2025-08-11T01%253A02%253A03Z"
          + "%26Version%3D2017-12-14";
  private static final String SIGNATURE = sha1("testsecret&", TO_SIGN);

  @Test
  void unknownKeyIsExplainedAndTheStepsAreShown() {
    RawRequest call = sent(QUERY.replace("testid", "TestId"), SIGNATURE);

    SignatureExplanation explanation = explain(call);

    assertThat(explanation.matches()).isFalse();
    assertThat(ids(explanation)).containsExactly("unknown-key");
    assertThat(explanation.causes().get(0).happened())
        .isEqualTo("There is no access key \"TestId\". Did you mean \"testid\"?");
    assertThat(step(explanation, "string to sign")).isEqualTo(TO_SIGN.replace("testid", "TestId"));
    assertThat(step(explanation, "signature expected")).isEqualTo("unknown");
  }

  /** As in a page's source, or copied from a log that is shown as HTML. */
  @ParameterizedTest
  @ValueSource(strings = {"&amp;", "&AMP;", "&#38;", "&#x26;", "&#X26;", "&amp;amp;"})
  void escapeOfHtmlIsProvedAndTheRestIsExplainedWithoutIt(String ampersand) {
    RawRequest right = sent(QUERY, SIGNATURE);
    RawRequest wrong = sent(QUERY.replace("testid", "TestId"), SIGNATURE);

    SignatureExplanation one = explain(right.withQuery(right.query().replace("&", ampersand)));
    SignatureExplanation two = explain(wrong.withQuery(wrong.query().replace("&", ampersand)));

    assertThat(one.matches()).isFalse();
    assertThat(ids(one)).containsExactly("html-escaped");
    assertThat(one.causes().get(0).happened()).endsWith(" Unescaped, its signature matches.");
    assertThat(step(one, "string to sign")).isEqualTo(TO_SIGN);
    assertThat(ids(two)).containsExactly("html-escaped", "unknown-key");
  }

  /** A text copied from a batch file, from JSON, or from cmd.exe. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "percent-doubled | % | %%",
        "json-escaped    | & | \\u0026",
        "json-escaped    | & | \\x26",
        "html-escaped    | = | &equals;",
        "html-escaped    | % | &percnt;",
        "json-escaped    | = | \\u003D",
        "json-escaped    | % | \\u0025",
        "json-escaped    | & | \\\\u0026",
        "caret-escaped   | & | ^&",
        "caret-escaped   | % | ^%^",
      })
  void escapeOfTheUrlIsProvedAndTheRestIsExplainedWithoutIt(String id, String plain, String sent) {
    RawRequest right = sent(QUERY, SIGNATURE);
    RawRequest wrong = sent(QUERY.replace("testid", "TestId"), SIGNATURE);

    SignatureExplanation one = explain(right.withQuery(right.query().replace(plain, sent)));
    SignatureExplanation two = explain(wrong.withQuery(wrong.query().replace(plain, sent)));

    assertThat(one.matches()).isFalse();
    assertThat(ids(one)).containsExactly(id);
    assertThat(one.causes().get(0).happened()).endsWith(" Unescaped, its signature matches.");
    assertThat(step(one, "string to sign")).isEqualTo(TO_SIGN);
    assertThat(ids(two)).containsExactly(id, "unknown-key");
  }

  @Test
  void severalEscapesAreProvedTogether() {
    RawRequest right = sent(QUERY, SIGNATURE);

    SignatureExplanation both =
        explain(right.withQuery(right.query().replace("%", "%%").replace("&", "\\u0026")));

    assertThat(ids(both)).containsExactlyInAnyOrder("percent-doubled", "json-escaped");
  }

  /** What looks like an escape may be a value. */
  @Test
  void escapeInAValueIsKept() {
    String value = "%5Cu0026%5E%26";
    String toSign = TO_SIGN + "%26X%3D" + value.replace("%", "%25");
    String query = QUERY + "&X=\\u0026^%26";

    assertThat(explain(sent(query, sha1("testsecret&", toSign))).matches()).isTrue();
    assertThat(ids(explain(sent(query, sha1("testsecret &", toSign)))))
        .containsExactly("secret-trailing-space");
  }

  @Test
  void givenSecretIsUsed() {
    String toSign = TO_SIGN.replace("testid", "foreign");
    RawRequest call = sent(QUERY.replace("testid", "foreign"), sha1("foreign-secret&", toSign));

    SignatureExplanation explanation = explain(call, "foreign-secret", null);

    assertThat(explanation.matches()).isTrue();
    assertThat(ids(explanation)).containsExactly("unknown-key");
  }

  @ParameterizedTest
  @CsvSource({
    "PT1H,      clock-behind, 1 h 0 min 0 s behind the simulator's",
    "-PT31M5S,  clock-ahead,  0 h 31 min 5 s ahead of the simulator's",
    "-PT8H30S,  clock-ahead,  8 h 0 min 30 s ahead of the simulator's",
  })
  void differenceOfAWrongClockIsShown(Duration passed, String id, String words) {
    SignatureExplanation explanation =
        at(NOW.plus(passed)).explain(sent(QUERY, SIGNATURE), Optional.empty(), Optional.empty());

    assertThat(explanation.matches()).isTrue();
    Cause first = explanation.causes().get(0);
    assertThat(first.id()).isEqualTo(id);
    assertThat(first.happened()).contains("The client's clock is " + words);
  }

  @Test
  void timeZoneIsALikelyCauseOfADifferenceOfHours() {
    SignatureExplanation explanation =
        at(NOW.minus(Duration.ofHours(8)))
            .explain(sent(QUERY, SIGNATURE), Optional.empty(), Optional.empty());

    assertThat(ids(explanation)).containsExactly("clock-ahead", "time-zone");
  }

  static Stream<Arguments> incomplete() {
    String v3 = "ACS3-HMAC-SHA256 Credential=testid,";
    return Stream.of(
        Arguments.of(call("GET", "Action=CreateResellerUserQuota", ""), "no-signature"),
        Arguments.of(call("GET", QUERY, ""), "no-signature"),
        Arguments.of(call("GET", "", "", "x-acs-action", "X"), "no-signature"),
        Arguments.of(
            sent(QUERY.replace("AccessKeyId=testid&", ""), SIGNATURE), "access-key-id-missing"),
        Arguments.of(sent(QUERY.replace("SignatureNonce=n&", ""), SIGNATURE), "nonce-missing"),
        Arguments.of(sent(QUERY.replace("&Timestamp", "&Time"), SIGNATURE), "time-missing"),
        Arguments.of(sent(QUERY.replace("03Z", "03.000Z"), SIGNATURE), "time-format"),
        Arguments.of(sent(QUERY.replace("testid", "inactiveid"), SIGNATURE), "key-inactive"),
        Arguments.of(sent(QUERY.replace("testid", "STS.testsub"), SIGNATURE), "token-missing"),
        Arguments.of(sent(QUERY + "&SecurityToken=t", SIGNATURE), "token-wrong"),
        Arguments.of(
            sent(
                QUERY.replace("testid", "STS.expired") + "&SecurityToken=sts/token%2Bexpired==",
                SIGNATURE),
            "token-expired"),
        Arguments.of(sent(QUERY + "&SignatureMethod=HMAC-SHA256", SIGNATURE), "signature-method"),
        Arguments.of(
            call("GET", "", "", "Authorization", "ACS3-RSA-SHA256 Credential=testid"),
            "signature-method"),
        Arguments.of(
            call("GET", "", "", "Authorization", v3 + "Signature=0"), "authorization-incomplete"),
        Arguments.of(
            call("GET", "", "", "Authorization", v3 + "SignedHeaders=host"),
            "authorization-incomplete"),
        Arguments.of(
            call("GET", "", "", "Authorization", v3 + "SignedHeaders=host,Signature=0"),
            "content-hash-missing"));
  }

  @ParameterizedTest(name = "{1}")
  @MethodSource("incomplete")
  void firstCauseIsTheOneThatTheGatewayChecksFirst(RawRequest call, String id) {
    SignatureExplanation explanation = explain(call);

    assertThat(explanation.causes()).isNotEmpty();
    assertThat(explanation.causes().get(0).id()).isEqualTo(id);
  }

  private static RawRequest sent(String query, String signature) {
    String encoded = URLEncoder.encode(signature, StandardCharsets.UTF_8);
    return call("GET", query + "&Signature=" + encoded, "");
  }
}
