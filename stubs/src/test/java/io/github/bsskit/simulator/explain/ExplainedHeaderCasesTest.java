package io.github.bsskit.simulator.explain;

import static io.github.bsskit.simulator.explain.ExplainedCalls.call;
import static io.github.bsskit.simulator.explain.ExplainedCalls.explain;
import static io.github.bsskit.simulator.explain.ExplainedCalls.hash;
import static io.github.bsskit.simulator.explain.ExplainedCalls.ids;
import static io.github.bsskit.simulator.explain.ExplainedCalls.sha256;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.bsskit.simulator.gateway.Authorization;
import io.github.bsskit.simulator.gateway.RawRequest;
import io.github.bsskit.simulator.gateway.RpcRequest;
import io.github.bsskit.simulator.gateway.SignatureV3;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Names of headers signed in another case: of one header or several, in one place or in both. */
class ExplainedHeaderCasesTest {

  private static final String EMPTY =
      "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
  private static final List<String> NAMES =
      List.of(
          "content-type",
          "host",
          "x-acs-action",
          "x-acs-content-sha256",
          "x-acs-date",
          "x-acs-signature-nonce",
          "x-acs-version");

  private static String titled(String name) {
    return Stream.of(name.split("-"))
        .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
        .collect(Collectors.joining("-"));
  }

  private static String upper(String name) {
    return name.toUpperCase(Locale.ROOT);
  }

  private static String prefixed(String name, String prefix, UnaryOperator<String> rest) {
    return name.startsWith("x-acs-") ? prefix + rest.apply(name.substring(6)) : name;
  }

  /** What the signer made of each name. */
  static Stream<Arguments> cases() {
    List<Arguments> cases = new ArrayList<>();
    for (String one : NAMES) {
      cases.add(cased(one + " in title case", n -> n.equals(one) ? titled(n) : n));
      cases.add(cased(one + " in upper case", n -> n.equals(one) ? upper(n) : n));
      if (one.startsWith("x-acs-")) {
        cases.add(cased("X-ACS of " + one, n -> n.equals(one) ? "X-ACS-" + n.substring(6) : n));
      }
    }
    UnaryOperator<String> same = name -> name;
    cases.add(cased("all in title case", ExplainedHeaderCasesTest::titled));
    cases.add(cased("all in upper case", ExplainedHeaderCasesTest::upper));
    cases.add(cased("X-ACS-", n -> prefixed(n, "X-ACS-", same)));
    cases.add(cased("X-Acs-", n -> prefixed(n, "X-Acs-", same)));
    cases.add(cased("X-ACS-Title", n -> prefixed(n, "X-ACS-", ExplainedHeaderCasesTest::titled)));
    cases.add(cased("X-Acs-Title", n -> prefixed(n, "X-Acs-", ExplainedHeaderCasesTest::titled)));
    cases.add(cased("all but X", n -> n.startsWith("x-") ? n : titled(n)));
    cases.add(cased("all but Host", n -> n.equals("host") ? n : titled(n)));
    cases.add(
        cased(
            "X-ACS and titles", n -> n.startsWith("x-") ? prefixed(n, "X-ACS-", same) : titled(n)));
    return cases.stream();
  }

  private static Arguments cased(String description, UnaryOperator<String> name) {
    return Arguments.of(description, name);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void inHeadersInSignedHeadersAndInBothAreProved(String description, UnaryOperator<String> name) {
    List<String> cased = NAMES.stream().map(name).toList();

    assertThatIsProved("header-name-case", canonical(cased, NAMES, ":"));
    assertThatIsProved("header-name-case", canonical(NAMES, cased, ":"));
    assertThatIsProved("header-name-case", canonical(cased, cased, ":"));
  }

  /** The order of ASCII has capitals first. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void inTheOrderOfAsciiAreProved(String description, UnaryOperator<String> name) {
    List<String> cased = NAMES.stream().map(name).sorted().toList();
    List<String> lower = cased.stream().map(n -> n.toLowerCase(Locale.ROOT)).toList();

    assertThatIsProved("header-name-case", canonical(cased, cased, ":"));
    if (lower.equals(NAMES)) {
      assertThatIsProved("header-name-case", canonical(cased, lower, ":"));
    }
  }

  /** SignedHeaders arrives as it was written, in another case than the one that was signed. */
  @ParameterizedTest
  @ValueSource(strings = {"host", "x-acs-date"})
  void oneNameInTheSignedHeadersThatWereSentIsProved(String one) {
    List<String> cased = NAMES.stream().map(n -> n.equals(one) ? titled(n) : n).toList();

    assertThat(ids(explain(sent(cased, canonical(NAMES, NAMES, ":")))))
        .containsExactly("header-name-case");
    assertThat(ids(explain(sent(cased, canonical(cased, cased, ":")))))
        .containsExactly("header-name-case");
  }

  @Test
  void spaceAfterTheColonIsProved() {
    String right = canonical(NAMES, NAMES, ":");

    assertThatIsProved("header-not-trimmed", canonical(NAMES, NAMES, ": "));
    for (String one : NAMES) {
      assertThatIsProved("header-not-trimmed", right.replace(one + ":", one + ": "));
    }
  }

  @Test
  void titleCaseAndSpaceAfterTheColonAreProvedTogether() {
    List<String> titles = NAMES.stream().map(ExplainedHeaderCasesTest::titled).toList();

    for (List<String> names : List.of(NAMES, titles)) {
      assertThat(ids(explain(sent(NAMES, canonical(titles, names, ": ")))))
          .containsExactlyInAnyOrder("header-name-case", "header-not-trimmed");
    }
  }

  @Test
  void valueOfContentTypeInTitleCaseIsProved() {
    String right = canonical(NAMES, NAMES, ":");

    assertThatIsProved("header-value-case", right.replace("application/json", "Application/Json"));
  }

  /** A request with many headers takes little time. */
  @Test
  void candidatesAreLimited() {
    List<String> names = IntStream.range(0, 100).mapToObj(i -> "x-acs-h%03d".formatted(i)).toList();
    RpcRequest request = new RpcRequest(sent(names, ""));

    assertThat(
            HeaderCases.of(
                new SignatureV3(request, Authorization.parse(request.header("Authorization")))))
        .hasSizeBetween(100, 500);
  }

  private static void assertThatIsProved(String id, String canonical) {
    SignatureExplanation explanation = explain(sent(NAMES, canonical));

    assertThat(ids(explanation)).as(canonical).containsExactly(id);
    assertThat(explanation.causes()).allMatch(SignatureExplanation.Cause::certain);
  }

  private static String canonical(List<String> lines, List<String> names, String separator) {
    String headers =
        lines.stream()
            .map(name -> name + separator + value(name) + "\n")
            .collect(Collectors.joining());
    return "POST\n/\nAmount=100\n" + headers + "\n" + String.join(";", names) + "\n" + EMPTY;
  }

  private static String value(String name) {
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "content-type" -> "application/json";
      case "host" -> "127.0.0.1:8080";
      case "x-acs-action" -> "CreateResellerUserQuota";
      case "x-acs-content-sha256" -> EMPTY;
      case "x-acs-date" -> "2025-08-11T01:02:03Z";
      case "x-acs-version" -> "2017-12-14";
      default -> "n-1";
    };
  }

  private static RawRequest sent(List<String> signedHeaders, String canonical) {
    List<String> headers = new ArrayList<>();
    for (String name : NAMES) {
      headers.addAll(List.of(name, value(name)));
    }
    String signature = sha256("testsecret", "ACS3-HMAC-SHA256\n" + hash(canonical));
    headers.addAll(
        List.of(
            "Authorization",
            "ACS3-HMAC-SHA256 Credential=testid,SignedHeaders="
                + String.join(";", signedHeaders)
                + ",Signature="
                + signature));
    return call("POST", "Amount=100", "", headers.toArray(String[]::new));
  }
}
