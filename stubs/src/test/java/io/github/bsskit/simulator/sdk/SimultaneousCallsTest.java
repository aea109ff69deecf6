package io.github.bsskit.simulator.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bsskit.simulator.BssSimulator;
import io.github.bsskit.simulator.api.Order;
import io.github.bsskit.simulator.testing.TestSimulators;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Of calls at the same instant the right ones win, whichever client makes them. */
@Tag("http")
@Tag("stores")
@Tag("replicas")
class SimultaneousCallsTest {

  private static final int CALLS = 50;

  private BssSimulator sim;

  @BeforeEach
  void start() {
    sim = TestSimulators.start();
  }

  @AfterEach
  void stop() {
    TestSimulators.close(sim);
  }

  @ParameterizedTest
  @EnumSource
  void ofIdenticalQuotasOneIsCreated(Mode mode) throws Exception {

    List<Outcome> outcomes = callAtOnce(mode, "CreateResellerUserQuota", i -> Calls.QUOTA);

    assertThatOneWon(outcomes);
  }

  @ParameterizedTest
  @EnumSource
  void ofQuotasForOneOwnerOneIsCreated(Mode mode) throws Exception {

    List<Outcome> outcomes =
        callAtOnce(
            mode,
            "CreateResellerUserQuota",
            i -> Calls.with(Calls.QUOTA, "OutBizId", "number " + i));

    assertThatOneWon(outcomes);
  }

  @ParameterizedTest
  @EnumSource
  void ofQuotasWithOneNumberOneIsCreated(Mode mode) throws Exception {

    List<Outcome> outcomes =
        callAtOnce(
            mode,
            "CreateResellerUserQuota",
            i -> Calls.with(Calls.QUOTA, "OwnerId", Long.toString(239000000L + i)));

    assertThatOneWon(outcomes);
  }

  @ParameterizedTest
  @EnumSource
  void identicalPackagesAreOrdersOfTheirOwn(Mode mode) throws Exception {

    List<Outcome> outcomes = callAtOnce(mode, "CreateResourcePackage", i -> Calls.PACKAGE);

    assertThat(outcomes)
        .hasSize(CALLS)
        .extracting(outcome -> outcome.members().get("RequestId"))
        .doesNotHaveDuplicates();
    assertThat(outcomes)
        .extracting(outcome -> outcome.members().get("OrderId"))
        .doesNotHaveDuplicates()
        .containsExactlyInAnyOrderElementsOf(sim.orders().stream().map(Order::orderId).toList());
  }

  private void assertThatOneWon(List<Outcome> outcomes) {
    assertThat(outcomes).hasSize(CALLS);
    assertThat(outcomes.stream().filter(Outcome.Success.class::isInstance)).hasSize(1);
    assertThat(outcomes.stream().filter(Outcome.Refusal.class::isInstance))
        .hasSize(CALLS - 1)
        .allSatisfy(
            outcome -> {
              assertThat(outcome.refusal().code()).isEqualTo("-303");
              assertThat(outcome.refusal().message()).isEqualTo("Record is exists already.");
            });
    assertThat(sim.ledgers()).hasSize(1);
  }

  /** Makes all calls from threads of their own, which are let go together. */
  private List<Outcome> callAtOnce(
      Mode mode, String action, IntFunction<Map<String, String>> parameters) throws Exception {
    CountDownLatch ready = new CountDownLatch(CALLS);
    CountDownLatch go = new CountDownLatch(1);
    ExecutorService threads = Executors.newFixedThreadPool(CALLS);
    try (OfficialClient client = mode.connect(TestSimulators.endpoint(sim), Key.RESELLER)) {
      List<Future<Outcome>> calls =
          IntStream.range(0, CALLS)
              .mapToObj(
                  i ->
                      threads.submit(
                          () -> {
                            ready.countDown();
                            go.await();
                            return client.call(action, parameters.apply(i));
                          }))
              .toList();
      ready.await();
      go.countDown();
      List<Outcome> outcomes = new ArrayList<>();
      for (Future<Outcome> call : calls) {
        outcomes.add(call.get());
      }
      return outcomes;
    } finally {
      threads.shutdownNow();
    }
  }
}
