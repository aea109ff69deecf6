package io.github.bsskit.conformance;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What the command line lets the JUnit Platform run: the obligations of the current session. */
class ConformanceSuite {

  static final ThreadLocal<Session> CURRENT = new ThreadLocal<>();

  @TestFactory
  Stream<DynamicTest> obligations() {
    return CURRENT.get().tests(() -> {});
  }
}
