package io.github.bsskit.simulator.store;

import io.github.bsskit.contract.RateLimit;
import io.github.bsskit.simulator.api.Order;
import io.github.bsskit.simulator.api.QuotaLedger;
import io.github.bsskit.simulator.store.CallSteps.Admission;
import io.github.bsskit.simulator.store.CallSteps.NonceUse;
import io.github.bsskit.simulator.world.ArmedFaults;
import io.github.bsskit.simulator.world.Fault;
import io.github.bsskit.simulator.world.IdGenerator;
import io.github.bsskit.simulator.world.Nonces;
import io.github.bsskit.simulator.world.Records;
import io.github.bsskit.simulator.world.StateReplacedException;
import io.github.bsskit.simulator.world.StoredJournal;
import io.github.bsskit.simulator.world.StoredJournal.StoredCall;
import io.github.bsskit.simulator.world.WorldSnapshot.RateWindow;
import io.github.bsskit.simulator.world.WorldState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/** What calls leave in one generation of a state in a database. */
final class SqlRecords implements Records {

  private final SqlStore store;
  private final Database database;
  private final long generation;
  private final StoredJournal journal;
  private final ThreadLocal<CallRun> present = new ThreadLocal<>();
  private volatile WorldState state;

  /** The version of the facts in {@link #state}. */
  private volatile long version;

  SqlRecords(SqlStore store, Database database, long generation) {
    this.store = store;
    this.database = database;
    this.generation = generation;
    this.journal = new SqlJournal(database, this);
  }

  /** Sets the state that it belongs to, before its first use. */
  void setState(WorldState state) {
    this.state = state;
  }

  long generation() {
    return generation;
  }

  long version() {
    return version;
  }

  /** Sets the version, after the facts have been refreshed. */
  void setVersion(long version) {
    this.version = version;
  }

  CallResult keep(CallSteps steps) {
    return database.keep(steps);
  }

  /**
   * Refreshes the facts.
   *
   * @throws StateReplacedException if the state is not the present one any more
   */
  void refresh() {
    if (store.latest() != state) {
      throw new StateReplacedException();
    }
  }

  void count(Order order) {
    store.count(order);
  }

  void count(QuotaLedger ledger) {
    store.totals().opened(ledger);
  }

  @Override
  public <T> T execute(String requestId, Supplier<T> call) {
    return run(new CallRun(requestId, this, true), call);
  }

  @Override
  public <T> T resume(String requestId, Supplier<T> rest) {
    return run(new CallRun(requestId, this, false), rest);
  }

  private <T> T run(CallRun run, Supplier<T> call) {
    present.set(run);
    try {
      return run.run(call);
    } finally {
      present.remove();
    }
  }

  /** Takes a step of the present call, or on its own. */
  private <T> T step(Supplier<T> step) {
    return present.get() == null ? resume(null, step) : step.get();
  }

  @Override
  public boolean useNonce(String keyId, String nonce, Instant validUntil, Instant now) {
    NonceUse use =
        new NonceUse(
            keyId,
            Nonces.hash(nonce),
            Instant.ofEpochSecond(Nonces.end(validUntil.getEpochSecond())),
            now);
    return step(() -> present.get().useNonce(use));
  }

  @Override
  public Optional<Duration> admit(long accountId, String action, RateLimit limit, Instant now) {
    Admission admission = new Admission(accountId, action, limit, now);
    return step(() -> present.get().admit(admission));
  }

  @Override
  public Optional<ArmedFaults.Armed> meetFault(Fault.CallFacts call) {
    return step(
        () ->
            present
                .get()
                .meetFault(
                    () -> state.faults().canApplyTo(call),
                    () -> store.facts().meetFault(generation, call)));
  }

  @Override
  public boolean openLedger(QuotaLedger ledger) {
    return step(() -> present.get().openLedger(ledger));
  }

  @Override
  public Order placeOrder(long buyer, BiFunction<IdGenerator, Instant, Order> maker) {
    return step(
        () -> {
          if (store.isRepeatable()) {
            // With a seed, only a call that was admitted takes a number.
            present.get().keep();
          }
          return present.get().placeOrder(() -> maker.apply(state.ids(), state.now(buyer)));
        });
  }

  void append(StoredCall call) {
    step(
        () -> {
          present.get().append(call);
          return null;
        });
  }

  @Override
  public List<RateWindow> rateWindows() {
    return database.read(connection -> RateRows.all(connection, generation));
  }

  @Override
  public void refillRates() {
    database.change(
        connection -> Sql.update(connection, "DELETE FROM rates WHERE generation = ?", generation));
  }

  @Override
  public Optional<StoredJournal> journal() {
    return Optional.of(journal);
  }

  @Override
  public Pages<QuotaLedger> ledgers() {
    return new Pages<>(database, generation, "ledgers", OrderRows.LEDGER, OrderRows::ledger);
  }

  @Override
  public Pages<Order> orders() {
    return new Pages<>(database, generation, "orders", OrderRows.ORDER, OrderRows::order);
  }

  @Override
  public boolean hasOrder(long orderId) {
    return orderWithin(orderId, orderId).isPresent();
  }

  @Override
  public OptionalLong orderWithin(long min, long max) {
    return database
        .read(
            connection ->
                Sql.number(
                    connection,
                    "SELECT max(order_id) FROM orders"
                        + " WHERE generation = ? AND order_id BETWEEN ? AND ?",
                    generation,
                    min,
                    max))
        .map(OptionalLong::of)
        .orElse(OptionalLong.empty());
  }

  @Override
  public Iterable<List<Order>> suspectedDuplicates() {
    return () -> new Duplicates(database, generation).groups();
  }
}
