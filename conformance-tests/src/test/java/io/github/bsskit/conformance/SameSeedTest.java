package io.github.bsskit.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A seed repeats a run: the same requests in the same order, and the same report. */
class SameSeedTest {

  @Test
  void sendsTheSameToALawfulServer() {
    RecordedRun one = RecordedRun.of("none", 11, 1);
    RecordedRun other = RecordedRun.of("none", 11, 1);

    assertThat(one.sent()).hasSizeGreaterThan(500);
    assertThat(RecordedRun.differences(one.sent(), other.sent())).isEmpty();
    assertThat(RecordedRun.differences(one.report(), other.report())).isEmpty();
  }

  /** Failing cases shrink in the same steps. */
  @ParameterizedTest
  @ValueSource(strings = {"DURATION_OF_THREE_DIGITS_REJECTED", "UNKNOWN_CURRENCY_ACCEPTED"})
  void sendsTheSameToACrookedServer(String lie) {
    RecordedRun one = RecordedRun.of(lie, 12, 1);
    RecordedRun other = RecordedRun.of(lie, 12, 1);

    assertThat(one.report().stream().anyMatch(line -> line.contains("\"key\" : \"tries\"")))
        .isTrue();
    assertThat(RecordedRun.differences(one.sent(), other.sent())).isEmpty();
    assertThat(RecordedRun.differences(one.report(), other.report())).isEmpty();
  }

  @Test
  void sendsOtherRequestsWithAnotherSeed() {
    assertThat(RecordedRun.of("none", 13, 1).sent())
        .isNotEqualTo(RecordedRun.of("none", 14, 1).sent());
  }
}
