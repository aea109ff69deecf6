package io.github.bsskit.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bsskit.check.Result;
import io.github.bsskit.crooked.Crooked;
import io.github.bsskit.crooked.ReferenceServer;
import io.github.bsskit.report.JsonReport;
import io.github.bsskit.target.Exchange;
import io.github.bsskit.target.Profile;
import io.github.bsskit.target.ProfileFile;
import io.github.bsskit.target.Request;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A seed repeats a run: the same requests in the same order, and the same report. */
@Execution(ExecutionMode.CONCURRENT)
class SameSeedTest {

  /** What was sent, and what is told of it. */
  private record Run(List<String> sent, List<String> report) {}

  @Test
  void sendsTheSameToALawfulServer() {
    Run one = run("none", 11);
    Run other = run("none", 11);

    assertThat(one.sent()).hasSizeGreaterThan(500);
    assertThat(differences(one.sent(), other.sent())).isEmpty();
    assertThat(differences(one.report(), other.report())).isEmpty();
  }

  /** Cases that fail are made smaller, and in the same steps. */
  @ParameterizedTest
  @ValueSource(strings = {"DURATION_OF_THREE_DIGITS_REFUSED", "UNKNOWN_CURRENCY_TAKEN"})
  @Execution(ExecutionMode.CONCURRENT)
  void sendsTheSameToACrookedServer(String lie) {
    Run one = run(lie, 12);
    Run other = run(lie, 12);

    assertThat(one.report().stream().anyMatch(line -> line.contains("\"key\" : \"tries\"")))
        .isTrue();
    assertThat(differences(one.sent(), other.sent())).isEmpty();
    assertThat(differences(one.report(), other.report())).isEmpty();
  }

  @Test
  void sendsOthersWithAnotherSeed() {
    assertThat(run("none", 13).sent()).isNotEqualTo(run("none", 14).sent());
  }

  /** The first few, each with both readings. */
  private static List<String> differences(List<String> one, List<String> other) {
    Stream<String> lines =
        IntStream.range(0, Math.min(one.size(), other.size()))
            .filter(i -> !one.get(i).equals(other.get(i)))
            .mapToObj(i -> i + ": " + one.get(i) + "\n" + other.get(i));
    Stream<String> length =
        Stream.of(one.size() + " lines and " + other.size())
            .filter(unequal -> one.size() != other.size());
    return Stream.concat(length, lines).limit(3).toList();
  }

  private static Run run(String lie, long seed) {
    try (ReferenceServer server = server(lie)) {
      Profile profile = ProfileFile.read("profile", server.profile(), Optional.of(server.uri()));
      List<String> sent = new ArrayList<>();
      Session session =
          new Session(
              Examined.RULEBOOK,
              profile,
              new Settings(List.of(), seed, 15, Map.of()),
              new Session.Progress() {
                @Override
                public void done(Result result, int done, int all) {
                  // the report has it
                }

                @Override
                public void notice(String line) {
                  sent.add(line);
                }
              });
      session.watch(exchange -> sent.add(sent(exchange)));
      String report = JsonReport.render(SuiteLauncher.run(session));
      return new Run(sent, timeless(report).lines().toList());
    }
  }

  private static ReferenceServer server(String lie) {
    return Crooked.all().stream()
        .filter(crooked -> crooked.name().equals(lie))
        .findFirst()
        .map(crooked -> crooked.variant().start())
        .orElseGet(ReferenceServer::new);
  }

  /** Method, path and parameters in the order of their names, but for what is new in every call. */
  private static String sent(Exchange exchange) {
    Request request = exchange.request();
    String[] target = request.target().split("\\?", 2);
    String body = new String(request.body(), StandardCharsets.UTF_8);
    Map<String, String> headers = new TreeMap<>(request.headers());
    headers
        .keySet()
        .removeAll(List.of("x-acs-date", "x-acs-signature-nonce", "authorization", "date"));
    return String.join(
        " ",
        request.method(),
        target[0],
        parameters(target.length > 1 ? target[1] : ""),
        parameters(body),
        headers.toString());
  }

  private static String parameters(String query) {
    return Arrays.stream(query.split("&"))
        .filter(parameter -> !parameter.matches("(Signature|SignatureNonce|Timestamp)=.*"))
        .sorted()
        .collect(Collectors.joining("&"));
  }

  /** Without times, addresses, and what target and kit make anew for every call. */
  private static String timeless(String report) {
    return report
        .replaceAll("\"(started|tookMillis)\" : [^,\\n]+", "\"$1\" : …")
        .replaceAll("127\\.0\\.0\\.1:\\d+", "host")
        .replaceAll("(?i)[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "uuid")
        .replaceAll("20\\d\\d-\\d\\d-\\d\\dT\\d\\d(:|%(25)?3A)\\d\\d(:|%(25)?3A)\\d\\dZ", "time")
        .replaceAll("[0-9a-f]{64}|[0-9a-f]{32}", "digest")
        .replaceAll("[0-9]{18}", "order")
        .replaceAll("(?<=-cn-)[0-9a-f]{8}", "instance")
        .replaceAll("(Signature=|[\"])[A-Za-z0-9+/%]{27,}(=|%3D)", "$1signature");
  }
}
