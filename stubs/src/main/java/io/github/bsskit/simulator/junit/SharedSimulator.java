package io.github.bsskit.simulator.junit;

import io.github.bsskit.simulator.BssSimulator;
import io.github.bsskit.simulator.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.extension.ExtensionContext.Store.CloseableResource;

/**
 * A simulator and the tests that are running on it. JUnit closes it with its store: before 5.13 as
 * a {@code CloseableResource}, since then as an {@code AutoCloseable}.
 */
@SuppressWarnings("deprecation")
final class SharedSimulator implements CloseableResource, AutoCloseable {

  private final BssSimulator simulator;
  private final Consumer<BssSimulator> onClose;
  private final List<TestSession> running = new ArrayList<>();

  SharedSimulator(Settings settings, Consumer<BssSimulator> onClose) {
    this.simulator = BssSimulator.start(settings);
    this.onClose = onClose;
  }

  BssSimulator simulator() {
    return simulator;
  }

  /** Starts a test, after a reset if no other is running. Atomic: resets never affect a test. */
  synchronized TestSession begin() {
    if (running.isEmpty()) {
      simulator.reset();
    }
    running.forEach(TestSession::becomeConcurrent);
    TestSession session = new TestSession(this, simulator.makeAccount(), running.isEmpty());
    running.add(session);
    return session;
  }

  synchronized void end(TestSession session) {
    running.remove(session);
  }

  @Override
  public void close() {
    simulator.close();
    onClose.accept(simulator);
  }
}
