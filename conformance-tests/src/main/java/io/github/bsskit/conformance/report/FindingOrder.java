package io.github.bsskit.conformance.report;

import io.github.bsskit.conformance.check.Result;
import io.github.bsskit.conformance.check.Verdict;
import java.util.List;
import java.util.stream.Stream;

/**
 * The findings of a run in reading order: violated invariants first, since they often cause many
 * failures.
 */
final class FindingOrder {

  private FindingOrder() {}

  static List<Result> of(RunReport report) {
    return Stream.of(Verdict.FAILED, Verdict.ERROR, Verdict.KNOWN)
        .flatMap(verdict -> invariantsFirst(report.with(verdict)))
        .toList();
  }

  static boolean isFinding(Result result) {
    return switch (result.verdict()) {
      case FAILED, ERROR, KNOWN -> true;
      case PASSED, OBSERVED, NOT_EXERCISED -> false;
    };
  }

  private static Stream<Result> invariantsFirst(List<Result> results) {
    return Stream.concat(
        results.stream().filter(result -> result.obligation().isInvariant()),
        results.stream().filter(result -> !result.obligation().isInvariant()));
  }
}
