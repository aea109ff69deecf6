package io.github.bsskit.run;

import io.github.bsskit.check.Verdict;
import io.github.bsskit.report.RunReport;

/** What a run's verdicts come to. */
final class Verdicts {

  private Verdicts() {}

  /** Whether anything is to be mended: on the target, or in the list of expected failures. */
  static boolean isFinding(RunReport run) {
    return run.counts().get(Verdict.FAILED) > 0 || run.counts().get(Verdict.ERROR) > 0;
  }
}
