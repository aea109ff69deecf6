package io.github.bsskit.conformance.check.properties;

import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;

/** Detects failures of the engine itself, which must not count as a property that holds. */
final class EngineFailure implements TestExecutionListener {

  private Throwable failure;
  private int properties;

  @Override
  public void executionFinished(TestIdentifier identifier, TestExecutionResult result) {
    properties += identifier.isTest() ? 1 : 0;
    result.getThrowable().ifPresent(thrown -> failure = thrown);
  }

  void rethrowUnless(boolean expected) {
    if (properties != 1) {
      throw new IllegalStateException("jqwik ran " + properties + " properties instead of 1");
    }
    if (failure != null && !expected) {
      throw new IllegalStateException("jqwik failed: " + failure.getMessage(), failure);
    }
  }
}
