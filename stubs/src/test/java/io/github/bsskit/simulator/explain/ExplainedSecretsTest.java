package io.github.bsskit.simulator.explain;

import static io.github.bsskit.simulator.explain.ExplainedCalls.call;
import static io.github.bsskit.simulator.explain.ExplainedCalls.explain;
import static io.github.bsskit.simulator.explain.ExplainedCalls.hmac;
import static io.github.bsskit.simulator.explain.ExplainedCalls.ids;
import static io.github.bsskit.simulator.explain.ExplainedCalls.sha1;
import static io.github.bsskit.simulator.explain.ExplainedCalls.sha256;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.bsskit.simulator.gateway.RawRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Right texts with wrong keys or wrongly written signatures. */
class ExplainedSecretsTest {

  private static final String QUERY =
      "AccessKeyId=testid&Action=CreateResellerUserQuota&Amount=100&Currency=CNY&SignatureNonce=n"
          + "&Timestamp=2025-08-11T01%3A02%3A03Z&Version=2017-12-14";
  private static final String TO_SIGN =
      "GET&%2F&AccessKeyId%3Dtestid%26Action%3DCreateResellerUserQuota%26Amount%3D100"
          + "%26Currency%3DCNY%26SignatureNonce%3Dn%26Timestamp%3D2025-08-11T01%253A02%253A03Z"
          + "%26Version%3D2017-12-14";

  private static final String CANONICAL_V3 =
      """
      GET
      /
      Amount=100&Currency=CNY
      host:127.0.0.1:8080
      x-acs-date:2025-08-11T01:02:03Z
      x-acs-signature-nonce:n

      host;x-acs-date;x-acs-signature-nonce
      e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855\
      """;

  static Stream<Arguments> keysV1() {
    return Stream.of(
        Arguments.of("testsecret &", List.of("secret-trailing-space")),
        Arguments.of(" testsecret&", List.of("secret-leading-space")),
        Arguments.of("testsecret\n&", List.of("secret-trailing-line-break")),
        Arguments.of("testsecret\r\n&", List.of("secret-trailing-line-break")),
        Arguments.of("\ttestsecret&", List.of("secret-tab")),
        Arguments.of(" testsecret &", List.of("secret-leading-space", "secret-trailing-space")),
        Arguments.of("testsecret", List.of("ampersand-missing")),
        Arguments.of("TESTSECRET&", List.of("secret-in-other-case")),
        Arguments.of("\"testsecret\"&", List.of("quotes-around-secret")),
        Arguments.of("&", List.of("secret-empty")),
        Arguments.of("testid&", List.of("id-as-secret")),
        Arguments.of("agencysecret&", List.of("secret-of-another-key")));
  }

  @ParameterizedTest
  @MethodSource("keysV1")
  void mistakeInTheKeyOfV1IsProved(String key, List<String> ids) {
    SignatureExplanation explanation = explain(sent(sha1(key, TO_SIGN)));

    assertThat(ids(explanation)).isEqualTo(ids);
    assertThat(explanation.firstDifference()).isEmpty();
  }

  static Stream<Arguments> keysV3() {
    return Stream.of(
        Arguments.of("testsecret ", "secret-trailing-space"),
        Arguments.of("testsecret\n", "secret-trailing-line-break"),
        Arguments.of("testsecret&", "ampersand-appended"),
        Arguments.of("TESTSECRET", "secret-in-other-case"),
        Arguments.of("'testsecret'", "quotes-around-secret"),
        Arguments.of("testid", "id-as-secret"),
        Arguments.of("stssecret", "secret-of-another-key"));
  }

  @ParameterizedTest
  @MethodSource("keysV3")
  void mistakeInTheKeyOfV3IsProved(String key, String id) {
    assertThat(ids(explain(sentV3(sha256(key, toSignV3()))))).containsExactly(id);
  }

  @Test
  void trailingSpaceInTheSecretIsNamed() {
    SignatureExplanation explanation = explain(sent(sha1("testsecret &", TO_SIGN)));

    assertThat(explanation.causes().get(0).happened())
        .isEqualTo("The secret has a trailing space.");
  }

  @Test
  void spaceInTheGivenSecretIsProved() {
    SignatureExplanation explanation =
        explain(sent(sha1("testsecret&", TO_SIGN)), "testsecret ", null);

    assertThat(ids(explanation)).containsExactly("secret-trimmed");
  }

  @Test
  void encodedSecretIsProved() {
    SignatureExplanation explanation = explain(sent(sha1("a%2Fb%2Bc&", TO_SIGN)), "a/b+c", null);

    assertThat(ids(explanation)).containsExactly("secret-encoded");
  }

  @Test
  void keyWhoseSecretWasUsedIsNamed() {
    SignatureExplanation explanation = explain(sent(sha1("agencysecret&", TO_SIGN)));

    assertThat(explanation.causes().get(0).happened())
        .isEqualTo("The secret of the access key agencyid was used.");
  }

  static Stream<Arguments> formsV1() {
    byte[] sha1 = hmac("HmacSHA1", "testsecret&", TO_SIGN);
    String right = Base64.getEncoder().encodeToString(sha1);
    String hex = HexFormat.of().formatHex(sha1);
    byte[] sha256 = hmac("HmacSHA256", "testsecret&", TO_SIGN);
    return Stream.of(
        Arguments.of(hex, "hex-instead-of-base64"),
        Arguments.of(hex.toUpperCase(Locale.ROOT), "hex-instead-of-base64"),
        Arguments.of(right.replace("=", ""), "padding-missing"),
        Arguments.of(URLEncoder.encode(right, StandardCharsets.UTF_8), "signature-encoded-twice"),
        Arguments.of(
            Base64.getEncoder().encodeToString(hex.getBytes(StandardCharsets.UTF_8)),
            "base64-of-hex"),
        Arguments.of(Base64.getEncoder().encodeToString(sha256), "sha256-instead-of-sha1"));
  }

  @ParameterizedTest(name = "{1}: {0}")
  @MethodSource("formsV1")
  void mistakeInTheSignatureOfV1IsProved(String signature, String id) {
    assertThat(ids(explain(sent(signature)))).containsExactly(id);
  }

  @Test
  void plusThatArrivedAsASpaceIsProved() {
    String signature = sha1("testsecret&", TO_SIGN.replace("Nonce%3Dn", "Nonce%3Dn5"));
    assertThat(signature).as("precondition").contains("+");
    RawRequest call =
        call("GET", QUERY.replace("Nonce=n", "Nonce=n5") + "&Signature=" + signature, "");

    assertThat(ids(explain(call))).containsExactly("plus-in-signature");
  }

  @Test
  void urlSafeBase64IsProved() {
    String signature =
        sha1("testsecret&", TO_SIGN.replace("Nonce%3Dn", "Nonce%3Dn5"))
            .replace('+', '-')
            .replace('/', '_');
    RawRequest call =
        call("GET", QUERY.replace("Nonce=n", "Nonce=n5") + "&Signature=" + signature, "");

    assertThat(ids(explain(call))).containsExactly("base64-url");
  }

  @Test
  void twoMistakesInAKeyAreProved() {
    byte[] hash = hmac("HmacSHA256", "testsecret", TO_SIGN);

    SignatureExplanation explanation = explain(sent(Base64.getEncoder().encodeToString(hash)));

    assertThat(ids(explanation)).containsExactly("sha256-instead-of-sha1", "ampersand-missing");
  }

  static Stream<Arguments> formsV3() {
    byte[] hash = hmac("HmacSHA256", "testsecret", toSignV3());
    return Stream.of(
        Arguments.of(HexFormat.of().withUpperCase().formatHex(hash), "upper-case-signature"),
        Arguments.of(Base64.getEncoder().encodeToString(hash), "base64-instead-of-hex"),
        Arguments.of(
            HexFormat.of().formatHex(hmac("HmacSHA1", "testsecret", toSignV3())),
            "sha1-instead-of-sha256"));
  }

  @ParameterizedTest(name = "{1}: {0}")
  @MethodSource("formsV3")
  void mistakeInTheSignatureOfV3IsProved(String signature, String id) {
    assertThat(ids(explain(sentV3(signature)))).containsExactly(id);
  }

  @Test
  void rightKeysMatch() {
    assertThat(explain(sent(sha1("testsecret&", TO_SIGN))).matches()).isTrue();
    assertThat(explain(sentV3(sha256("testsecret", toSignV3()))).matches()).isTrue();
  }

  private static String toSignV3() {
    return "ACS3-HMAC-SHA256\n" + ExplainedCalls.hash(CANONICAL_V3);
  }

  private static RawRequest sent(String signature) {
    String encoded = URLEncoder.encode(signature, StandardCharsets.UTF_8);
    return call("GET", QUERY + "&Signature=" + encoded, "");
  }

  private static RawRequest sentV3(String signature) {
    return call(
        "GET",
        "Amount=100&Currency=CNY",
        "",
        "Host",
        "127.0.0.1:8080",
        "x-acs-action",
        "CreateResellerUserQuota",
        "x-acs-version",
        "2017-12-14",
        "x-acs-date",
        "2025-08-11T01:02:03Z",
        "x-acs-signature-nonce",
        "n",
        "x-acs-content-sha256",
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        "Authorization",
        "ACS3-HMAC-SHA256 Credential=testid,SignedHeaders=host;x-acs-date;x-acs-signature-nonce,"
            + "Signature="
            + signature);
  }
}
