package io.github.bsskit.conformance.report;

import io.github.bsskit.conformance.check.Result;
import io.github.bsskit.conformance.check.Verdict;
import io.github.bsskit.conformance.obligation.Obligation.Demand;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The coverage of a group of obligations.
 *
 * @param rows one for each demand in the group
 */
record HtmlCoverage(List<CoverageRow> rows) {

  /**
   * The obligations of a group with one demand.
   *
   * @param group the first part of their addresses
   * @param height the number of rows of the group
   * @param demand what a deviation means
   * @param counts per verdict, in the order of the verdicts
   * @param all the number of obligations
   */
  record CoverageRow(String group, int height, String demand, List<Long> counts, int all) {}

  static List<HtmlCoverage> of(RunReport report) {
    Map<String, List<Result>> groups =
        report.results().stream()
            .collect(
                Collectors.groupingBy(
                    result -> result.obligation().group(),
                    LinkedHashMap::new,
                    Collectors.toList()));
    return groups.entrySet().stream().map(group -> of(group.getKey(), group.getValue())).toList();
  }

  private static HtmlCoverage of(String group, List<Result> results) {
    List<Demand> demands =
        results.stream().map(result -> result.obligation().demand()).distinct().sorted().toList();
    return new HtmlCoverage(
        demands.stream()
            .map(
                demand ->
                    row(
                        group,
                        demands.size(),
                        demand,
                        results.stream()
                            .filter(result -> result.obligation().demand() == demand)
                            .toList()))
            .toList());
  }

  private static CoverageRow row(String group, int height, Demand demand, List<Result> results) {
    List<Long> counts =
        Arrays.stream(Verdict.values())
            .map(verdict -> results.stream().filter(result -> result.verdict() == verdict).count())
            .toList();
    return new CoverageRow(group, height, Wording.words(demand), counts, results.size());
  }
}
