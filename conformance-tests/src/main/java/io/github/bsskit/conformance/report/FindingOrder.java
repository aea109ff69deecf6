package io.github.bsskit.conformance.report;

import io.github.bsskit.conformance.check.Result;
import io.github.bsskit.conformance.check.Verdict;
import java.util.List;
import java.util.stream.Stream;

/**
 * The results that somebody must look at, in the order in which they are best read: a broken law is
 * often the cause of many failures, so laws come first.
 */
final class FindingOrder {

  private FindingOrder() {}

  static List<Result> of(RunReport report) {
    return Stream.of(Verdict.FAILED, Verdict.ERROR, Verdict.KNOWN)
        .flatMap(verdict -> lawsFirst(report.with(verdict)))
        .toList();
  }

  static boolean isFinding(Result result) {
    return switch (result.verdict()) {
      case FAILED, ERROR, KNOWN -> true;
      case PASSED, OBSERVED, NOT_EXERCISED -> false;
    };
  }

  private static Stream<Result> lawsFirst(List<Result> results) {
    return Stream.concat(
        results.stream().filter(result -> result.obligation().isLaw()),
        results.stream().filter(result -> !result.obligation().isLaw()));
  }
}
