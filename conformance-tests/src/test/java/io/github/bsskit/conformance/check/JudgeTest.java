package io.github.bsskit.conformance.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bsskit.conformance.obligation.Obligation;
import io.github.bsskit.conformance.obligation.Obligations;
import io.github.bsskit.conformance.target.Call;
import io.github.bsskit.conformance.target.CallStyle;
import io.github.bsskit.conformance.target.Exchange;
import io.github.bsskit.conformance.target.Profile;
import io.github.bsskit.conformance.target.Request;
import io.github.bsskit.conformance.target.ResponseDocument;
import io.github.bsskit.conformance.target.ResponseNode;
import io.github.bsskit.conformance.target.WireResult;
import io.github.bsskit.rulebook.ErrorRule;
import io.github.bsskit.rulebook.OperationRule;
import io.github.bsskit.rulebook.Rulebook;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Errors that real gateways return in place of a documented one are checked like it. */
class JudgeTest {

  private static final Rulebook RULEBOOK = Rulebook.load();
  private static final OperationRule OPERATION = RULEBOOK.operations().get(0);
  private static final Profile.Key KEY =
      new Profile.Key("testid", "testsecret", Optional.empty(), List.of());
  private static final Set<String> INVARIANTS =
      Obligations.of(
              RULEBOOK,
              new Profile.Wire(
                  Profile.WireForm.RPC, List.of("V3", "V1"), true, true, List.of("JSON", "XML")))
          .stream()
          .filter(Obligation::isInvariant)
          .map(Obligation::address)
          .collect(Collectors.toSet());

  static Stream<Arguments> alternativeErrors() {
    return RULEBOOK.gatewayErrors().stream()
        .flatMap(row -> row.others().stream().map(other -> Arguments.of(row.name(), other)));
  }

  @ParameterizedTest
  @MethodSource("alternativeErrors")
  void checksAnAlternativeErrorUnderTheDocumentedName(String row, ErrorRule other) {
    List<InvariantResult> results = judged(other.status(), other.code(), other.message());

    assertThat(results).extracting(InvariantResult::address).isSubsetOf(INVARIANTS);
    assertThat(results)
        .extracting(InvariantResult::address)
        .contains("gateway/error/" + row + "/status");
    assertThat(results).allMatch(result -> result.breach().isEmpty());
  }

  @Test
  void checksTheStatusOfAnAlternativeError() {
    ErrorRule other = RULEBOOK.gatewayError("InvalidActionNotFound").others().get(0);

    assertThat(judged(418, other.code(), other.message()))
        .filteredOn(result -> result.breach().isPresent())
        .extracting(InvariantResult::address)
        .containsExactly("gateway/error/InvalidActionNotFound/status");
  }

  private static List<InvariantResult> judged(int status, String code, String message) {
    Map<String, ResponseNode> fields = new LinkedHashMap<>();
    fields.put("RequestId", text("79EE7556-0CFD-44EB-9CD6-B3B526E3A85F"));
    fields.put("Code", text(code));
    fields.put("Message", text(message));
    Call call =
        new Call(
            OPERATION,
            List.of(),
            new CallStyle("V1", CallStyle.Placement.POST_QUERY, "JSON"),
            KEY,
            List.of());
    return new Judge(RULEBOOK, false)
        .judge(
            new Exchange(
                1,
                Optional.of(call),
                new Request("POST", "/", Map.of(), new byte[0], false, true, ""),
                new WireResult.Received(
                    status,
                    List.of(Map.entry("Content-Type", "application/json;charset=utf-8")),
                    new byte[0],
                    Optional.empty()),
                Optional.of(
                    new ResponseDocument(
                        "JSON", "", new ResponseNode.ObjectValue(fields), List.of())),
                Instant.EPOCH,
                Duration.ZERO));
  }

  private static ResponseNode text(String value) {
    return new ResponseNode.Scalar(ResponseNode.ScalarType.TEXT, value);
  }
}
