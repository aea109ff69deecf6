package io.github.bsskit.conformance.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bsskit.conformance.obligation.Obligation;
import io.github.bsskit.conformance.obligation.Obligations;
import io.github.bsskit.conformance.target.Call;
import io.github.bsskit.conformance.target.CallStyle;
import io.github.bsskit.conformance.target.Exchange;
import io.github.bsskit.conformance.target.Profile;
import io.github.bsskit.conformance.target.ProfileFile;
import io.github.bsskit.conformance.target.Request;
import io.github.bsskit.conformance.target.ResponseDocument;
import io.github.bsskit.conformance.target.ResponseNode;
import io.github.bsskit.conformance.target.WireResult;
import io.github.bsskit.rulebook.OperationRule;
import io.github.bsskit.rulebook.Rulebook;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rate limit is 100 calls in 60 seconds; the kit cannot see when a target counts a call. */
class InvariantRecorderTest {

  private static final Rulebook RULEBOOK = Rulebook.load();
  private static final OperationRule PACKAGE =
      RULEBOOK.operation("CreateResourcePackage").orElseThrow();
  private static final Instant START = Instant.parse("2026-11-22T12:00:00Z");

  @ParameterizedTest
  @CsvSource({
    // calls before, seconds each took, seconds until the throttled one, verdict
    "100, 0, 59, PASSED",
    "100, 0, 70, FAILED",
    " 99, 0, 59, FAILED",
    "100, 5, 64, PASSED",
    "100, 5, 75, FAILED",
  })
  void countsACallWhenItsResponseArrives(int before, int took, int later, Verdict expected) {
    Profile profile =
        ProfileFile.read(
            "profile",
            "keys: {full: [{id: testid, secret: testsecret}]}",
            Optional.of(URI.create("http://127.0.0.1:1/")));
    InvariantRecorder recorder = new InvariantRecorder(RULEBOOK, profile);
    add(recorder, exchange("Success", START.minusSeconds(600), 0));
    for (int i = 0; i < before; i++) {
      add(recorder, exchange("Success", START, took));
    }

    add(recorder, exchange("Throttling.User", START.plusSeconds(later), 0));

    assertThat(recorder.result(notEarly(profile)).verdict()).isEqualTo(expected);
  }

  /** A call is counted before it is checked. */
  private static void add(InvariantRecorder recorder, Exchange exchange) {
    recorder.count(exchange);
    recorder.add(exchange, Instant.MIN);
  }

  private static Obligation notEarly(Profile profile) {
    return Obligations.of(RULEBOOK, profile.wire()).stream()
        .filter(
            obligation -> obligation.address().equals("CreateResourcePackage/rate-limit/not-early"))
        .findFirst()
        .orElseThrow();
  }

  private static Exchange exchange(String code, Instant at, int seconds) {
    Profile.Key key = new Profile.Key("testid", "testsecret", Optional.empty(), List.of());
    CallStyle style = new CallStyle("V3", CallStyle.Placement.POST_QUERY, "JSON");
    ResponseNode fields =
        new ResponseNode.ObjectValue(
            Map.of("Code", new ResponseNode.Scalar(ResponseNode.ScalarType.TEXT, code)));
    return new Exchange(
        1,
        Optional.of(new Call(PACKAGE, List.of(), style, key, List.of())),
        new Request("POST", "/", Map.of(), new byte[0], false, true, ""),
        new WireResult.Received(200, List.of(), new byte[0], Optional.empty()),
        Optional.of(new ResponseDocument("JSON", "", fields, List.of())),
        at,
        Duration.ofSeconds(seconds));
  }
}
