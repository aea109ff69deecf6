package io.github.bsskit.conformance.report;

import io.github.bsskit.conformance.check.Result;
import io.github.bsskit.conformance.check.Verdict;
import io.github.bsskit.conformance.obligation.Obligation;
import io.github.bsskit.conformance.target.SafeText;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** All obligations of a run, by operation and by parameter or topic. */
final class HtmlMatrix {

  /** The obligations with the same first part of the address. */
  record Group(String name, String summary, List<Topic> topics) {}

  /** The obligations with the same second part of the address. */
  record Topic(String name, List<MatrixRow> rows) {}

  /** An obligation; {@code finding} is the id of its finding or empty. */
  record MatrixRow(
      VerdictBadge verdict,
      String address,
      String statement,
      String source,
      String reason,
      String finding) {}

  private final Map<String, String> findings;

  private HtmlMatrix(Map<String, String> findings) {
    this.findings = findings;
  }

  /**
   * The matrix of a run.
   *
   * @param findings ids of findings, by address
   */
  static List<Group> of(RunReport report, Map<String, String> findings) {
    HtmlMatrix matrix = new HtmlMatrix(findings);
    return by(report.results(), result -> result.obligation().group()).entrySet().stream()
        .map(group -> matrix.group(group.getKey(), group.getValue()))
        .toList();
  }

  private Group group(String name, List<Result> results) {
    List<Topic> topics =
        by(results, HtmlMatrix::topic).entrySet().stream()
            .map(
                topic ->
                    new Topic(topic.getKey(), topic.getValue().stream().map(this::row).toList()))
            .toList();
    return new Group(name, summary(results), topics);
  }

  private MatrixRow row(Result result) {
    Obligation obligation = result.obligation();
    boolean isFinding = FindingOrder.isFinding(result);
    return new MatrixRow(
        VerdictBadge.of(result.verdict()),
        obligation.address(),
        SafeText.line(obligation.statement()),
        obligation.source().toString(),
        isFinding ? "" : SafeText.line(result.reason()),
        findings.getOrDefault(obligation.address(), ""));
  }

  private static String topic(Result result) {
    String address = result.obligation().address();
    return address.split("/")[1];
  }

  private static String summary(List<Result> results) {
    Map<Verdict, Integer> counts = new EnumMap<>(Verdict.class);
    results.forEach(result -> counts.merge(result.verdict(), 1, Integer::sum));
    return counts.entrySet().stream()
        .map(entry -> entry.getValue() + " " + entry.getKey().words())
        .collect(Collectors.joining(", "));
  }

  private static Map<String, List<Result>> by(List<Result> results, Function<Result, String> name) {
    return results.stream()
        .collect(Collectors.groupingBy(name, LinkedHashMap::new, Collectors.toList()));
  }
}
