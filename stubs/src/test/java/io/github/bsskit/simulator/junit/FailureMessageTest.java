package io.github.bsskit.simulator.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.github.bsskit.simulator.api.Credentials;
import io.github.bsskit.simulator.api.Ledger;
import io.github.bsskit.simulator.api.ThrottlingMode;
import io.github.bsskit.simulator.testing.TestKey;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.MultipleFailuresError;
import org.opentest4j.TestAbortedException;

/** The message of a failed test shows its calls. */
class FailureMessageTest {

  private static final String CALLS = "\n\nThe calls of this test:\n#1 ";

  @BssSim
  static class Fails {

    @Test
    void test(Endpoint endpoint, Credentials key) {
      SignedCalls calls = new SignedCalls(endpoint, key);
      calls.orderPackageFor("0");
      calls.openQuota();
      calls.openQuota();
      assertEquals("six", "zero", "the duration");
    }
  }

  @Test
  void aFailureShowsTheCallsTheReasonsAndTheViolations() {
    assertThat(Runs.failureOf(Fails.class).getMessage())
        .startsWith("the duration ==> expected: <six> but was: <zero>" + CALLS)
        .containsPattern("\n#1 \\S+ GET CreateResourcePackage -> 400 DurationInvalid, because of D")
        .containsPattern("\n    parameter-malformed Duration=\"0\": 400 DurationInvalid ")
        .containsPattern("\n#2 \\S+ GET CreateResellerUserQuota -> 200 OK\n")
        .containsPattern("\n#3 \\S+ GET CreateResellerUserQuota -> 400 -303")
        .containsPattern("\n    [a-z-]+: [^\n]+\\.$");
  }

  @Test
  void keepsExpectedAndActualValueAndStackTrace() {
    Throwable failure = Runs.failureOf(Fails.class);

    assertThat(failure).isExactlyInstanceOf(AssertionFailedError.class);
    assertThat(((AssertionFailedError) failure).getExpected().getValue()).isEqualTo("six");
    assertThat(((AssertionFailedError) failure).getActual().getValue()).isEqualTo("zero");
    assertThat(failure.getStackTrace())
        .anyMatch(frame -> frame.getClassName().equals(Fails.class.getName()));
  }

  @BssSim
  static class FailsWithoutCall {

    @Test
    void test() {
      fail("no calls");
    }
  }

  @Test
  void keepsAFailureWithoutCalls() {
    assertThat(Runs.failureOf(FailsWithoutCall.class)).hasMessage("no calls");
  }

  @BssSim
  static class EndsWithAnError {

    @Test
    void test(Endpoint endpoint, Credentials key) {
      new SignedCalls(endpoint, key).openQuota();
      throw new IllegalStateException("in the code under test");
    }
  }

  @Test
  void keepsErrorsAndTheirStackTrace() {
    Throwable error = Runs.failureOf(EndsWithAnError.class);

    assertThat(error).isNotInstanceOf(AssertionError.class);
    assertThat(error.toString())
        .startsWith("java.lang.IllegalStateException: in the code under test" + CALLS);
    assertThat(error).hasCauseExactlyInstanceOf(IllegalStateException.class);
    assertThat(error.getStackTrace()).isEqualTo(error.getCause().getStackTrace());
  }

  @BssSim
  static class FailsPlainly {

    @Test
    void test(Endpoint endpoint, Credentials key) {
      new SignedCalls(endpoint, key).openQuota();
      throw new AssertionError("plainly", new IllegalStateException("the cause"));
    }
  }

  @Test
  void keepsThePlainKindOfFailureAndItsCause() {
    assertThat(Runs.failureOf(FailsPlainly.class))
        .isExactlyInstanceOf(AssertionError.class)
        .hasMessageStartingWith("plainly" + CALLS)
        .cause()
        .hasMessage("the cause");
  }

  @BssSim
  static class FailsTwice {

    @Test
    void test(Endpoint endpoint, Credentials key) {
      new SignedCalls(endpoint, key).openQuota();
      assertAll(() -> assertEquals(1, 2), () -> assertEquals(3, 4));
    }
  }

  @Test
  void keepsMultipleFailures() {
    Throwable failure = Runs.failureOf(FailsTwice.class);

    assertThat(failure).isInstanceOf(MultipleFailuresError.class);
    assertThat(((MultipleFailuresError) failure).getFailures()).hasSize(2);
    assertThat(failure.getSuppressed()).hasSize(2);
    assertThat(failure.getMessage()).contains("expected: <3> but was: <4>" + CALLS);
  }

  @BssSim
  static class Aborts {

    @Test
    void test(Endpoint endpoint, Credentials key) {
      new SignedCalls(endpoint, key).openQuota();
      assumeTrue(false, "not here");
    }
  }

  @Test
  void keepsAbortedTests() {
    assertThat(Runs.failureOf(Aborts.class))
        .isExactlyInstanceOf(TestAbortedException.class)
        .hasMessageEndingWith("not here");
  }

  @BssSim
  static class FailsBefore {

    @BeforeEach
    void calls(Endpoint endpoint, Credentials key) {
      new SignedCalls(endpoint, key).openQuota();
      fail("before");
    }

    @Test
    void test() {}
  }

  @BssSim
  static class FailsAfter {

    @Test
    void test(Endpoint endpoint, Credentials key) {
      new SignedCalls(endpoint, key).openQuota();
    }

    @AfterEach
    void checks() {
      fail("after");
    }
  }

  @Test
  void failuresOfBeforeEachAndAfterEachShowTheCalls() {
    assertThat(Runs.failureOf(FailsBefore.class)).hasMessageStartingWith("before" + CALLS);
    assertThat(Runs.failureOf(FailsAfter.class)).hasMessageStartingWith("after" + CALLS);
  }

  @BssSim
  static class FailsInAFactory {

    @TestFactory
    Stream<DynamicTest> tests(Endpoint endpoint, Credentials key) {
      return Stream.of(
          dynamicTest(
              "one",
              () -> {
                new SignedCalls(endpoint, key).openQuota();
                fail("dynamically");
              }));
    }
  }

  @Test
  void failuresOfDynamicTestsShowTheCalls() {
    assertThat(Runs.failureOf(FailsInAFactory.class)).hasMessageStartingWith("dynamically" + CALLS);
  }

  @BssSim
  static class CallsWithOtherKeys {

    @Test
    void test(Endpoint endpoint) {
      new SignedCalls(endpoint, new TestKey("unknown", "secret", "")).openQuota();
      fail("alone");
    }
  }

  @Test
  void aTestThatRunsAloneShowsCallsOfAllKeysAndOfUnknownKeys() {
    assertThat(Runs.failureOf(CallsWithOtherKeys.class))
        .hasMessageStartingWith("alone" + CALLS)
        .hasMessageContaining("404 InvalidAccessKeyId.NotFound");
  }

  @BssSim
  static class FailsByTheLedger {

    @Test
    void test(Endpoint endpoint, Credentials key, Ledger ledger) {
      SignedCalls calls = new SignedCalls(endpoint, key);
      calls.orderPackage();
      calls.orderPackage();
      ledger.assertSinglePurchase();
    }
  }

  @Test
  void doesNotRepeatCallsThatTheFailureShows() {
    assertThat(Runs.failureOf(FailsByTheLedger.class).getMessage())
        .containsOnlyOnce("#1 ")
        .doesNotContain(CALLS);
  }

  @BssSim(throttling = ThrottlingMode.OFF)
  static class CallsOften {

    @Test
    void test(Endpoint endpoint, Credentials key) {
      for (int i = 0; i < 60; i++) {
        new SignedCalls(endpoint, key).orderPackage();
      }
      fail("at last");
    }
  }

  @Test
  void showsTheLast50Calls() {
    assertThat(Runs.failureOf(CallsOften.class).getMessage())
        .startsWith("at last\n\nThe last 50 of the 60 calls of this test:\n#11 ")
        .contains("\n#60 ");
  }
}
