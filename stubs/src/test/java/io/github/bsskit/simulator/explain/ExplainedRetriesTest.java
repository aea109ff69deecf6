package io.github.bsskit.simulator.explain;

import static io.github.bsskit.simulator.explain.ExplainedCalls.call;
import static io.github.bsskit.simulator.explain.ExplainedCalls.hash;
import static io.github.bsskit.simulator.explain.ExplainedCalls.ids;
import static io.github.bsskit.simulator.explain.ExplainedCalls.sha1;
import static io.github.bsskit.simulator.explain.ExplainedCalls.sha256;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.bsskit.simulator.gateway.RawRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A retry that changes nonce or time and keeps a signature, or signs the old values. */
class ExplainedRetriesTest {

  private static final String ONE = "2025-08-11T01:02:03Z";
  private static final String TWO = "2025-08-11T01:04:09Z";
  private static final String EMPTY =
      "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

  /** The text of V1, with an old Signature before the other names that begin so. */
  private static String textV1(String nonce, String time, String oldSignature) {
    String old =
        oldSignature.isEmpty() ? "" : "Signature%3D" + encode(encode(oldSignature)) + "%26";
    return "POST&%2F&AccessKeyId%3Dtestid%26Action%3DCreateResellerUserQuota%26Amount%3D100%26"
        + old
        + "SignatureMethod%3DHMAC-SHA1%26SignatureNonce%3D"
        + nonce
        + "%26SignatureVersion%3D1.0%26Timestamp%3D"
        + encode(encode(time))
        + "%26Version%3D2017-12-14";
  }

  private static RawRequest sentV1(String nonce, String time, String signature) {
    return call(
        "POST",
        "",
        "AccessKeyId=testid&Action=CreateResellerUserQuota&Amount=100&SignatureMethod=HMAC-SHA1"
            + "&SignatureVersion=1.0&Version=2017-12-14&SignatureNonce="
            + nonce
            + "&Timestamp="
            + encode(time)
            + "&Signature="
            + encode(signature),
        "Host",
        "127.0.0.1:8080",
        "Content-Type",
        ExplainedCalls.FORM);
  }

  private static String textV3(String nonce, String time) {
    return "POST\n/\nAmount=100\nhost:h\nx-acs-date:%s\nx-acs-signature-nonce:%s\n\nhost;x-acs-date;x-acs-signature-nonce\n%s"
        .formatted(time, nonce, EMPTY);
  }

  private static RawRequest sentV3(String nonce, String time, String signature) {
    return call(
        "POST",
        "Amount=100",
        "",
        "Host",
        "h",
        "x-acs-action",
        "CreateResellerUserQuota",
        "x-acs-version",
        "2017-12-14",
        "x-acs-date",
        time,
        "x-acs-signature-nonce",
        nonce,
        "x-acs-content-sha256",
        EMPTY,
        "Authorization",
        "ACS3-HMAC-SHA256"
            + " Credential=testid,SignedHeaders=host;x-acs-date;x-acs-signature-nonce,Signature="
            + signature);
  }

  private static String signV1(String text) {
    return sha1("testsecret&", text);
  }

  private static String signV3(String canonical) {
    return sha256("testsecret", "ACS3-HMAC-SHA256\n" + hash(canonical));
  }

  @ParameterizedTest
  @CsvSource({
    "n1, " + TWO + ", false, SignatureNonce",
    "n2, " + ONE + ", false, Timestamp",
    "n1, " + ONE + ", false, SignatureNonce and Timestamp",
    "n2, " + TWO + ", true, Signature",
    "n1, " + TWO + ", true, SignatureNonce and Signature",
    "n1, " + ONE + ", true, SignatureNonce and Timestamp and Signature"
  })
  void oldValuesInASignatureV1AreProved(
      String nonce, String time, boolean hasOldSignature, String names) {
    String first = signV1(textV1("n1", ONE, ""));
    String second = signV1(textV1(nonce, time, hasOldSignature ? first : ""));

    SignatureExplanation explanation =
        retry(sentV1("n2", TWO, second), sentV1("n1", ONE, first), null);

    assertThatIsProved(explanation, names);
  }

  @ParameterizedTest
  @CsvSource({
    "n1, " + TWO + ", x-acs-signature-nonce",
    "n2, " + ONE + ", x-acs-date",
    "n1, " + ONE + ", x-acs-signature-nonce and x-acs-date"
  })
  void oldValuesInASignatureV3AreProved(String nonce, String time, String names) {
    String first = signV3(textV3("n1", ONE));
    String second = signV3(textV3(nonce, time));

    SignatureExplanation explanation =
        retry(sentV3("n2", TWO, second), sentV3("n1", ONE, first), null);

    assertThatIsProved(explanation, names);
  }

  /** Without the first request, the string that the client signed has its values. */
  @Test
  void signedStringOfTheFirstAttemptProvesIt() {
    String v1 = textV1("n1", ONE, "");
    String v3 = textV3("n1", ONE);

    assertThatIsProved(
        retry(sentV1("n2", TWO, signV1(v1)), null, v1), "SignatureNonce and Timestamp");
    assertThatIsProved(
        retry(sentV3("n2", TWO, signV3(v3)), null, v3), "x-acs-signature-nonce and x-acs-date");
  }

  @Test
  void copiedSignatureOfAnotherRequestIsProved() {
    String first = signV3(textV3("n1", ONE).replace("Amount=100", "Amount=7&B="));

    SignatureExplanation explanation =
        retry(sentV3("n2", TWO, first), sentV3("n1", ONE, first), null);

    assertThat(ids(explanation)).containsExactly("signature-copied");
  }

  @Test
  void earlierCallsDoNotChangeTheExplanationOfOtherMistakes() {
    String first = signV3(textV3("n1", ONE));
    String second = signV3(textV3("n2", TWO).replaceFirst("POST", "GET"));

    SignatureExplanation explanation =
        retry(sentV3("n2", TWO, second), sentV3("n1", ONE, first), null);

    assertThat(ids(explanation)).containsExactly("method-swapped");
  }

  private static void assertThatIsProved(SignatureExplanation explanation, String names) {
    assertThat(explanation.matches()).isFalse();
    assertThat(ids(explanation)).containsExactly("retry-not-signed-again");
    assertThat(explanation.causes()).allMatch(SignatureExplanation.Cause::certain);
    assertThat(explanation.causes().get(0).happened())
        .isEqualTo(
            "The signature covers " + names + " of an earlier attempt, not of this request.");
  }

  private static SignatureExplanation retry(RawRequest call, RawRequest first, String signedText) {
    return ExplainedCalls.at(ExplainedCalls.NOW)
        .explain(
            call,
            Optional.empty(),
            Optional.ofNullable(signedText),
            first == null ? List.of() : List.of(first));
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
