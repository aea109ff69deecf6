package io.github.bsskit.simulator.testing;

import io.github.bsskit.simulator.BssSimulator;
import io.github.bsskit.simulator.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Starts simulators that keep their state where this run of the tests has it: the system property
 * {@code bsskit.test.store} is {@code memory}, {@code directory}, {@code postgresql} or {@code
 * replicas}. With the latter, calls to {@link #endpoint} go to three simulators in turn.
 */
public final class TestSimulators {

  private static final String STORE = System.getProperty("bsskit.test.store", "memory");

  /** What stands behind a simulator that is one of three. */
  private static final Map<BssSimulator, Others> OTHERS = new ConcurrentHashMap<>();

  private record Others(List<BssSimulator> simulators, TestBalancer balancer) {}

  private TestSimulators() {}

  /** Starts a simulator that holds nothing yet. */
  public static BssSimulator start() {
    return start(new Settings());
  }

  /** Starts a simulator with settings, which are not used any more. */
  public static BssSimulator start(Settings settings) {
    if (!STORE.equals("replicas")) {
      return BssSimulator.start(StoreKind.named(STORE).newPlace(settings));
    }
    StoreKind.named("postgresql").newPlace(settings);
    List<BssSimulator> all = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      all.add(BssSimulator.start(settings));
    }
    BssSimulator first = all.get(0);
    TestBalancer balancer = TestBalancer.of(all.stream().map(BssSimulator::port).toList());
    OTHERS.put(first, new Others(all.subList(1, 3), balancer));
    return first;
  }

  /** Where clients send their calls, for example {@code 127.0.0.1:8080}. */
  public static String endpoint(BssSimulator simulator) {
    Others others = OTHERS.get(simulator);
    return others == null ? simulator.endpoint() : "127.0.0.1:" + others.balancer().port();
  }

  /** Stops a simulator, and those that stand beside it. */
  public static void close(BssSimulator simulator) {
    Others others = OTHERS.remove(simulator);
    if (others != null) {
      try {
        others.balancer().close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      others.simulators().forEach(BssSimulator::close);
    }
    simulator.close();
  }
}
