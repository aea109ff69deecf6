package io.github.bsskit.simulator.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bsskit.simulator.BssSimulator;
import io.github.bsskit.simulator.Settings;
import io.github.bsskit.simulator.SimulatorInternals;
import io.github.bsskit.simulator.api.Credentials;
import io.github.bsskit.simulator.api.ThrottlingMode;
import io.github.bsskit.simulator.testing.ControlCaller;
import io.github.bsskit.simulator.testing.Response;
import io.github.bsskit.simulator.testing.TestCall;
import io.github.bsskit.simulator.testing.TestKey;
import io.github.bsskit.simulator.testing.TestSimulators;
import io.github.bsskit.simulator.world.World;
import io.github.bsskit.simulator.world.WorldSnapshot;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A call during a reset or an import belongs entirely to one world. */
@Tag("http")
class CallsDuringResetTest {

  private static final String STATE = "/__admin/bss/state";

  /** More often than a call reads the clock. */
  private static final int MOMENTS = 16;

  /** The system clock; something happens when a call reads it the nth time. */
  private static final class InterruptingClock implements InstantSource {
    private int left;
    private Runnable event = () -> {};

    synchronized void at(int reading, Runnable happening) {
      left = reading;
      event = happening;
    }

    synchronized boolean hasHappened() {
      return left <= 0;
    }

    @Override
    public Instant instant() {
      Runnable due = () -> {};
      synchronized (this) {
        if (--left == 0) {
          due = event;
        }
      }
      due.run();
      return Instant.now();
    }
  }

  private final InterruptingClock clock = new InterruptingClock();
  private final BssSimulator simulator =
      TestSimulators.start(new Settings().clock(clock).throttling(ThrottlingMode.OFF));
  private final ControlCaller control = new ControlCaller(simulator.url());
  private final World world = SimulatorInternals.server(simulator).simulation().world();

  @AfterEach
  void stop() {
    simulator.close();
  }

  private static Stream<Arguments> calls() {
    return Stream.of("quota", "order")
        .flatMap(call -> Stream.of("reset", "import").map(event -> Arguments.of(call, event)));
  }

  @ParameterizedTest
  @MethodSource("calls")
  void anotherWorldAtAnyMoment(String call, String event) throws Exception {
    WorldSnapshot empty = world.snapshot();
    Set<Integer> statuses = new TreeSet<>();
    for (int moment = 1; moment <= MOMENTS; moment++) {
      TestKey key = newKey();
      TestCall made = call.equals("quota") ? TestCall.quota("V3") : TestCall.resourcePackage("V3");
      clock.at(moment, event.equals("reset") ? simulator::reset : () -> world.restore(empty));

      int status = made.key(key).send(simulator.url()).status();

      if (clock.hasHappened()) {
        statuses.add(status);
        assertThat(simulator.orders()).isEmpty();
        assertThat(simulator.ledgers()).isEmpty();
        assertThat(simulator.journal().entries()).isEmpty();
      }
      clock.at(0, () -> {});
      importOwnExport();
      simulator.reset();
    }
    assertThat(statuses).containsExactly(200);
  }

  @Tag("stores")
  @Test
  void everyExportUnderLoadCanBeImported() throws Exception {
    AtomicBoolean isOver = new AtomicBoolean();
    ExecutorService threads = Executors.newFixedThreadPool(4);
    List<Future<?>> callers = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      callers.add(
          threads.submit(
              () -> {
                while (!isOver.get()) {
                  Response response = TestCall.quota("V3").key(newKey()).send(simulator.url());
                  assertThat(response.status()).as(response.toString()).isIn(200, 404);
                }
                return null;
              }));
    }
    for (int round = 0; round < 100; round++) {
      importOwnExport();
      simulator.reset();
    }
    isOver.set(true);
    for (Future<?> caller : callers) {
      caller.get();
    }
    threads.shutdown();
  }

  private TestKey newKey() {
    Credentials made = simulator.makeAccount();
    return new TestKey(made.accessKeyId(), made.accessKeySecret(), "");
  }

  private void importOwnExport() throws Exception {
    Response imported = control.send("PUT", STATE, control.get(STATE).text());

    assertThat(imported.status()).as(imported.toString()).isEqualTo(204);
  }
}
