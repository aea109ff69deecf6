package io.github.bsskit.conformance.report;

import io.github.bsskit.conformance.check.Finding;
import io.github.bsskit.conformance.check.Finding.Fact;
import io.github.bsskit.conformance.check.Result;
import io.github.bsskit.conformance.check.Verdict;
import io.github.bsskit.conformance.obligation.CallTemplate;
import io.github.bsskit.conformance.obligation.Expectation;
import io.github.bsskit.conformance.obligation.Obligation;
import io.github.bsskit.conformance.obligation.Obligation.Demand;
import io.github.bsskit.conformance.obligation.Step;
import io.github.bsskit.conformance.target.Call;
import io.github.bsskit.conformance.target.CallStyle;
import io.github.bsskit.conformance.target.Exchange;
import io.github.bsskit.conformance.target.Profile;
import io.github.bsskit.conformance.target.ProfileFile;
import io.github.bsskit.conformance.target.Request;
import io.github.bsskit.conformance.target.RequestMutation;
import io.github.bsskit.conformance.target.WireResult;
import io.github.bsskit.rulebook.OperationRule;
import io.github.bsskit.rulebook.Rulebook;
import io.github.bsskit.rulebook.Source;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** Reports written by hand: one result per verdict, with problematic characters. */
final class ReportFixture {

  static final String TOKEN = "a+token/of=its+own";

  private static final String PROFILE =
      """
      wire: {form: openapi, signatures: [V3, V1], verified: false, unsigned: true, formats: [JSON, XML]}
      keys:
        full: {id: testid, secret: testsecret, token: a+token/of=its+own}
        mustNameOwner: {id: agency, secret: s3, owners: [238000000-238999999, 7]}
        sts: {id: STS.x, secret: s4, token: t4}
      owners: {fresh: [239000000-239000009, 239000020], foreign: 900000001}
      catalogue: {product: p, packageType: t, specification: 40, notOnSale: n, otherProduct: o}
      rateLimit: none
      faults: {request: {url: /faults, headers: {X-For: '{action}'}, body: '"{code}"'}}
      hooks: {reset: {method: DELETE, url: /state}}
      target: http://127.0.0.1:8080
      """;

  private static final OperationRule OPERATION =
      Rulebook.load().operation("CreateResourcePackage").orElseThrow();

  private static final Profile.Key KEY =
      new Profile.Key("testid", "testsecret", Optional.of(TOKEN), List.of());

  private ReportFixture() {}

  static RunReport of(Result... results) {
    return of(List.of(), results);
  }

  static RunReport of(List<String> warnings, Result... results) {
    return new RunReport(
        new RunReport.KitBuild("0.1.0", "ab".repeat(32)),
        URI.create("http://127.0.0.1:8080"),
        ProfileFile.read("profile.yaml", PROFILE, Optional.empty()).masked(),
        -7_000_000_000_000_000_001L,
        100,
        Instant.parse("2026-11-22T08:00:00Z"),
        Duration.ofMillis(65_432),
        1234,
        Arrays.asList(results),
        warnings,
        repeat("--profile", "my profile.yaml"));
  }

  /** Commands for these arguments of the target. */
  static ReproCommand repeat(String... target) {
    return new ReproCommand(
        List.of("bss-conformance"),
        List.of(target),
        List.of(),
        ProfileFile.read("profile.yaml", PROFILE, Optional.empty()));
  }

  /** One result per verdict. */
  static RunReport mixed() {
    return of(
        List.of("Most calls <were> rejected & \u001b[31mnothing\u001b[0m was tested."),
        passed("CreateResourcePackage/call/valid"),
        failed(),
        known(),
        observed(),
        notExercised("CreateResourcePackage/OwnerId/foreign", "owners.foreign: no foreign owner"),
        notExercised("CreateResourcePackage/xml/none", "vacuous: the valid call was rejected"),
        error(),
        violatedInvariant());
  }

  static Result passed(String address) {
    return result(obligation(address, Demand.DOCUMENTED, false), Verdict.PASSED, "");
  }

  static Result failed() {
    return failed("CreateResourcePackage/Duration/malformed/zero");
  }

  private static Result failed(String address) {
    return new Result(
        obligation(address, Demand.DOCUMENTED, false),
        Verdict.FAILED,
        "",
        Optional.of(
            finding(
                "400 DurationInvalid",
                "200 Success",
                exchange(
                    17, "{\"Code\":\"Success\"}", List.of(), "ProductCode=ossbag", "Duration=0"))),
        Duration.ofMillis(12));
  }

  static Result known() {
    return failed("CreateResourcePackage/Duration/malformed/sign").known("ticket 4711 | `later`");
  }

  static Result observed() {
    return result(
        obligation("CreateResourcePackage/Duration/valid/plus", Demand.INTERPRETATION, false),
        Verdict.OBSERVED,
        "400 <i>\u0000 ]]> &amp; \ud83d\ude00");
  }

  static Result notExercised(String address, String reason) {
    return result(obligation(address, Demand.PROVISIONED, false), Verdict.NOT_EXERCISED, reason);
  }

  static Result error() {
    return result(
        obligation("gateway/form/valid", Demand.DOCUMENTED, false),
        Verdict.ERROR,
        "java.net.SocketException: reset");
  }

  /** An invariant, violated by a response with problematic characters that repeats the token. */
  static Result violatedInvariant() {
    return new Result(
        obligation("response/leak", Demand.DOCUMENTED, true),
        Verdict.FAILED,
        "",
        Optional.of(
            finding(
                "no page of HTML",
                "<script>alert(\"x\")</script> of " + TOKEN,
                exchange(
                    18,
                    "<&\"'|` \u0001\u001b[2J\r\n\ud83d\ude00 \u202e " + TOKEN + "\uffff</pre>",
                    List.of(RequestMutation.after("the last digit is changed", draft -> {})),
                    "ProductCode=it's a \u0007bell"))),
        Duration.ofSeconds(3));
  }

  /** Three exchanges with responses of maximum length. */
  static Result failedWithLongResponses(String address) {
    String body = "{\"RequestId\":\"0\",\"Data\":true}".repeat(130);
    Exchange one = exchange(1, body, List.of(), "Duration=0");
    return new Result(
        obligation(address, Demand.DOCUMENTED, false),
        Verdict.FAILED,
        "",
        Optional.of(finding("400 DurationInvalid", "200 Success", one, one, one)),
        Duration.ofMillis(12));
  }

  /** Failures whose texts are all long. */
  static List<Result> hostile(int count, int length) {
    String text = "<x&`".repeat(length / 4);
    Exchange exchange = exchange(1, text, List.of(), "Duration=0");
    return IntStream.range(0, count)
        .mapToObj(
            i ->
                new Result(
                    obligation("gateway/long" + i + "/x", Demand.DOCUMENTED, false),
                    Verdict.FAILED,
                    "",
                    Optional.of(finding("400 E" + i, text, exchange, exchange, exchange)),
                    Duration.ofMillis(12)))
        .toList();
  }

  static Result result(Obligation obligation, Verdict verdict, String reason) {
    return new Result(obligation, verdict, reason, Optional.empty(), Duration.ofMillis(5));
  }

  static Obligation obligation(String address, Demand demand, boolean law) {
    Step send = new Step.Send(CallTemplate.valid(OPERATION), Expectation.anyError());
    List<Step> steps = law ? List.of() : List.of(send);
    Source source =
        demand == Demand.INTERPRETATION ? Source.INTERPRETATION : new Source(List.of("S2"));
    return new Obligation(
        address,
        address,
        "Statement of " + address + ": a < b & \"c\" | `d`.",
        source,
        demand,
        Optional.empty(),
        steps,
        Set.of());
  }

  static Finding finding(String expected, String seen, Exchange... evidence) {
    return new Finding(
        List.of(new Fact("expected", expected), new Fact("but was", seen)), List.of(evidence));
  }

  static Exchange exchange(
      int number, String body, List<RequestMutation> twists, String... parameters) {
    Call call = call(twists, parameters);
    Request request =
        new Request(
            "POST",
            "/?Action=CreateResourcePackage&SecurityToken=a%2Btoken%2Fof%3Dits%2Bown",
            Map.of("x-acs-version", "2017-12-14"),
            "Duration=0".getBytes(StandardCharsets.UTF_8),
            false,
            true,
            "");
    WireResult response =
        new WireResult.Received(
            200,
            List.of(Map.entry("Content-Type", "application/json")),
            body.getBytes(StandardCharsets.UTF_8),
            Optional.empty());
    return new Exchange(
        number,
        Optional.of(call),
        request,
        response,
        Optional.empty(),
        Instant.parse("2026-11-22T08:00:01Z"),
        Duration.ofMillis(34));
  }

  static Call call(List<RequestMutation> twists, String... parameters) {
    List<Map.Entry<String, String>> entries =
        Arrays.stream(parameters)
            .map(parameter -> parameter.split("=", 2))
            .map(pair -> Map.entry(pair[0], pair[1]))
            .toList();
    return new Call(
        OPERATION,
        entries,
        new CallStyle("V3", CallStyle.Placement.POST_QUERY, "JSON"),
        KEY,
        twists);
  }
}
