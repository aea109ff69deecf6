package io.github.bsskit.report;

import static io.github.bsskit.report.ReportFixture.notExercised;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AbsenceTest {

  @Test
  void reasonsAreCountedTheMostFrequentFirst() {
    RunReport report =
        ReportFixture.of(
            notExercised("a/1", "vacuous: the call before was answered 500: no"),
            notExercised("a/2", "keys.sts: the profile names no such key"),
            notExercised("a/3", "no answer of this run bears on it"),
            ReportFixture.failed(),
            notExercised("a/4", "faults: HTTP 404"),
            notExercised("a/5", "keys.sts: the profile names no such key"));

    assertThat(Absence.of(report))
        .containsExactly(
            new Absence("keys.sts", "the profile names no such key", 2),
            new Absence("faults", "HTTP 404", 1),
            new Absence("", "no answer of this run bears on it", 1),
            new Absence("", "vacuous: the call before was answered 500: no", 1));
  }
}
