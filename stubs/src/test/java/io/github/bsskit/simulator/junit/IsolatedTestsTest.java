package io.github.bsskit.simulator.junit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bsskit.simulator.BssSimulator;
import io.github.bsskit.simulator.Settings;
import io.github.bsskit.simulator.api.Credentials;
import io.github.bsskit.simulator.api.Faults;
import io.github.bsskit.simulator.api.Ledger;
import io.github.bsskit.simulator.testing.TestKey;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.platform.testkit.engine.EngineExecutionResults;

/** Tests one after the other start from nothing; nothing is taken from tests at the same time. */
class IsolatedTestsTest {

  private static final int TESTS = 5_000;

  /** Uses everything up that tests could share, and finds it new. */
  @BssSim
  static class UsesEverythingUp {

    @RepeatedTest(3)
    void usesUp(BssSimulator simulator, Endpoint endpoint) {
      SignedCalls calls = new SignedCalls(endpoint, TestKey.RESELLER);
      assertThat(Duration.between(simulator.clock().now(), Instant.now()).abs())
          .isLessThan(Duration.ofMinutes(1));
      assertThat(simulator.journal().entries()).isEmpty();
      assertThat(simulator.faults().armed()).isEmpty();

      assertThat(calls.openQuota().statusCode()).isEqualTo(200);
      assertThat(calls.orderPackage().statusCode()).isEqualTo(200);

      assertThat(simulator.orders()).hasSize(1);
      simulator.faults().onAny().returnError("Throttling.User");
      simulator.clock().freezeAt(Instant.EPOCH);
    }
  }

  @Test
  void testsInOrderStartFromNothing() {
    EngineExecutionResults run = Runs.inOrder(UsesEverythingUp.class);

    assertThat(Runs.failures(run)).isEmpty();
    assertThat(run.testEvents().succeeded().count()).isEqualTo(3);
  }

  /** One test goes on while the other begins and ends. */
  @BssSim
  static class OneDuringTheOther {

    private static CountDownLatch hasOrdered;
    private static CountDownLatch otherHasEnded;

    static void prepare() {
      hasOrdered = new CountDownLatch(1);
      otherHasEnded = new CountDownLatch(1);
    }

    @Test
    void goesOn(Endpoint endpoint, Credentials key, Faults faults, Ledger ledger) throws Exception {
      SignedCalls calls = new SignedCalls(endpoint, key);
      assertThat(calls.orderPackage().statusCode()).isEqualTo(200);
      faults.on("CreateResourcePackage").returnError("InternalError");
      hasOrdered.countDown();
      assertThat(otherHasEnded.await(30, TimeUnit.SECONDS)).isTrue();

      assertThat(ledger.orders()).hasSize(1);
      assertThat(calls.orderPackage().body()).contains("InternalError");
    }

    @Test
    void beginsAndEnds(Endpoint endpoint, Credentials key, Ledger ledger) throws Exception {
      assertThat(hasOrdered.await(30, TimeUnit.SECONDS)).isTrue();

      assertThat(new SignedCalls(endpoint, key).orderPackage().statusCode()).isEqualTo(200);

      assertThat(ledger.orders()).hasSize(1);
      otherHasEnded.countDown();
    }
  }

  @Test
  void nothingIsTakenFromATestWhenAnotherBeginsOrEnds() {
    OneDuringTheOther.prepare();

    assertThat(Runs.failures(Runs.inParallel(8, OneDuringTheOther.class))).isEmpty();
  }

  @Test
  void aResetNeverMeetsATestThatHasBegun() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try (SharedSimulator tested = new SharedSimulator(new Settings(), closed -> {})) {
      Future<Integer> lost = threads.submit(() -> testsThatLostTheirFault(tested));
      Future<Integer> lostToo = threads.submit(() -> testsThatLostTheirFault(tested));

      assertThat(lost.get() + lostToo.get()).isZero();
    } finally {
      threads.shutdownNow();
    }
  }

  /** Tests so short that the simulator is idle, and reset, time and again. */
  private static int testsThatLostTheirFault(SharedSimulator tested) {
    int lost = 0;
    for (int i = 0; i < TESTS; i++) {
      try (TestSession run = tested.begin()) {
        Faults faults = (Faults) run.part(Faults.class);
        faults.onAny().throttle();
        Thread.yield();
        lost += faults.armed().size() == 1 ? 0 : 1;
      }
    }
    return lost;
  }
}
