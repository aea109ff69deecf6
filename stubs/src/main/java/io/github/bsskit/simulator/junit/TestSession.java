package io.github.bsskit.simulator.junit;

import io.github.bsskit.simulator.BssSimulator;
import io.github.bsskit.simulator.api.Credentials;
import io.github.bsskit.simulator.api.Faults;
import io.github.bsskit.simulator.api.Journal;
import io.github.bsskit.simulator.api.Ledger;
import io.github.bsskit.simulator.api.SimulatorClock;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.extension.ExtensionContext.Store.CloseableResource;

/** A running test and its account. */
@SuppressWarnings("deprecation")
final class TestSession implements CloseableResource, AutoCloseable {

  /** Parameters that concern only the account of the test. */
  private static final Map<Class<?>, Function<TestSession, Object>> PARAMETERS =
      Map.of(
          Credentials.class, session -> session.account,
          Faults.class, session -> session.sim().faults().ofKey(session.account.accessKeyId()),
          SimulatorClock.class, session -> session.sim().clockOf(session.account.accountId()),
          Ledger.class, session -> session.sim().ledger().ofAccount(session.account.accountId()),
          Journal.class, TestSession::ownJournal);

  private final SharedSimulator simulator;
  private final Credentials account;
  private volatile boolean isAlone;

  TestSession(SharedSimulator simulator, Credentials account, boolean isAlone) {
    this.simulator = simulator;
    this.account = account;
    this.isAlone = isAlone;
  }

  static boolean provides(Class<?> type) {
    return PARAMETERS.containsKey(type);
  }

  Object parameter(Class<?> type) {
    return PARAMETERS.get(type).apply(this);
  }

  /** Notes that another test runs on the same simulator. */
  void becomeConcurrent() {
    isAlone = false;
  }

  /**
   * Appends calls to a failure: the test's own, or all calls, including those with unknown keys, if
   * the test never ran concurrently.
   */
  Throwable explain(Throwable failure) {
    return new TestCalls(isAlone ? sim().journal() : ownJournal()).addTo(failure);
  }

  private Journal ownJournal() {
    return sim().journal().ofAccount(account.accountId());
  }

  private BssSimulator sim() {
    return simulator.simulator();
  }

  @Override
  public void close() {
    simulator.end(this);
  }
}
