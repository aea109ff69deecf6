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

/** Sequential tests start from a reset simulator; concurrent tests keep their state. */
class IsolatedTestsTest {

  private static final int TESTS = 5_000;

  /** Changes everything that tests could share, and expects it to be reset. */
  @BssSim
  static class ChangesEverything {

    @RepeatedTest(3)
    void changesEverything(BssSimulator simulator, Endpoint endpoint) {
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
  void sequentialTestsStartFromAReset() {
    EngineExecutionResults run = Runs.inOrder(ChangesEverything.class);

    assertThat(Runs.failures(run)).isEmpty();
    assertThat(run.testEvents().succeeded().count()).isEqualTo(3);
  }

  /** One test continues while the other starts and ends. */
  @BssSim
  static class OneDuringTheOther {

    private static CountDownLatch hasOrdered;
    private static CountDownLatch otherHasEnded;

    static void prepare() {
      hasOrdered = new CountDownLatch(1);
      otherHasEnded = new CountDownLatch(1);
    }

    @Test
    void continues(Endpoint endpoint, Credentials key, Faults faults, Ledger ledger)
        throws Exception {
      SignedCalls calls = new SignedCalls(endpoint, key);
      assertThat(calls.orderPackage().statusCode()).isEqualTo(200);
      faults.on("CreateResourcePackage").returnError("InternalError");
      hasOrdered.countDown();
      assertThat(otherHasEnded.await(30, TimeUnit.SECONDS)).isTrue();

      assertThat(ledger.orders()).hasSize(1);
      assertThat(calls.orderPackage().body()).contains("InternalError");
    }

    @Test
    void startsAndEnds(Endpoint endpoint, Credentials key, Ledger ledger) throws Exception {
      assertThat(hasOrdered.await(30, TimeUnit.SECONDS)).isTrue();

      assertThat(new SignedCalls(endpoint, key).orderPackage().statusCode()).isEqualTo(200);

      assertThat(ledger.orders()).hasSize(1);
      otherHasEnded.countDown();
    }
  }

  @Test
  void aTestKeepsItsStateWhenAnotherStartsOrEnds() {
    OneDuringTheOther.prepare();

    assertThat(Runs.failures(Runs.inParallel(8, OneDuringTheOther.class))).isEmpty();
  }

  @Test
  void aResetNeverAffectsARunningTest() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try (SharedSimulator simulator = new SharedSimulator(new Settings(), closed -> {})) {
      Future<Integer> lost = threads.submit(() -> testsThatLostTheirFault(simulator));
      Future<Integer> lostToo = threads.submit(() -> testsThatLostTheirFault(simulator));

      assertThat(lost.get() + lostToo.get()).isZero();
    } finally {
      threads.shutdownNow();
    }
  }

  /** Runs tests so short that the simulator is often idle and reset. */
  private static int testsThatLostTheirFault(SharedSimulator simulator) {
    int lost = 0;
    for (int i = 0; i < TESTS; i++) {
      try (TestSession session = simulator.begin()) {
        Faults faults = (Faults) session.parameter(Faults.class);
        faults.onAny().throttle();
        Thread.yield();
        lost += faults.armed().size() == 1 ? 0 : 1;
      }
    }
    return lost;
  }
}
