package io.github.bsskit.junit;

import io.github.bsskit.host.BssSimulator;
import io.github.bsskit.host.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.extension.ExtensionContext.Store.CloseableResource;

/**
 * A simulator and the tests that are using it at the moment.
 *
 * <p>JUnit closes it with what it is kept in; before JUnit 5.13 it closes only what implements its
 * own interface, and since then it asks for the other.
 */
@SuppressWarnings("deprecation")
final class TestedSimulator implements CloseableResource, AutoCloseable {

  private final BssSimulator simulator;
  private final Consumer<BssSimulator> whenClosed;
  private final List<TestRun> running = new ArrayList<>();

  TestedSimulator(Settings settings, Consumer<BssSimulator> whenClosed) {
    this.simulator = BssSimulator.start(settings);
    this.whenClosed = whenClosed;
  }

  BssSimulator simulator() {
    return simulator;
  }

  /**
   * A test begins. It is counted in the same step that finds nobody there and resets, so that
   * nothing is ever taken away from a test that has begun.
   */
  synchronized TestRun begin() {
    if (running.isEmpty()) {
      simulator.reset();
    }
    running.forEach(TestRun::meetAnother);
    TestRun run = new TestRun(this, simulator.makeAccount(), running.isEmpty());
    running.add(run);
    return run;
  }

  synchronized void end(TestRun run) {
    running.remove(run);
  }

  @Override
  public void close() {
    simulator.close();
    whenClosed.accept(simulator);
  }
}
