package io.github.bsskit.simulator.junit;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.List;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;

/** Runs test classes within a test. */
final class Runs {

  private Runs() {}

  static EngineExecutionResults inOrder(Class<?>... testClasses) {
    return of(1, testClasses);
  }

  /** Runs classes and methods concurrently. */
  static EngineExecutionResults inParallel(int threads, Class<?>... testClasses) {
    return of(threads, testClasses);
  }

  private static EngineExecutionResults of(int threads, Class<?>... testClasses) {
    EngineTestKit.Builder run =
        EngineTestKit.engine("junit-jupiter")
            .configurationParameter(
                "junit.jupiter.execution.parallel.enabled", Boolean.toString(threads > 1))
            .configurationParameter("junit.jupiter.execution.parallel.mode.default", "concurrent")
            .configurationParameter("junit.jupiter.execution.parallel.config.strategy", "fixed")
            .configurationParameter(
                "junit.jupiter.execution.parallel.config.fixed.parallelism",
                Integer.toString(threads));
    for (Class<?> testClass : testClasses) {
      run.selectors(selectClass(testClass));
    }
    return run.execute();
  }

  /** The failures of tests and classes, and what aborted them. */
  static List<Throwable> failures(EngineExecutionResults run) {
    return run.allEvents().finished().stream()
        .map(event -> event.getRequiredPayload(TestExecutionResult.class))
        .flatMap(result -> result.getThrowable().stream())
        .toList();
  }

  /** The failure of the only test of a class. */
  static Throwable failureOf(Class<?> testClass) {
    List<Throwable> failures = failures(inOrder(testClass));
    if (failures.size() != 1) {
      throw new AssertionError("expected one failure, got " + failures);
    }
    return failures.get(0);
  }
}
