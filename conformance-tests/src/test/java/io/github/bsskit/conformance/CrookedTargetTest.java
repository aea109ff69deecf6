package io.github.bsskit.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bsskit.conformance.check.Verdict;
import io.github.bsskit.conformance.crooked.Crooked;
import io.github.bsskit.conformance.crooked.ReferenceServer;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Servers that are wrong in exactly one way: each is detected under the expected address. */
class CrookedTargetTest {

  /** A sample is checked by full runs; all are checked at the expected address. */
  private static final int WHOLE = 5;

  private static final Map<String, String> TABLE = new ConcurrentSkipListMap<>();

  @AfterAll
  static void printCoverage() {
    System.out.println("crooked server -> finding");
    TABLE.forEach((name, finding) -> System.out.println("  " + name + " -> " + finding));
  }

  @TestFactory
  Stream<DynamicTest> eachIsDetected() {
    return crooked().stream()
        .map(crooked -> DynamicTest.dynamicTest(crooked.name(), () -> isDetected(crooked)));
  }

  @TestFactory
  Stream<DynamicTest> eachIsDetectedByAFullRun() {
    List<Crooked> all = crooked();
    return Stream.iterate(0, i -> i < all.size(), i -> i + WHOLE)
        .map(all::get)
        .map(
            crooked ->
                DynamicTest.dynamicTest(crooked.name(), () -> isDetectedByAFullRun(crooked)));
  }

  /** Those that no reading of the documentation allows. */
  private static List<Crooked> crooked() {
    return Crooked.all().stream().filter(crooked -> !crooked.expected().isEmpty()).toList();
  }

  private static void isDetected(Crooked crooked) throws Exception {
    TestRunResult examined = examine(crooked, 5, crooked.expected().split(" \\| "));

    List<String> failed = examined.addresses(Verdict.FAILED);
    TABLE.put(crooked.name(), failed.stream().filter(crooked::expectedAt).findFirst().orElse("?"));
    assertThat(failed).as(crooked.variant().description()).anyMatch(crooked::expectedAt);
    assertThat(examined.addresses(Verdict.ERROR)).isEmpty();
  }

  private static void isDetectedByAFullRun(Crooked crooked) throws Exception {
    TestRunResult examined = examine(crooked, 10);

    assertThat(examined.addresses(Verdict.FAILED))
        .as(crooked.variant().description())
        .anyMatch(crooked::expectedAt);
  }

  private static TestRunResult examine(Crooked crooked, int tries, String... only)
      throws Exception {
    try (ReferenceServer server = crooked.variant().start()) {
      return TestRunResult.run(
          server.uri(), server.profile() + "\ntimeLimit: 2\n", TestRunResult.settings(tries, only));
    }
  }
}
