package io.github.bsskit.simulator.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bsskit.contract.DocumentedError;
import io.github.bsskit.simulator.testing.TestSigner;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** V3 signs the method, the query, the named headers and the hash of the body. */
class SignatureV3Test extends SignatureContract {

  private static final List<Header> HEADERS =
      List.of(
          new Header("Host", "127.0.0.1:8080"),
          new Header("X-Acs-Date", "2025-08-11T01:02:03Z"),
          new Header("x-acs-action", "CreateResellerUserQuota"));
  private static final String CANONICAL =
      """
      POST
      /
      Amount=100&Currency=CNY&OutBizId=%E4%B8%AD%20a%2Ab
      x-acs-date:2025-08-11T01:02:03Z
      host:127.0.0.1:8080
      x-acs-action:CreateResellerUserQuota

      x-acs-date;host;x-acs-action
      """;
  private static final List<String> NAMES = List.of("x-acs-date", "host", "x-acs-action");

  @Override
  Signature signedAsQueryBut(String sentQuery) {
    return signed("POST", sentQuery, HEADERS, NAMES, "");
  }

  @Test
  void signatureIsInvalidWithSignedHeadersInAnotherOrder() {
    List<String> sorted = new ArrayList<>(NAMES);
    Collections.sort(sorted);

    assertThat(signed("POST", QUERY, HEADERS, sorted, "").verify(SECRET)).isPresent();
  }

  @Test
  void signatureIsInvalidWithAnotherMethod() {
    assertThat(signed("GET", QUERY, HEADERS, NAMES, "").verify(SECRET)).isPresent();
  }

  @Test
  void signatureIsValidForAnyCaseOfHeaderNamesAndSpacesAroundValues() {
    List<Header> otherwise =
        List.of(
            new Header("HOST", " 127.0.0.1:8080 "),
            new Header("x-acs-date", "2025-08-11T01:02:03Z"),
            new Header("X-ACS-ACTION", "CreateResellerUserQuota"),
            new Header("x-not-signed", "whatever"));

    assertThat(signed("POST", QUERY, otherwise, NAMES, "").verify(SECRET)).isEmpty();
  }

  @Test
  void signatureIsInvalidAfterAChangeOfASignedHeader() {
    List<Header> changed = new ArrayList<>(HEADERS);
    changed.set(1, new Header("x-acs-date", "2025-08-11T01:02:04Z"));

    assertThat(signed("POST", QUERY, changed, NAMES, "").verify(SECRET)).isPresent();
  }

  @Test
  void signatureIsInvalidWithoutASignedHeader() {
    assertThat(signed("POST", QUERY, HEADERS.subList(0, 2), NAMES, "").verify(SECRET)).isPresent();
  }

  /** The limit is ours (I); without it a short request makes a text of any length. */
  @ParameterizedTest
  @CsvSource({"100,", "101,IncompleteSignature"})
  void atMostAHundredHeadersMayBeSigned(int names, String code) {
    List<Header> sent = new ArrayList<>(HEADERS);
    sent.add(new Header("x-acs-content-sha256", "0"));
    sent.add(new Header("x-acs-signature-nonce", "once"));
    String signed = "x-acs-date;x-acs-signature-nonce" + ";host".repeat(names - 2);
    sent.add(
        new Header(
            "Authorization",
            "ACS3-HMAC-SHA256 Credential=testid,SignedHeaders=" + signed + ",Signature=0"));

    assertThat(
            Signature.missing(new RpcRequest(new RawRequest("POST", "/", "", sent, new byte[0])))
                .map(DocumentedError::code))
        .isEqualTo(Optional.ofNullable(code));
  }

  @Test
  void repeatedHeaderIsSortedAndJoined() {
    List<Header> repeated = new ArrayList<>(HEADERS);
    repeated.add(new Header("x-acs-more", "b"));
    repeated.add(new Header("X-Acs-More", "a"));
    String canonical =
        CANONICAL
                .replace("Quota\n", "Quota\nx-acs-more:a,b\n")
                .replace("host;x-acs-action", "host;x-acs-action;x-acs-more")
            + TestSigner.sha256(new byte[0]);

    Signature signature =
        signature(
            "POST",
            QUERY,
            repeated,
            List.of("x-acs-date", "host", "x-acs-action", "x-acs-more"),
            "",
            TestSigner.signV3(canonical, SECRET));

    assertThat(signature.verify(SECRET)).isEmpty();
  }

  @Test
  void signatureIsInvalidWithAnotherBody() {
    assertThat(signed("POST", QUERY, HEADERS, NAMES, "OutBizId=x").verify(SECRET)).isPresent();
  }

  @Test
  void signatureIsInvalidIfTheBodyHashIsWrong() {
    List<Header> lying = new ArrayList<>(HEADERS);
    lying.add(new Header("x-acs-content-sha256", "0".repeat(64)));

    assertThat(signed("POST", QUERY, lying, NAMES, "").verify(SECRET)).isPresent();
  }

  @Test
  void signatureIsInvalidAfterAChangeOfAnyCharacter() {
    String signature = TestSigner.signV3(CANONICAL + TestSigner.sha256(new byte[0]), SECRET);

    for (int at = 0; at < signature.length(); at++) {
      String changed = changedAt(signature, at);

      assertThat(signature("POST", QUERY, HEADERS, NAMES, "", changed).verify(SECRET))
          .as(changed)
          .isPresent();
    }
  }

  /** A request that may differ from {@link #CANONICAL}, which was signed. */
  private Signature signed(
      String method, String query, List<Header> headers, List<String> names, String body) {
    String right = TestSigner.signV3(CANONICAL + TestSigner.sha256(new byte[0]), SECRET);
    return signature(method, query, headers, names, body, right);
  }

  private Signature signature(
      String method,
      String query,
      List<Header> headers,
      List<String> names,
      String body,
      String signature) {
    byte[] octets = body.getBytes(StandardCharsets.US_ASCII);
    List<Header> sent = new ArrayList<>(headers);
    sent.add(new Header("x-acs-content-sha256", TestSigner.sha256(octets)));
    return new SignatureV3(
        new RpcRequest(new RawRequest(method, "/", query, sent, octets)),
        new Authorization("ACS3-HMAC-SHA256", "testid", names, signature));
  }
}
