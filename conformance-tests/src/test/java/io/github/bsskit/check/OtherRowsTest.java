package io.github.bsskit.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bsskit.obligation.Obligation;
import io.github.bsskit.obligation.Obligations;
import io.github.bsskit.rulebook.ErrorRule;
import io.github.bsskit.rulebook.OperationRule;
import io.github.bsskit.rulebook.Rulebook;
import io.github.bsskit.target.Call;
import io.github.bsskit.target.Carrier;
import io.github.bsskit.target.Document;
import io.github.bsskit.target.Exchange;
import io.github.bsskit.target.Node;
import io.github.bsskit.target.Profile;
import io.github.bsskit.target.Reception;
import io.github.bsskit.target.Request;
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

/** What real gateways have answered in the place of another row is judged like a row. */
class OtherRowsTest {

  private static final Rulebook RULEBOOK = Rulebook.load();
  private static final OperationRule OPERATION = RULEBOOK.operations().get(0);
  private static final Profile.Key KEY =
      new Profile.Key("testid", "testsecret", Optional.empty(), List.of());
  private static final Set<String> LAWS =
      Obligations.of(
              RULEBOOK,
              new Profile.Wire(
                  Profile.Form.RPC, List.of("V3", "V1"), true, true, List.of("JSON", "XML")))
          .stream()
          .filter(Obligation::isLaw)
          .map(Obligation::address)
          .collect(Collectors.toSet());

  static Stream<Arguments> otherRows() {
    return RULEBOOK.gatewayErrors().stream()
        .flatMap(row -> row.others().stream().map(other -> Arguments.of(row.name(), other)));
  }

  @ParameterizedTest
  @MethodSource("otherRows")
  void isJudgedUnderTheNameOfTheRowInWhosePlaceItCame(String row, ErrorRule other) {
    List<Ruling> rulings = judged(other.status(), other.code(), other.message());

    assertThat(rulings).extracting(Ruling::law).isSubsetOf(LAWS);
    assertThat(rulings).extracting(Ruling::law).contains("gateway/error/" + row + "/status");
    assertThat(rulings).allMatch(ruling -> ruling.breach().isEmpty());
  }

  @Test
  void isHeldToItsStatus() {
    ErrorRule other = RULEBOOK.gatewayError("InvalidActionNotFound").others().get(0);

    assertThat(judged(418, other.code(), other.message()))
        .filteredOn(ruling -> ruling.breach().isPresent())
        .extracting(Ruling::law)
        .containsExactly("gateway/error/InvalidActionNotFound/status");
  }

  private static List<Ruling> judged(int status, String code, String message) {
    Map<String, Node> members = new LinkedHashMap<>();
    members.put("RequestId", text("79EE7556-0CFD-44EB-9CD6-B3B526E3A85F"));
    members.put("Code", text(code));
    members.put("Message", text(message));
    Call call =
        new Call(
            OPERATION,
            List.of(),
            new Carrier("V1", Carrier.Placement.POST_QUERY, "JSON"),
            KEY,
            List.of());
    return new Judge(RULEBOOK, false)
        .judge(
            new Exchange(
                1,
                Optional.of(call),
                new Request("POST", "/", Map.of(), new byte[0], false, true, ""),
                new Reception.Received(
                    status,
                    List.of(Map.entry("Content-Type", "application/json;charset=utf-8")),
                    new byte[0],
                    Optional.empty()),
                Optional.of(new Document("JSON", "", new Node.Members(members), List.of())),
                Instant.EPOCH,
                Duration.ZERO));
  }

  private static Node text(String value) {
    return new Node.Leaf(Node.Kind.TEXT, value);
  }
}
