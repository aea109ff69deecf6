package io.github.bsskit.conformance.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bsskit.conformance.check.FindingGroup.RootCause;
import io.github.bsskit.conformance.obligation.CallTemplate;
import io.github.bsskit.conformance.obligation.Expectation;
import io.github.bsskit.conformance.obligation.Obligation;
import io.github.bsskit.conformance.obligation.Step;
import io.github.bsskit.conformance.target.Call;
import io.github.bsskit.conformance.target.CallStyle;
import io.github.bsskit.conformance.target.CallStyle.Placement;
import io.github.bsskit.conformance.target.Exchange;
import io.github.bsskit.conformance.target.Profile;
import io.github.bsskit.conformance.target.Request;
import io.github.bsskit.conformance.target.WireResult;
import io.github.bsskit.rulebook.OperationRule;
import io.github.bsskit.rulebook.Rulebook;
import io.github.bsskit.rulebook.Source;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FindingGroupTest {

  private static final OperationRule OPERATION =
      Rulebook.load().operation("CreateResourcePackage").orElseThrow();
  private static final String CANONICAL = "POST\n/\nA=%20\nhost:h\n\nhost\n";

  @Test
  void normalizesValuesThatAreNewInEveryCall() {
    assertThat(DifferenceKey.normalized("400 X of 123456789, 17 calls"))
        .isEqualTo(DifferenceKey.normalized("400 X of 99887, 3 calls"))
        .isNotEqualTo(DifferenceKey.normalized("500 X of 99887, 3 calls"));
  }

  @Test
  void marksTheFirstDifferenceOfStringsToSign() {
    RootCause cause =
        only(rejected("V1", "POST&%2F&A%3D%2520", "", "server string to sign is:POST&%2F&A%3D%2B"));

    assertThat(cause.headline())
        .isEqualTo("Valid V1 signatures are rejected: the string to sign differs.");
    assertThat(cause.facts().toString())
        .contains("character 14", "POST&%2F&A%3D\u25b8%2520", "POST&%2F&A%3D\u25b8%2B");
  }

  @Test
  void namesTheKeyIfTheTextsAreEqual() {
    assertThat(only(rejected("V1", "GET&x", "", "server string to sign is:GET&x")).headline())
        .contains("signs the same text", "V1's key is the secret and an ampersand");
  }

  @Test
  void namesTheDifferingLineOfTheCanonicalRequest() {
    String theirs = CANONICAL.replace("%20", "+") + "body";
    RootCause cause = only(rejected("V3", "ACS\n1", CANONICAL + "body", v3("ACS\n2", theirs)));

    assertThat(cause.headline()).contains("the canonical request's query (line 3) differs");
    assertThat(cause.facts().toString()).contains("A=\u25b8%20", "A=\u25b8+");
  }

  @Test
  void recognisesAnUnreadBodyByItsHash() {
    String empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
    String message = v3("ACS\n2", CANONICAL + empty);

    assertThat(only(rejected("V3", "ACS\n1", CANONICAL + "00ff", message)).headline())
        .startsWith("The target does not read the body");
  }

  @Test
  void saysByHowMuchAClockIsOff() {
    Exchange exchange =
        exchange("V3", "x", "", "InvalidTimeStamp.Expired", "", "Sun, 22 Nov 2026 06:30:00 GMT");

    assertThat(only(failed(exchange)).headline())
        .isEqualTo(
            "The target's clock is 1 h 30 min behind, so it rejects the time of valid calls.");
  }

  @Test
  void countsConsequencesUnderTheirCause() {
    Result one = rejected("V1", "GET&x", "", "server string to sign is:GET&x");
    Result other = rejected("V1", "GET&y", "", "server string to sign is:GET&y");

    assertThat(FindingGroup.of(List.of(one, other), List.of(one, other)))
        .singleElement()
        .satisfies(group -> assertThat(group.results()).containsExactly(one, other));
  }

  private static RootCause only(Result result) {
    List<FindingGroup> groups = FindingGroup.of(List.of(result), List.of(result));
    assertThat(groups).hasSize(1);
    return groups.get(0).cause().orElseThrow();
  }

  private static String v3(String toSign, String canonical) {
    return "server StringToSign is [" + toSign + "] server CanonicalRequest is [" + canonical + "]";
  }

  private static Result rejected(String signature, String text, String canonical, String message) {
    return failed(exchange(signature, text, canonical, "SignatureDoesNotMatch", message, ""));
  }

  private static Result failed(Exchange exchange) {
    Step step = new Step.Send(CallTemplate.valid(OPERATION), Expectation.success());
    Obligation obligation =
        new Obligation(
            "CreateResourcePackage/call/valid",
            "CreateResourcePackage/call/valid",
            "It succeeds.",
            new Source(List.of("S2")),
            Obligation.Demand.DOCUMENTED,
            Optional.empty(),
            List.of(step),
            Set.of());
    return Result.failed(
        obligation,
        Finding.of(Expectation.success().description(), exchange.summary(), List.of(exchange)));
  }

  private static Exchange exchange(
      String signature, String text, String canonical, String code, String message, String date) {
    Profile.Key key = new Profile.Key("testid", "testsecret", Optional.empty(), List.of());
    Call call =
        new Call(
            OPERATION,
            List.of(),
            new CallStyle(signature, Placement.POST_QUERY, "JSON"),
            key,
            List.of());
    Map<String, String> headers = Map.of("x-acs-date", "2026-11-22T08:00:00Z");
    Request request = new Request("POST", "/", headers, new byte[0], false, true, text, canonical);
    String body =
        "{\"Code\":\"" + code + "\",\"Message\":\"" + message.replace("\n", "\\n") + "\"}";
    WireResult.Received response =
        new WireResult.Received(
            400,
            List.of(Map.entry("Date", date)),
            body.getBytes(StandardCharsets.UTF_8),
            Optional.empty());
    return new Exchange(
        1,
        Optional.of(call),
        request,
        response,
        response.document(),
        Instant.parse("2026-11-22T08:00:01Z"),
        Duration.ofMillis(3));
  }
}
