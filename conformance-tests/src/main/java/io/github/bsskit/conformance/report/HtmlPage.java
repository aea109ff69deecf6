package io.github.bsskit.conformance.report;

import io.github.bsskit.conformance.check.Finding.Fact;
import io.github.bsskit.conformance.check.Verdict;
import io.github.bsskit.conformance.target.SafeText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** A run with the method names of the page's template. */
final class HtmlPage {

  private static final double BAR = 1000;
  private static final ReportAsset STYLE = ReportAsset.named("report.css");
  private static final ReportAsset SCRIPT = ReportAsset.named("report.js");

  private final RunReport report;
  private final List<HtmlFinding> findings;

  /** A part of the bar. */
  record Slice(VerdictBadge verdict, String x, String width) {}

  /** A verdict and its count. */
  record Count(VerdictBadge verdict, int count) {}

  HtmlPage(RunReport report) {
    this.report = report;
    this.findings = HtmlFinding.of(report);
  }

  ReportAsset style() {
    return STYLE;
  }

  ReportAsset script() {
    return SCRIPT;
  }

  String target() {
    return SafeText.line(report.target().toString());
  }

  String sentence() {
    return Wording.sentence(report);
  }

  String coverage() {
    return Wording.coverage(report);
  }

  /** The colour of the heading. */
  String state() {
    Map<Verdict, Integer> counts = report.counts();
    Verdict state =
        List.of(Verdict.FAILED, Verdict.ERROR, Verdict.PASSED).stream()
            .filter(verdict -> counts.get(verdict) > 0)
            .findFirst()
            .orElse(Verdict.NOT_EXERCISED);
    return Wording.key(state);
  }

  List<Slice> bar() {
    List<Slice> bar = new ArrayList<>();
    int before = 0;
    for (Map.Entry<Verdict, Integer> entry : report.counts().entrySet()) {
      if (entry.getValue() > 0) {
        VerdictBadge badge = VerdictBadge.of(entry.getKey());
        bar.add(new Slice(badge, length(before), length(entry.getValue())));
        before += entry.getValue();
      }
    }
    return bar;
  }

  private String length(int count) {
    return String.format(Locale.ROOT, "%.2f", BAR * count / report.results().size());
  }

  String barWords() {
    return report.counts().entrySet().stream()
        .map(entry -> entry.getValue() + " " + entry.getKey().words())
        .collect(Collectors.joining(", "));
  }

  List<Count> counts() {
    return report.counts().entrySet().stream()
        .map(entry -> new Count(VerdictBadge.of(entry.getKey()), entry.getValue()))
        .toList();
  }

  List<VerdictBadge> verdicts() {
    return Arrays.stream(Verdict.values()).map(VerdictBadge::of).toList();
  }

  boolean hasWarnings() {
    return !report.warnings().isEmpty();
  }

  List<String> warnings() {
    return report.warnings().stream()
        .map(SafeText::block)
        .map(warning -> SafeText.limited(warning, Evidence.MAX_FACT))
        .toList();
  }

  boolean hasFindings() {
    return !findings.isEmpty();
  }

  List<HtmlFinding> findings() {
    return findings;
  }

  /** The causes of the findings. */
  List<HtmlCause> causes() {
    return HtmlCause.of(report, ids());
  }

  private Map<String, String> ids() {
    return findings.stream()
        .collect(Collectors.toMap(HtmlFinding::address, HtmlFinding::id, (first, other) -> first));
  }

  boolean hasNotExercised() {
    return !notExercised().isEmpty();
  }

  List<NotExercisedReason> notExercised() {
    return NotExercisedReason.of(report).stream()
        .map(one -> new NotExercisedReason(one.key(), Wording.line(one.reason()), one.count()))
        .toList();
  }

  List<HtmlCoverage> shares() {
    return HtmlCoverage.of(report);
  }

  int size() {
    return report.results().size();
  }

  List<HtmlMatrix.Group> groups() {
    return HtmlMatrix.of(report, ids());
  }

  String profile() {
    return SafeText.block(JsonReport.pretty(report.profile()));
  }

  List<Fact> run() {
    return List.of(
        new Fact("kit", SafeText.line(report.build().version())),
        new Fact("contract", "SHA-256 " + report.build().contract()),
        new Fact("started", report.started().toString()),
        new Fact("took", Wording.time(report.took())),
        new Fact("exchanges", String.valueOf(report.exchanges())),
        new Fact("seed", String.valueOf(report.seed())),
        new Fact("tries", report.tries() + " cases per generated check"));
  }

  String repeatRun() {
    return report.repeat().run(report.seed(), report.tries());
  }
}
