package io.github.bsskit.conformance.report;

import io.github.bsskit.conformance.check.Result;
import io.github.bsskit.conformance.check.Verdict;
import io.github.bsskit.conformance.obligation.Obligation;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Every obligation on the page: by operation, and there by parameter or topic. */
final class HtmlMatrix {

  /** What has the same first name. */
  record Group(String name, String summary, List<Topic> topics) {}

  /** What has the same second name. */
  record Topic(String name, List<Row> rows) {}

  /** An obligation; finding is the id of its finding, empty for none. */
  record Row(
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
   * @param findings the id of the finding of each address that has one
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

  private Row row(Result result) {
    Obligation obligation = result.obligation();
    boolean told = FindingOrder.isFinding(result);
    return new Row(
        VerdictBadge.of(result.verdict()),
        obligation.address(),
        SafeText.line(obligation.statement()),
        obligation.source().toString(),
        told ? "" : SafeText.line(result.reason()),
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
