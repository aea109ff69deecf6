package io.github.bsskit.conformance.report;

import static io.github.bsskit.conformance.report.ReportFixture.notExercised;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NotExercisedReasonTest {

  @Test
  void countsReasonsMostFrequentFirst() {
    RunReport report =
        ReportFixture.of(
            notExercised("a/1", "vacuous: the call before returned 500: no"),
            notExercised("a/2", "keys.sts: the profile names no such key"),
            notExercised("a/3", "no answer of this run bears on it"),
            ReportFixture.failed(),
            notExercised("a/4", "faults: HTTP 404"),
            notExercised("a/5", "keys.sts: the profile names no such key"));

    assertThat(NotExercisedReason.of(report))
        .containsExactly(
            new NotExercisedReason("keys.sts", "the profile names no such key", 2),
            new NotExercisedReason("faults", "HTTP 404", 1),
            new NotExercisedReason("", "no answer of this run bears on it", 1),
            new NotExercisedReason("", "vacuous: the call before returned 500: no", 1));
  }
}
