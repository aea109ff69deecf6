package io.github.bsskit.simulator.explain;

import static io.github.bsskit.simulator.explain.ExplainedCalls.call;
import static io.github.bsskit.simulator.explain.ExplainedCalls.explain;
import static io.github.bsskit.simulator.explain.ExplainedCalls.hash;
import static io.github.bsskit.simulator.explain.ExplainedCalls.ids;
import static io.github.bsskit.simulator.explain.ExplainedCalls.sha256;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.bsskit.simulator.explain.SignatureExplanation.Difference;
import io.github.bsskit.simulator.gateway.RawRequest;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** V3 canonical requests with one mistake, written by hand. */
class ExplainedMistakesV3Test {

  private static final String EMPTY =
      "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
  private static final String BODY = "aim=1";
  private static final String BODY_HASH = hash(BODY);
  private static final String NAMES =
      "content-type;host;x-acs-action;x-acs-content-sha256;x-acs-date;x-acs-signature-nonce";

  /** As sent: unsorted and with an empty value. */
  private static final String QUERY = "OutBizId=a+b*c~d/e&Amount=100&Remark=&amount=2";

  private static final String RIGHT =
      """
      POST
      /
      Amount=100&OutBizId=a%20b%2Ac~d%2Fe&Remark=&amount=2
      content-type:application/x-www-form-urlencoded
      host:127.0.0.1:8080
      x-acs-action:CreateResellerUserQuota
      x-acs-content-sha256:BODY
      x-acs-date:2025-08-11T01:02:03Z
      x-acs-signature-nonce:n-1

      NAMES
      BODY\
      """
          .replace("BODY", BODY_HASH)
          .replace("NAMES", NAMES);

  static Stream<Arguments> mistakes() {
    return Stream.concat(framesAndQueries(), headersAndHashes());
  }

  private static Stream<Arguments> framesAndQueries() {
    return Stream.of(
        Arguments.of("method-swapped", RIGHT.replaceFirst("POST", "GET")),
        Arguments.of("method-in-lower-case", RIGHT.replaceFirst("POST", "post")),
        Arguments.of("path", RIGHT.replaceFirst("\n/\n", "\n\n")),
        Arguments.of("path", RIGHT.replaceFirst("\n/\n", "\n%2F\n")),
        Arguments.of("path", RIGHT.replaceFirst("\n/\n", "\n/CreateResellerUserQuota\n")),
        Arguments.of("plus-for-space", RIGHT.replace("a%20b", "a+b")),
        Arguments.of("star-not-encoded", RIGHT.replace("%2A", "*")),
        Arguments.of("tilde-encoded", RIGHT.replace("~", "%7E")),
        Arguments.of("slash-not-encoded", RIGHT.replace("%2F", "/")),
        Arguments.of("lower-case-hex", RIGHT.replace("%2A", "%2a").replace("%2F", "%2f")),
        Arguments.of("form-encoding", RIGHT.replace("a%20b%2Ac~d", "a+b*c%7Ed")),
        Arguments.of("values-not-encoded", RIGHT.replace("a%20b%2Ac~d%2Fe", "a b*c~d/e")),
        Arguments.of(
            "values-encoded-twice", RIGHT.replace("a%20b%2Ac~d%2Fe", "a%2520b%252Ac~d%252Fe")),
        Arguments.of(
            "not-sorted",
            RIGHT.replace(
                "Amount=100&OutBizId=a%20b%2Ac~d%2Fe&Remark=&",
                "OutBizId=a%20b%2Ac~d%2Fe&Amount=100&Remark=&")),
        Arguments.of(
            "sorted-without-case",
            RIGHT.replace("&amount=2", "").replace("Amount=100&", "Amount=100&amount=2&")),
        Arguments.of(
            "query-not-signed",
            RIGHT.replace("Amount=100&OutBizId=a%20b%2Ac~d%2Fe&Remark=&amount=2", "")),
        Arguments.of("empty-values-left-out", RIGHT.replace("&Remark=", "")),
        Arguments.of("parameter-not-signed", RIGHT.replace("Amount=100&", "")),
        Arguments.of("parameter-signed-empty", RIGHT.replace("Amount=100", "Amount=")),
        Arguments.of("form-in-query", RIGHT.replace("Remark=&", "Remark=&aim=1&")));
  }

  private static Stream<Arguments> headersAndHashes() {
    return Stream.of(
        Arguments.of("host", RIGHT.replace("127.0.0.1:8080", "127.0.0.1")),
        Arguments.of("host", RIGHT.replace("127.0.0.1:8080", "127.0.0.1:443")),
        Arguments.of("host", RIGHT.replace("127.0.0.1:8080", "localhost:8080")),
        Arguments.of("host", RIGHT.replace("127.0.0.1:8080", "bss.example.com")),
        Arguments.of("host", RIGHT.replace("127.0.0.1:8080", "business.aliyuncs.com")),
        Arguments.of("host", RIGHT.replace("127.0.0.1:8080", "forwarded.example:8443")),
        Arguments.of("header-not-trimmed", RIGHT.replace("nonce:n-1", "nonce: n-1")),
        Arguments.of("header-value-case", lowerCaseValues()),
        Arguments.of("header-value-case", RIGHT.replace("T01:02:03Z", "t01:02:03z")),
        Arguments.of("header-value-case", RIGHT.replace("nonce:n-1", "nonce:N-1")),
        Arguments.of("header-name-case", RIGHT.replace("host:1", "Host:1")),
        Arguments.of("header-name-case", capitals(RIGHT, true, false)),
        Arguments.of("header-name-case", capitals(RIGHT, false, true)),
        Arguments.of("header-name-case", capitals(RIGHT, true, true)),
        Arguments.of("empty-line-missing", RIGHT.replace("\n\n", "\n")),
        Arguments.of(
            "header-not-signed", RIGHT.replace("x-acs-action:CreateResellerUserQuota\n", "")),
        Arguments.of(
            "header-not-signed",
            RIGHT
                .replace("x-acs-action:CreateResellerUserQuota\n", "")
                .replace("x-acs-action;", "")),
        Arguments.of(
            "header-signed-empty",
            RIGHT.replace("x-acs-action:CreateResellerUserQuota\n", "x-acs-action:\n")),
        Arguments.of(
            "content-type-changed", RIGHT.replace("urlencoded", "urlencoded; charset=utf-8")),
        Arguments.of("time-zone", RIGHT.replace("T01:02:03Z", "T09:02:03Z")),
        Arguments.of("clock-read-twice", RIGHT.replace("01:02:03Z", "01:02:04Z")),
        Arguments.of("body-hash-of-nothing", lastLine(EMPTY)),
        Arguments.of("body-hash-unsigned", lastLine("UNSIGNED-PAYLOAD")),
        Arguments.of("body-hash-left-out", lastLine("")),
        Arguments.of("body-hash-upper-case", lastLine(BODY_HASH.toUpperCase(Locale.ROOT))));
  }

  /** Writes names in capitals, before the values or in SignedHeaders. */
  private static String capitals(String canonical, boolean inLines, boolean inNames) {
    String text = canonical;
    for (String name : NAMES.split(";")) {
      String capital =
          Stream.of(name.split("-"))
              .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
              .collect(Collectors.joining("-"));
      text = inLines ? text.replace("\n" + name + ":", "\n" + capital + ":") : text;
      text = inNames ? text.replaceFirst("(?<=[\n;])" + name + "(?=[;\n])", capital) : text;
    }
    return text;
  }

  private static String lastLine(String hash) {
    return RIGHT.substring(0, RIGHT.lastIndexOf('\n') + 1) + hash;
  }

  private static String lowerCaseValues() {
    return RIGHT
        .replace("CreateResellerUserQuota", "createreselleruserquota")
        .replace("T01:02:03Z", "t01:02:03z");
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("mistakes")
  void mistakeIsProved(String id, String canonical) {
    SignatureExplanation explanation = explain(signed(canonical));

    assertThat(explanation.matches()).isFalse();
    assertThat(ids(explanation)).containsExactly(id);
    assertThat(explanation.causes()).allMatch(SignatureExplanation.Cause::certain);
    assertThat(explanation.firstDifference().orElseThrow().in()).isEqualTo("canonical request");
  }

  @Test
  void rightTextMatches() {
    SignatureExplanation explanation = explain(signed(RIGHT));

    assertThat(explanation.matches()).isTrue();
    assertThat(explanation.causes()).isEmpty();
  }

  @Test
  void firstDifferenceIsTheUnsignedPort() {
    SignatureExplanation explanation =
        explain(signed(RIGHT.replace("127.0.0.1:8080", "127.0.0.1")));

    assertThat(explanation.firstDifference())
        .contains(
            new Difference(
                "canonical request",
                121,
                "…rlencoded\\nhost:127.0.0.1:8080\\nx-acs-action:Creat…",
                "…rlencoded\\nhost:127.0.0.1\\nx-acs-action:CreateRese…",
                "':' (U+003A)",
                "'\\n' (U+000A)"));
    assertThat(explanation.causes().get(0).happened())
        .isEqualTo("The host was signed as 127.0.0.1 and arrived as 127.0.0.1:8080.");
  }

  @Test
  void signedCanonicalRequestIsProved() {
    assertThat(ids(explain(sent(NAMES, BODY_HASH, sha256("testsecret", RIGHT)))))
        .containsExactly("canonical-request-alone");
  }

  @Test
  void canonicalRequestInTheStringToSignIsProved() {
    String signature = sha256("testsecret", "ACS3-HMAC-SHA256\n" + RIGHT);

    assertThat(ids(explain(sent(NAMES, BODY_HASH, signature))))
        .containsExactly("canonical-request-not-hashed");
  }

  @Test
  void upperCaseHashOfTheCanonicalRequestIsProved() {
    String toSign = "ACS3-HMAC-SHA256\n" + hash(RIGHT).toUpperCase(Locale.ROOT);

    assertThat(ids(explain(sent(NAMES, BODY_HASH, sha256("testsecret", toSign)))))
        .containsExactly("upper-case-request-hash");
  }

  @Test
  void missingAlgorithmIsProved() {
    assertThat(ids(explain(sent(NAMES, BODY_HASH, sha256("testsecret", hash(RIGHT))))))
        .containsExactly("algorithm-line-missing");
  }

  @Test
  void signedHeadersInAnotherOrderAreProved() {
    String names =
        "host;content-type;x-acs-action;x-acs-content-sha256;x-acs-date;x-acs-signature-nonce";
    String sortedLinesOnly = RIGHT.replace(NAMES, names);

    assertThat(ids(explain(sent(names, BODY_HASH, signature(RIGHT)))))
        .containsExactly("headers-not-in-order");
    assertThat(ids(explain(sent(names, BODY_HASH, signature(sortedLinesOnly)))))
        .containsExactly("headers-not-in-order");
  }

  /** Host was sent with a capital and content-type without, which is the order of ASCII. */
  @Test
  void namesThatWereSortedBeforeTheyWereLowerCaseAreProved() {
    String host = "host:127.0.0.1:8080\n";
    String lines = RIGHT.replace(host, "").replace("content-type:", host + "content-type:");

    assertThat(ids(explain(signed(lines)))).containsExactly("sorted-before-lower-case");
    assertThat(ids(explain(signed(RIGHT.replace("content-type;host", "host;content-type")))))
        .containsExactly("sorted-before-lower-case");
  }

  @Test
  void upperCaseSignedHeadersAreProved() {
    String names = NAMES.toUpperCase(Locale.ROOT);

    assertThat(ids(explain(sent(names, BODY_HASH, signature(RIGHT)))))
        .containsExactly("header-name-case");
  }

  @Test
  void changedBodyIsProved() {
    String other = hash("aim=2");
    String canonical = RIGHT.replace(BODY_HASH, other);

    assertThat(ids(explain(sent(NAMES, other, signature(canonical))))).containsExactly("body-hash");
  }

  @Test
  void wrongBodyHashIsProvedDespiteAMatchingSignature() {
    String canonical = RIGHT.replace("sha256:" + BODY_HASH, "sha256:" + EMPTY);

    SignatureExplanation explanation = explain(sent(NAMES, EMPTY, signature(canonical)));

    assertThat(explanation.matches()).isFalse();
    assertThat(ids(explanation)).containsExactly("body-hash");
  }

  @Test
  void twoMistakesAreProvedTogether() {
    String canonical = RIGHT.replace("a%20b", "a+b").replace("127.0.0.1:8080", "127.0.0.1");

    assertThat(ids(explain(signed(canonical)))).containsExactlyInAnyOrder("host", "plus-for-space");
  }

  @Test
  void missingSignedHeaderIsALikelyCause() {
    String names = NAMES + ";x-request-id";
    String canonical = RIGHT.replace("n-1\n", "n-1\nx-request-id:7\n").replace(NAMES, names);

    SignatureExplanation explanation = explain(sent(names, BODY_HASH, signature(canonical)));

    assertThat(ids(explanation)).containsExactly("signed-header-missing", "unidentified");
    assertThat(explanation.causes()).noneMatch(SignatureExplanation.Cause::certain);
    assertThat(explanation.causes().get(0).happened()).contains("x-request-id");
  }

  private static RawRequest signed(String canonical) {
    return sent(NAMES, BODY_HASH, signature(canonical));
  }

  private static String signature(String canonical) {
    return sha256("testsecret", "ACS3-HMAC-SHA256\n" + hash(canonical));
  }

  private static RawRequest sent(String names, String bodyHash, String signature) {
    return call(
        "POST",
        QUERY,
        BODY,
        "Host",
        "127.0.0.1:8080",
        "X-Forwarded-Host",
        "bss.example.com",
        "Forwarded",
        "for=192.0.2.1;proto=https;host=\"forwarded.example:8443\"",
        "content-type",
        "application/x-www-form-urlencoded",
        "x-acs-action",
        "CreateResellerUserQuota",
        "x-acs-version",
        "2017-12-14",
        "x-acs-date",
        "2025-08-11T01:02:03Z",
        "x-acs-signature-nonce",
        " n-1",
        "x-acs-content-sha256",
        bodyHash,
        "Authorization",
        "ACS3-HMAC-SHA256 Credential=testid,SignedHeaders=" + names + ",Signature=" + signature);
  }
}
