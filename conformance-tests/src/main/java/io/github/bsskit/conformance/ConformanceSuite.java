package io.github.bsskit.conformance;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The obligations of the current session, as the command line runs them on the JUnit Platform. */
class ConformanceSuite {

  static final ThreadLocal<Session> CURRENT = new ThreadLocal<>();

  @TestFactory
  Stream<DynamicTest> obligations() {
    return CURRENT.get().tests(() -> {});
  }
}
