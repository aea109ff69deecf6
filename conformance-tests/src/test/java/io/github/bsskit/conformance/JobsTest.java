package io.github.bsskit.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bsskit.conformance.check.Verdict;
import io.github.bsskit.conformance.crooked.Crooked;
import io.github.bsskit.conformance.crooked.Lawful;
import io.github.bsskit.conformance.crooked.ReferenceServer;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Concurrent obligations: the same requests and the same report. */
@Isolated("compares runs, which a busy machine makes different")
class JobsTest {

  /** A sample, each with a full run. */
  private static final int SOME = 32;

  @ParameterizedTest
  @EnumSource(
      value = Lawful.class,
      names = {"BASE", "RATE_LIMIT_ENFORCED", "CONNECTION_CLOSED", "OTHER_METHODS_DROPPED"})
  void sendAndReportTheSameForALawfulServer(Lawful lawful) {
    RecordedRun one = RecordedRun.of(lawful.variant().start(), 21, 1);
    RecordedRun other = RecordedRun.of(lawful.variant().start(), 21, 4);

    assertThat(one.sent()).hasSizeGreaterThan(500);
    assertThat(RecordedRun.differences(one.sent(), other.sent())).isEmpty();
    assertThat(RecordedRun.differences(one.report(), other.report())).isEmpty();
  }

  /** Concurrent calls may exceed a rate that the profile does not mention. */
  @Test
  void doNotAccuseATargetThatThrottlesUnannounced() throws Exception {
    try (ReferenceServer server = Lawful.RATE_LIMIT_ENFORCED.variant().start()) {
      String silent = server.profile().replace("rateLimit: enforced", "rateLimit: none");

      TestRunResult examined = TestRunResult.run(server.uri(), silent, TestRunResult.settings(5));

      assertThat(silent).contains("rateLimit: none");
      assertThat(examined.findings()).isEmpty();
      assertThat(examined.report().results())
          .filteredOn(result -> result.verdict() == Verdict.PASSED)
          .anyMatch(result -> result.obligation().address().startsWith("gateway/error/Throttling"));
    }
  }

  @ParameterizedTest
  @MethodSource("crooked")
  void reportTheSameForACrookedServer(Crooked lie) {
    List<String> one = RecordedRun.of(lie.variant().start(), 22, 1).report();
    List<String> other = RecordedRun.of(lie.variant().start(), 22, 4).report();

    assertThat(one.stream().anyMatch(line -> line.endsWith(" : \"failed\","))).isTrue();
    assertThat(RecordedRun.differences(withoutIds(one), withoutIds(other)))
        .as(lie.name())
        .isEmpty();
  }

  /**
   * Doubtful results are repeated alone with other owners and texts, and the order of simultaneous
   * responses varies.
   */
  private static List<String> withoutIds(List<String> report) {
    return report.stream()
        .filter(line -> !line.matches(" *\"(answer|number)\" : .*"))
        .map(line -> line.replaceAll("OwnerId(=|%3D)\\d+", "owner"))
        .map(line -> line.replaceAll("[0-9a-f]{8}-\\d+\\b", "text"))
        .map(line -> line.replaceAll("[0-9a-f]{12}", "nonce"))
        .map(line -> line.replaceAll("RequestId.{1,50}…", "request id"))
        .map(line -> line.replaceAll("(Signature|Timestamp)=[^&]*", "$1"))
        .toList();
  }

  static Stream<Crooked> crooked() {
    List<Crooked> all = Crooked.all();
    return Stream.iterate(0, i -> i < all.size(), i -> i + SOME)
        .map(all::get)
        .filter(crooked -> !crooked.expected().isEmpty())
        // These draw numbers; which one shows the rounding varies.
        .filter(crooked -> !crooked.name().startsWith("ORDER_ID_ROUNDED"))
        // Which call fails depends on how many were sent before.
        .filter(crooked -> !crooked.name().equals("SERVER_ERROR_NOW_AND_THEN"))
        // The effect of one call on all others shows in whichever comes second.
        .filter(crooked -> !crooked.name().equals("REPEATED_ORDER_REJECTED"));
  }
}
