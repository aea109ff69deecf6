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

/** One test on a simulator, with the account that it has to itself. */
@SuppressWarnings("deprecation")
final class TestSession implements CloseableResource, AutoCloseable {

  /** What a test can be given that concerns its own account alone. */
  private static final Map<Class<?>, Function<TestSession, Object>> PARTS =
      Map.of(
          Credentials.class, run -> run.account,
          Faults.class, run -> run.sim().faults().ofKey(run.account.accessKeyId()),
          SimulatorClock.class, run -> run.sim().clockOf(run.account.accountId()),
          Ledger.class, run -> run.sim().ledger().ofAccount(run.account.accountId()),
          Journal.class, TestSession::ownJournal);

  private final SharedSimulator tested;
  private final Credentials account;
  private volatile boolean isAlone;

  TestSession(SharedSimulator tested, Credentials account, boolean isAlone) {
    this.tested = tested;
    this.account = account;
    this.isAlone = isAlone;
  }

  static boolean hasPart(Class<?> type) {
    return PARTS.containsKey(type);
  }

  Object part(Class<?> type) {
    return PARTS.get(type).apply(this);
  }

  /** Another test has begun on the same simulator. */
  void meetAnother() {
    isAlone = false;
  }

  /**
   * The failure with the test's calls. Of a test that had the simulator to itself these are all,
   * the calls with an unknown key too, which belong to no account.
   */
  Throwable explain(Throwable failure) {
    return new TestCalls(isAlone ? sim().journal() : ownJournal()).addTo(failure);
  }

  private Journal ownJournal() {
    return sim().journal().ofAccount(account.accountId());
  }

  private BssSimulator sim() {
    return tested.simulator();
  }

  @Override
  public void close() {
    tested.end(this);
  }
}
