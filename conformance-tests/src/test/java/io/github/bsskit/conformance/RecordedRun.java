package io.github.bsskit.conformance;

import io.github.bsskit.conformance.check.Result;
import io.github.bsskit.conformance.crooked.Crooked;
import io.github.bsskit.conformance.crooked.ReferenceServer;
import io.github.bsskit.conformance.report.JsonReport;
import io.github.bsskit.conformance.target.Exchange;
import io.github.bsskit.conformance.target.Profile;
import io.github.bsskit.conformance.target.ProfileFile;
import io.github.bsskit.conformance.target.Request;
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

/**
 * The requests and the report of a run, without values that are new in every run.
 *
 * @param sent each request, in its order, and the lines for the user between them
 * @param report the lines of report.json
 */
record RecordedRun(List<String> sent, List<String> report) {

  /** The first differences, each with both lines. */
  static List<String> differences(List<String> one, List<String> other) {
    Stream<String> lines =
        IntStream.range(0, Math.min(one.size(), other.size()))
            .filter(i -> !one.get(i).equals(other.get(i)))
            .mapToObj(i -> i + ": " + one.get(i) + "\n" + other.get(i));
    Stream<String> length =
        Stream.of(one.size() + " lines and " + other.size())
            .filter(unequal -> one.size() != other.size());
    return Stream.concat(length, lines).limit(3).toList();
  }

  /** A run against a crooked server; {@code none} for a lawful one. */
  static RecordedRun of(String lie, long seed, int jobs) {
    return of(server(lie), seed, jobs);
  }

  /** A run against a server, which is closed at the end. */
  static RecordedRun of(ReferenceServer started, long seed, int jobs) {
    try (ReferenceServer server = started) {
      Profile profile = ProfileFile.read("profile", server.profile(), Optional.of(server.uri()));
      List<String> sent = new ArrayList<>();
      Session session =
          new Session(
              TestRunResult.RULEBOOK,
              profile,
              new RunOptions(List.of(), seed, 15, jobs, false, Map.of()),
              new Session.Progress() {
                @Override
                public void done(Result result, int done, int all) {
                  // It is in the report.
                }

                @Override
                public void notice(String line) {
                  sent.add(line);
                }
              });
      session.onExchange(exchange -> sent.add(sent(exchange)));
      String report = JsonReport.render(session.run());
      return new RecordedRun(sent, timeless(report).lines().toList());
    }
  }

  private static ReferenceServer server(String lie) {
    return Crooked.all().stream()
        .filter(crooked -> crooked.name().equals(lie))
        .findFirst()
        .map(crooked -> crooked.variant().start())
        .orElseGet(ReferenceServer::new);
  }

  /** Method, path and parameters by name, except values that are new in every call. */
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

  /** Without times, ports and values that are new in every call. */
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
