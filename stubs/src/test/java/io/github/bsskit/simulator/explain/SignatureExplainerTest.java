package io.github.bsskit.simulator.explain;

import static io.github.bsskit.simulator.explain.ExplainedCalls.call;
import static io.github.bsskit.simulator.explain.ExplainedCalls.explain;
import static io.github.bsskit.simulator.explain.ExplainedCalls.ids;
import static io.github.bsskit.simulator.explain.ExplainedCalls.sha1;
import static io.github.bsskit.simulator.explain.ExplainedCalls.step;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.bsskit.simulator.explain.SignatureExplanation.Cause;
import io.github.bsskit.simulator.explain.SignatureExplanation.Step;
import io.github.bsskit.simulator.gateway.RawRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The parts of an explanation other than single mistakes. */
class SignatureExplainerTest {

  private static final String QUERY =
      "AccessKeyId=testid&Action=CreateResellerUserQuota&Amount=1+0&SignatureNonce=n"
          + "&Timestamp=2025-08-11T01%3A02%3A03Z&Version=2017-12-14";
  private static final String TO_SIGN =
      "GET&%2F&AccessKeyId%3Dtestid%26Action%3DCreateResellerUserQuota%26Amount%3D1%25200"
          + "%26SignatureNonce%3Dn%26Timestamp%3D2025-08-11T01%253A02%253A03Z"
          + "%26Version%3D2017-12-14";
  private static final String WITH_PLUS = TO_SIGN.replace("1%25200", "1%2B0");
  private static final String SIGNATURE = sha1("testsecret&", TO_SIGN);

  @Test
  void exampleOfV1IsExplainedStepByStep() {
    RawRequest call =
        call(
            "GET",
            "AccessKeyId=testid&Action=DescribeDedicatedHosts&Format=JSON&RegionId=cn-beijing"
                + "&SignatureMethod=HMAC-SHA1&SignatureNonce=edb2b34af0af9a6d14deaf7c1a5315eb"
                + "&SignatureVersion=1.0&Timestamp=2023-03-13T08:34:30Z&Version=2014-05-26"
                + "&Signature=9NaGiOspFP5UPcwX8Iwt2YJXXuk%3D",
            "");

    SignatureExplanation explanation = explain(call);

    assertThat(explanation.style()).isEqualTo("V1");
    assertThat(explanation.matches()).isTrue();
    assertThat(explanation.steps())
        .extracting(Step::name)
        .containsExactly(
            "parameters",
            "encoded parameters",
            "canonical query",
            "string to sign",
            "key of the hash",
            "signature expected",
            "signature sent");
    assertThat(step(explanation, "parameters")).contains("Timestamp = 2023-03-13T08:34:30Z\n");
    assertThat(step(explanation, "encoded parameters"))
        .contains("Timestamp=2023-03-13T08%3A34%3A30Z\n");
    assertThat(step(explanation, "string to sign"))
        .isEqualTo(
            "GET&%2F&AccessKeyId%3Dtestid%26Action%3DDescribeDedicatedHosts%26Format%3DJSON"
                + "%26RegionId%3Dcn-beijing%26SignatureMethod%3DHMAC-SHA1%26SignatureNonce"
                + "%3Dedb2b34af0af9a6d14deaf7c1a5315eb%26SignatureVersion%3D1.0%26Timestamp"
                + "%3D2023-03-13T08%253A34%253A30Z%26Version%3D2014-05-26");
    assertThat(step(explanation, "key of the hash")).isEqualTo("the secret, 10 characters, and &");
    assertThat(step(explanation, "signature expected")).isEqualTo("9NaGiOspFP5UPcwX8Iwt2YJXXuk=");
  }

  @Test
  void exampleOfV3IsExplainedStepByStep() {
    SignatureExplanation explanation = explain(exampleV3(), "YourAccessKeySecret", null);

    assertThat(explanation.style()).isEqualTo("V3");
    assertThat(explanation.accessKeyId()).isEqualTo("YourAccessKeyId");
    assertThat(explanation.matches()).isTrue();
    assertThat(explanation.steps())
        .extracting(Step::name)
        .containsExactly(
            "body hash",
            "canonical query",
            "canonical headers",
            "signed headers",
            "canonical request",
            "string to sign",
            "key of the hash",
            "signature expected",
            "signature sent");
    assertThat(step(explanation, "string to sign"))
        .isEqualTo(
            "ACS3-HMAC-SHA256\n"
                + "7ea06492da5221eba5297e897ce16e55f964061054b7695beedaac1145b1e259");
    assertThat(step(explanation, "signature expected"))
        .isEqualTo("06563a9e1b43f5dfe96b81484da74bceab24a1d853912eee15083a6f0f3283c0");
  }

  private static RawRequest exampleV3() {
    return call(
        "POST",
        "ImageId=win2019_1809_x64_dtc_zh-cn_40G_alibase_20230811.vhd&RegionId=cn-shanghai",
        "",
        "host",
        "ecs.cn-shanghai.aliyuncs.com",
        "x-acs-action",
        "RunInstances",
        "x-acs-content-sha256",
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        "x-acs-date",
        "2023-10-26T10:22:32Z",
        "x-acs-signature-nonce",
        "3156853299f313e23d1673dc12e1703d",
        "x-acs-version",
        "2014-05-26",
        "Authorization",
        "ACS3-HMAC-SHA256 Credential=YourAccessKeyId,SignedHeaders=host;x-acs-action;"
            + "x-acs-content-sha256;x-acs-date;x-acs-signature-nonce;x-acs-version,Signature="
            + "06563a9e1b43f5dfe96b81484da74bceab24a1d853912eee15083a6f0f3283c0");
  }

  @Test
  void reportedTextIsComparedWithoutASecret() {
    RawRequest call = sent(QUERY.replace("testid", "foreign"), "anything");

    SignatureExplanation explanation =
        explain(call, null, WITH_PLUS.replace("testid", "foreign") + "\r\n");

    assertThat(ids(explanation)).containsExactly("unknown-key", "plus-for-space");
    assertThat(explanation.firstDifference().orElseThrow().signed()).isEqualTo("'+' (U+002B)");
  }

  @Test
  void reportedTextIsProvedByTheSignature() {
    String signed = TO_SIGN.replace("1%25200", "200");

    SignatureExplanation explanation =
        explain(sent(QUERY, sha1("testsecret&", signed)), null, signed);

    assertThat(ids(explanation)).containsExactly("text-differs");
    assertThat(explanation.causes().get(0).certain()).isTrue();
    assertThat(explanation.firstDifference().orElseThrow().expected()).isEqualTo("'1' (U+0031)");
  }

  @Test
  void reportedTextIsNotProvedByAnotherSignature() {
    SignatureExplanation explanation =
        explain(sent(QUERY, sha1("another&", TO_SIGN)), null, TO_SIGN.replace("Amount", "amount"));

    assertThat(ids(explanation)).containsExactly("text-differs");
    assertThat(explanation.causes().get(0).certain()).isFalse();
    assertThat(explanation.firstDifference().orElseThrow().signed()).isEqualTo("'a' (U+0061)");
  }

  @Test
  void anotherSecretIsALikelyCauseIfTheRightTextWasSigned() {
    SignatureExplanation explanation =
        explain(sent(QUERY, sha1("another&", TO_SIGN)), null, TO_SIGN);

    assertThat(ids(explanation)).containsExactly("another-secret");
    assertThat(explanation.firstDifference()).isEmpty();
  }

  @Test
  void reportedTextOfV3MayBeTheStringToSign() {
    String canonical = step(explain(exampleV3(), "YourAccessKeySecret", null), "canonical request");

    SignatureExplanation byText = explain(exampleV3(), "another-secret", canonical);
    SignatureExplanation byHash =
        explain(exampleV3(), "another-secret", "ACS3-HMAC-SHA256\n" + "0".repeat(64));

    assertThat(ids(byText)).contains("another-secret");
    assertThat(byHash.firstDifference().orElseThrow().in()).isEqualTo("string to sign");
    assertThat(byHash.firstDifference().orElseThrow().index()).isEqualTo(17);
  }

  @Test
  void unidentifiedMistakeIsNotProved() {
    SignatureExplanation explanation = explain(sent(QUERY, sha1("another&", TO_SIGN)));

    assertThat(ids(explanation)).containsExactly("unidentified");
    assertThat(explanation.causes()).noneMatch(Cause::certain);
  }

  @Test
  void unusualSignatureAndParameterAreLikelyCauses() {
    RawRequest call = sent(QUERY + "&Remark=%D6%D0", "short");

    assertThat(ids(explain(call))).containsExactly("signature-length", "not-utf-8", "unidentified");
  }

  @Test
  void noTextContainsTheSecret() {
    String query = QUERY.replace("SignatureNonce=n", "SignatureNonce=test%73ecret");
    List<SignatureExplanation> explanations =
        List.of(
            explain(sent(QUERY, SIGNATURE)),
            explain(sent(QUERY, sha1("testsecret &", TO_SIGN))),
            explain(sent(QUERY, sha1("another&", TO_SIGN)), null, "testsecret&" + TO_SIGN),
            explain(sent(query, SIGNATURE)),
            explain(exampleV3(), "YourAccessKeySecret", "x"));

    assertThat(explanations)
        .allSatisfy(
            explanation ->
                assertThat(explanation + explanation.toText())
                    .doesNotContain("testsecret", "YourAccessKeySecret"));
    assertThat(ids(explanations.get(3))).contains("secret-sent");
  }

  @Test
  void causesPrecedeTheSteps() {
    SignatureExplanation explanation =
        explain(sent(QUERY, sha1("testsecret&", WITH_PLUS)), null, null);

    assertThat(explanation.toText())
        .startsWith(
            """
            Signature V1 does not match.

            Cause: plus-for-space
              A space was signed as +.
              Encode a space as %20 before signing: replace + with %20 after a form encoder.

            First difference, at character 58 of the canonical query: expected '%' (U+0025), \
            signed '+' (U+002B)
              expected  …sellerUserQuota&Amount=1%200&SignatureNonce=n&Ti…
              signed    …sellerUserQuota&Amount=1+0&SignatureNonce=n&Time…

            1. parameters: all of query and form except Signature, decoded and sorted by name
               AccessKeyId = testid
               Action = CreateResellerUserQuota
               Amount = 1 0
            """);
  }

  @Test
  void uncheckedSignatureIsNotCalledWrong() {
    RawRequest ofUnknownKey = sent(QUERY.replace("testid", "foreign"), SIGNATURE);

    assertThat(explain(ofUnknownKey).toText())
        .startsWith("Signature V1 cannot be checked without the secret.\n");
    assertThat(explain(ofUnknownKey, "", null).toText())
        .startsWith("Signature V1 cannot be checked without the secret.\n");
    assertThat(explain(call("GET", QUERY, "")).toText()).startsWith("Signature V1 is missing.\n");
  }

  @Test
  void simpleMistakeInALongCallIsProved() {
    String value = "a+".repeat(200_000);
    String signed = TO_SIGN.replace("1%25200", "a%2B".repeat(200_000));
    RawRequest call = sent(QUERY.replace("1+0", value), sha1("testsecret&", signed));

    assertThat(ids(explain(call))).containsExactly("plus-for-space");
  }

  @Test
  void explanationIsWrittenAsJson() {
    ObjectMapper json = new ObjectMapper();

    JsonNode good = json.valueToTree(explain(sent(QUERY, SIGNATURE)));
    JsonNode bad = json.valueToTree(explain(sent(QUERY, sha1("testsecret&", WITH_PLUS))));

    assertThat(good.fieldNames())
        .toIterable()
        .containsExactlyInAnyOrder("style", "accessKeyId", "matches", "steps", "causes");
    assertThat(bad.at("/firstDifference/index").intValue()).isEqualTo(58);
    assertThat(bad.at("/causes/0/id").textValue()).isEqualTo("plus-for-space");
    assertThat(bad.at("/steps/3/name").textValue()).isEqualTo("string to sign");
  }

  private static RawRequest sent(String query, String signature) {
    String encoded = URLEncoder.encode(signature, StandardCharsets.UTF_8);
    return call("GET", query + "&Signature=" + encoded, "");
  }
}
