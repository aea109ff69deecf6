package io.github.bsskit.conformance;

import io.github.bsskit.conformance.check.Verdict;
import io.github.bsskit.conformance.report.RunReport;

/** What a run's verdicts come to. */
final class ExitCodes {

  private ExitCodes() {}

  /** Whether the run has failures or errors. */
  static boolean isFinding(RunReport run) {
    return run.counts().get(Verdict.FAILED) > 0 || run.counts().get(Verdict.ERROR) > 0;
  }
}
