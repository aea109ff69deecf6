package io.github.bsskit.simulator.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.aliyun.bssopenapi20171214.Client;
import com.aliyun.bssopenapi20171214.models.CreateResellerUserQuotaRequest;
import com.aliyun.bssopenapi20171214.models.CreateResourcePackageRequest;
import com.aliyun.tea.TeaException;
import com.aliyun.teaopenapi.models.Config;
import io.github.bsskit.simulator.BssSimulator;
import io.github.bsskit.simulator.api.Credentials;
import io.github.bsskit.simulator.api.Faults;
import io.github.bsskit.simulator.api.Journal;
import io.github.bsskit.simulator.api.Ledger;
import io.github.bsskit.simulator.api.SimulatorClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.platform.testkit.engine.EngineExecutionResults;

/** Two test classes run concurrently on one simulator and use an official SDK. */
class ParallelClassesTest {

  private static final int TESTS = 200;

  private static final Set<BssSimulator> SIMULATORS = ConcurrentHashMap.newKeySet();
  private static CountDownLatch bothHaveStarted;

  /** Each test fails if it is affected by the ledger, faults, time or calls of another. */
  abstract static class Purchases {

    @BeforeAll
    static void bothClassesStartTogether(BssSimulator simulator) throws InterruptedException {
      SIMULATORS.add(simulator);
      bothHaveStarted.countDown();
      assertThat(bothHaveStarted.await(30, TimeUnit.SECONDS)).isTrue();
    }

    @RepeatedTest(TESTS)
    void areIsolated(
        RepetitionInfo repetition,
        Endpoint endpoint,
        Credentials key,
        Faults faults,
        SimulatorClock clock,
        Ledger ledger,
        Journal journal)
        throws Exception {
      Instant ownTime = clock.now().plus(Duration.ofSeconds(repetition.getCurrentRepetition()));
      clock.freezeAt(ownTime);
      faults.on("CreateResourcePackage").returnError("InternalError");
      Client client = connect(endpoint, key);

      client.createResellerUserQuota(
          new CreateResellerUserQuotaRequest()
              .setAmount("100")
              .setCurrency("CNY")
              .setOutBizId("the same for all")
              .setOwnerId(key.owner(0)));
      TeaException rejection =
          catchThrowableOfType(TeaException.class, () -> client.createResourcePackage(order()));
      client.createResourcePackage(order());

      assertThat(rejection.getCode()).isEqualTo("InternalError");
      ledger.assertSinglePurchase();
      assertThat(ledger.orders().get(0).orderedAt()).isEqualTo(ownTime);
      assertThat(ledger.quotas()).hasSize(1);
      assertThat(faults.armed()).isEmpty();
      assertThat(journal.entries()).hasSize(3);
      journal.assertNoContractViolations();
    }

    private static Client connect(Endpoint endpoint, Credentials key) throws Exception {
      Config config =
          new Config().setAccessKeyId(key.accessKeyId()).setAccessKeySecret(key.accessKeySecret());
      return new Client(config.setEndpoint(endpoint.toString()).setProtocol("http"));
    }

    private static CreateResourcePackageRequest order() {
      return new CreateResourcePackageRequest()
          .setProductCode("ossbag")
          .setPackageType("FPT_ossbag_absolute_Storage_sh")
          .setSpecification("40")
          .setDuration(6);
    }
  }

  @BssSim(shared = true)
  static class OneClass extends Purchases {}

  @BssSim(shared = true)
  static class AnotherClass extends Purchases {}

  @Test
  void areIsolatedFromEachOther() {
    bothHaveStarted = new CountDownLatch(2);

    EngineExecutionResults run = Runs.inParallel(8, OneClass.class, AnotherClass.class);

    assertThat(Runs.failures(run)).isEmpty();
    assertThat(run.testEvents().succeeded().count()).isEqualTo(2 * TESTS);
    assertThat(SIMULATORS).hasSize(1);
  }
}
