package io.github.bsskit.simulator.junit;

import io.github.bsskit.simulator.BssSimulator;
import io.github.bsskit.simulator.Settings;
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
final class SharedSimulator implements CloseableResource, AutoCloseable {

  private final BssSimulator simulator;
  private final Consumer<BssSimulator> whenClosed;
  private final List<TestSession> running = new ArrayList<>();

  SharedSimulator(Settings settings, Consumer<BssSimulator> whenClosed) {
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
  synchronized TestSession begin() {
    if (running.isEmpty()) {
      simulator.reset();
    }
    running.forEach(TestSession::meetAnother);
    TestSession run = new TestSession(this, simulator.makeAccount(), running.isEmpty());
    running.add(run);
    return run;
  }

  synchronized void end(TestSession run) {
    running.remove(run);
  }

  @Override
  public void close() {
    simulator.close();
    whenClosed.accept(simulator);
  }
}
