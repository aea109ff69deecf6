package io.github.bsskit.simulator.explain;

import static io.github.bsskit.simulator.explain.ExplainedCalls.FORM;
import static io.github.bsskit.simulator.explain.ExplainedCalls.call;
import static io.github.bsskit.simulator.explain.ExplainedCalls.explain;
import static io.github.bsskit.simulator.explain.ExplainedCalls.ids;
import static io.github.bsskit.simulator.explain.ExplainedCalls.sha1;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.bsskit.simulator.explain.SignatureExplanation.Cause;
import io.github.bsskit.simulator.explain.SignatureExplanation.Difference;
import io.github.bsskit.simulator.gateway.RawRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** V1 strings to sign with one mistake, written by hand. */
class ExplainedMistakesV1Test {

  private static final String KEY = "testsecret&";

  /** As sent: unsorted and with an empty value. */
  private static final String QUERY =
      "Version=2017-12-14&Action=CreateResellerUserQuota&AccessKeyId=testid&Amount=100"
          + "&Currency=CNY&OutBizId=a+b*c~d/e&Remark=&aim=1&SignatureMethod=HMAC-SHA1"
          + "&SignatureVersion=1.0&SignatureNonce=n-1&Timestamp=2025-08-11T01:02:03Z";

  private static final String RIGHT =
      "POST&%2F&AccessKeyId%3Dtestid%26Action%3DCreateResellerUserQuota%26Amount%3D100"
          + "%26Currency%3DCNY%26OutBizId%3Da%2520b%252Ac~d%252Fe%26Remark%3D"
          + "%26SignatureMethod%3DHMAC-SHA1%26SignatureNonce%3Dn-1%26SignatureVersion%3D1.0"
          + "%26Timestamp%3D2025-08-11T01%253A02%253A03Z%26Version%3D2017-12-14%26aim%3D1";

  private static final String CANONICAL =
      "AccessKeyId=testid&Action=CreateResellerUserQuota&Amount=100&Currency=CNY"
          + "&OutBizId=a%20b%2Ac~d%2Fe&Remark=&SignatureMethod=HMAC-SHA1&SignatureNonce=n-1"
          + "&SignatureVersion=1.0&Timestamp=2025-08-11T01%3A02%3A03Z&Version=2017-12-14&aim=1";

  static Stream<Arguments> mistakes() {
    return Stream.of(
        Arguments.of("method-swapped", RIGHT.replaceFirst("POST", "GET")),
        Arguments.of("method-in-lower-case", RIGHT.replaceFirst("POST", "post")),
        Arguments.of("path", RIGHT.replaceFirst("%2F", "/")),
        Arguments.of("not-encoded-twice", "POST&%2F&" + CANONICAL),
        Arguments.of("encoded-once-more", "POST&%2F&" + RIGHT.substring(9).replace("%", "%25")),
        Arguments.of(
            "values-not-encoded",
            RIGHT
                .replace("a%2520b%252Ac~d%252Fe", "a%20b%2Ac~d%2Fe")
                .replace("01%253A02%253A03", "01%3A02%3A03")),
        Arguments.of("values-encoded-twice", RIGHT.replace("%25", "%2525")),
        Arguments.of("plus-for-space", RIGHT.replace("a%2520b", "a%2Bb")),
        Arguments.of("star-not-encoded", RIGHT.replace("b%252Ac", "b*c")),
        Arguments.of("star-not-encoded", RIGHT.replace("b%252Ac", "b%2Ac")),
        Arguments.of("tilde-encoded", RIGHT.replace("c~d", "c%257Ed")),
        Arguments.of("slash-not-encoded", RIGHT.replace("d%252Fe", "d%2Fe")),
        Arguments.of("slash-not-encoded", RIGHT.replace("d%252Fe", "d/e")),
        Arguments.of("colon-not-encoded", RIGHT.replace("%253A", ":")),
        Arguments.of(
            "lower-case-hex",
            RIGHT
                .replace("%252A", "%252a")
                .replace("%252F", "%252f")
                .replace("%253A", "%253a")
                .replace("%3D", "%3d")),
        Arguments.of(
            "lower-case-hex",
            RIGHT.replace("%252A", "%252a").replace("%252F", "%252f").replace("%253A", "%253a")),
        Arguments.of("lower-case-hex", lowerCaseEscapes(RIGHT)),
        Arguments.of("form-encoding", byUrlEncoder()),
        Arguments.of("not-sorted", asSent()),
        Arguments.of(
            "sorted-without-case",
            RIGHT
                .replace("%26aim%3D1", "")
                .replace("%26Amount%3D100", "%26aim%3D1%26Amount%3D100")),
        Arguments.of("parameter-not-signed", RIGHT.replace("%26Amount%3D100", "")),
        Arguments.of("parameter-signed-empty", RIGHT.replace("Amount%3D100", "Amount%3D")),
        Arguments.of(
            "parameter-signed-and-not-sent",
            RIGHT.replace("%26OutBizId", "%26Format%3DJSON%26OutBizId")),
        Arguments.of("time-zone", RIGHT.replace("T01%253A", "T09%253A")),
        Arguments.of("clock-read-twice", RIGHT.replace("%253A03Z", "%253A02Z")));
  }

  private static String byUrlEncoder() {
    String canonical =
        CANONICAL.replace(
            "a%20b%2Ac~d%2Fe", URLEncoder.encode("a b*c~d/e", StandardCharsets.UTF_8));
    return "POST&%2F&" + URLEncoder.encode(canonical, StandardCharsets.UTF_8);
  }

  private static String asSent() {
    return "POST&%2F&Version%3D2017-12-14%26Action%3DCreateResellerUserQuota%26AccessKeyId%3Dtestid"
        + "%26Amount%3D100%26Currency%3DCNY%26OutBizId%3Da%2520b%252Ac~d%252Fe%26Remark%3D"
        + "%26aim%3D1%26SignatureMethod%3DHMAC-SHA1%26SignatureVersion%3D1.0"
        + "%26SignatureNonce%3Dn-1%26Timestamp%3D2025-08-11T01%253A02%253A03Z";
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("mistakes")
  void mistakeIsProved(String id, String toSign) {
    SignatureExplanation explanation = explain(signed(toSign));

    assertThat(explanation.matches()).isFalse();
    assertThat(ids(explanation)).containsExactly(id);
    assertThat(explanation.causes()).allMatch(Cause::certain);
    assertThat(explanation.firstDifference()).isPresent();
  }

  @Test
  void rightTextMatches() {
    SignatureExplanation explanation = explain(signed(RIGHT));

    assertThat(explanation.matches()).isTrue();
    assertThat(explanation.causes()).isEmpty();
    assertThat(explanation.firstDifference()).isEmpty();
  }

  @Test
  void firstDifferenceIsThePlusInsteadOfASpace() {
    SignatureExplanation explanation = explain(signed(RIGHT.replace("a%2520b", "a%2Bb")));

    assertThat(explanation.firstDifference())
        .contains(
            new Difference(
                "canonical query",
                84,
                "…&Currency=CNY&OutBizId=a%20b%2Ac~d%2Fe&Remark=&S…",
                "…&Currency=CNY&OutBizId=a+b%2Ac~d%2Fe&Remark=&Sig…",
                "'%' (U+0025)",
                "'+' (U+002B)"));
  }

  @Test
  void firstDifferenceIsInTheStringToSignIfMethodsDiffer() {
    SignatureExplanation explanation = explain(signed(RIGHT.replaceFirst("POST", "GET")));

    Difference difference = explanation.firstDifference().orElseThrow();
    assertThat(difference.in()).isEqualTo("string to sign");
    assertThat(difference.index()).isZero();
    assertThat(difference.expected()).isEqualTo("'P' (U+0050)");
    assertThat(difference.signed()).isEqualTo("'G' (U+0047)");
  }

  @Test
  void unsignedParameterIsNamed() {
    SignatureExplanation explanation = explain(signed(RIGHT.replace("%26Amount%3D100", "")));

    assertThat(explanation.causes().get(0).happened())
        .isEqualTo("The parameter Amount was sent but not signed.");
  }

  @Test
  void twoMistakesAreProvedTogether() {
    String toSign = RIGHT.replaceFirst("POST", "GET").replace("a%2520b", "a%2Bb");

    SignatureExplanation explanation = explain(signed(toSign));

    assertThat(ids(explanation)).containsExactlyInAnyOrder("method-swapped", "plus-for-space");
  }

  @Test
  void wrongKeyAndWrongTextAreProvedTogether() {
    String toSign = RIGHT.replace("a%2520b", "a%2Bb");

    SignatureExplanation explanation = explain(sent(QUERY, sha1("testsecret", toSign)));

    assertThat(ids(explanation)).containsExactly("ampersand-missing", "plus-for-space");
  }

  @Test
  void unsignedFormIsProved() {
    String toSign = RIGHT.replace("%26Remark%3D", "").replace("%26aim%3D1", "");
    String query = QUERY.replace("&Remark=&aim=1", "");
    RawRequest call =
        call("POST", query + signature(sha1(KEY, toSign)), "Remark=x&aim=1", "Content-Type", FORM);

    assertThat(ids(explain(call))).containsExactly("form-not-signed");
  }

  @Test
  void unsignedQueryIsProved() {
    String toSign = "POST&%2F&Remark%3Dx%26aim%3D1";
    String query = QUERY.replace("&Remark=&aim=1", "");
    RawRequest call =
        call("POST", query + signature(sha1(KEY, toSign)), "Remark=x&aim=1", "Content-Type", FORM);

    assertThat(ids(explain(call))).containsExactly("query-not-signed");
  }

  @Test
  void signatureWithoutEmptyValuesMatchesAsInTheGateway() {
    String toSign = RIGHT.replace("%26Remark%3D", "");

    SignatureExplanation explanation = explain(signed(toSign));

    assertThat(explanation.matches()).isTrue();
    assertThat(ExplainedCalls.step(explanation, "string to sign")).isEqualTo(toSign);
  }

  @Test
  void omittedEmptyValuesAreProvedWithAnotherMistake() {
    String toSign = RIGHT.replace("%26Remark%3D", "").replace("a%2520b", "a%2Bb");

    assertThat(ids(explain(signed(toSign))))
        .containsExactlyInAnyOrder("empty-values-left-out", "plus-for-space");
  }

  @Test
  void spacesAroundAValueAreProved() {
    String query = QUERY.replace("Amount=100", "Amount=100%20");

    assertThat(ids(explain(sent(query, sha1(KEY, RIGHT))))).containsExactly("space-in-value");
  }

  @Test
  void encodeUriComponentIsProved() {
    String query = QUERY.replace("a+b*c~d/e", "f(x)");
    String right = RIGHT.replace("a%2520b%252Ac~d%252Fe", "f%2528x%2529");
    String toSign = right.replace("f%2528x%2529", "f(x)");

    assertThat(ids(explain(sent(query, sha1(KEY, toSign)))))
        .containsExactly("encode-uri-component");
  }

  @Test
  void unencodedPlusIsProved() {
    String query = QUERY.replace("a+b*c~d/e", "a%2Bb");
    String toSign = RIGHT.replace("a%2520b%252Ac~d%252Fe", "a%2Bb");

    assertThat(ids(explain(sent(query, sha1(KEY, toSign))))).containsExactly("plus-not-encoded");
  }

  @Test
  void encodeUriIsProved() {
    String query = QUERY.replace("a+b*c~d/e", "a+%26b%3Fc");
    String toSign =
        RIGHT.replace("a%2520b%252Ac~d%252Fe", "a%2520%26b%3Fc").replace("%253A", "%3A");

    assertThat(ids(explain(sent(query, sha1(KEY, toSign))))).containsExactly("encode-uri");
  }

  private static RawRequest signed(String toSign) {
    return sent(QUERY, sha1(KEY, toSign));
  }

  private static RawRequest sent(String query, String signature) {
    return call("POST", query + signature(signature), "");
  }

  private static String signature(String signature) {
    return "&Signature=" + URLEncoder.encode(signature, StandardCharsets.UTF_8);
  }

  private static String lowerCaseEscapes(String text) {
    return Pattern.compile("%[0-9A-F]{2}([0-9A-F]{2})?")
        .matcher(text)
        .replaceAll(escape -> escape.group().toLowerCase(Locale.ROOT));
  }
}
