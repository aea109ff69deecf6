package io.github.bsskit.simulator.store;

import io.github.bsskit.contract.Currency;
import io.github.bsskit.contract.PricingCycle;
import io.github.bsskit.simulator.api.Order;
import io.github.bsskit.simulator.api.QuotaLedger;
import io.github.bsskit.simulator.control.Simulation;
import io.github.bsskit.simulator.control.SimulationOptions;
import io.github.bsskit.simulator.testing.SettableClock;
import io.github.bsskit.simulator.testing.StoreKind;
import io.github.bsskit.simulator.world.Records;
import io.github.bsskit.simulator.world.Store;
import io.github.bsskit.simulator.world.World;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.function.IntFunction;

/** A store of any kind, as the simulator opens it, and what tests do with it. */
final class StoreUnderTest implements AutoCloseable {

  static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

  /** The first account of the built-in world, and the key that it calls with. */
  static final long BUYER = 100000001;

  private static final int THREADS = 8;

  final SettableClock clock = new SettableClock(NOON);
  private final StoreOptions place;
  private Simulation simulation;

  private StoreUnderTest(StoreOptions place) {
    this.place = place;
    open();
  }

  /** A new store without anything in it. */
  static StoreUnderTest of(StoreKind kind) {
    return new StoreUnderTest(kind.newPlace());
  }

  /** A store at a place. */
  static StoreUnderTest at(StoreOptions place) {
    return new StoreUnderTest(place);
  }

  /** Another simulator with the same place. */
  StoreUnderTest another() {
    return new StoreUnderTest(place);
  }

  private void open() {
    SimulationOptions some = SimulationOptions.defaults();
    simulation =
        Simulation.create(
            new SimulationOptions(
                some.fixtures(),
                clock,
                some.orderIds(),
                some.seed(),
                some.auth(),
                some.throttling(),
                some.journalSize(),
                place,
                some.name()));
  }

  /** The schema in PostgreSQL. */
  String schema() {
    return place.schema();
  }

  /** The JDBC URL of PostgreSQL, or the directory. */
  String location() {
    return place.location().orElseThrow();
  }

  /** Closes the store and opens it again. */
  void reopen() {
    simulation.close();
    open();
  }

  Simulation simulation() {
    return simulation;
  }

  World world() {
    return simulation.world();
  }

  Store store() {
    return simulation.world().store();
  }

  Records records() {
    return store().latest().records();
  }

  /** Takes steps as one call does. */
  <T> T call(Function<Records, T> steps) {
    Records records = records();
    return records.execute(UUID.randomUUID().toString(), () -> steps.apply(records));
  }

  boolean useNonce(String key, String nonce, Instant until, Instant now) {
    return call(records -> records.useNonce(key, nonce, until, now));
  }

  boolean open(QuotaLedger ledger) {
    return call(records -> records.openLedger(ledger));
  }

  Order order(String specification) {
    return order(BUYER, specification);
  }

  Order order(long buyer, String specification) {
    return call(records -> place(records, buyer, specification));
  }

  static Order place(Records records, long buyer, String specification) {
    return records.placeOrder(
        buyer,
        (ids, now) -> {
          long id = ids.orderId(now);
          return new Order(
              id,
              ids.instanceId("ossbag", id),
              239000111,
              buyer,
              new Order.OrderedPlan(
                  "ossbag",
                  "FPT_ossbag_absolute_Storage_sh",
                  specification,
                  6,
                  PricingCycle.MONTH,
                  now),
              now);
        });
  }

  static QuotaLedger ledger(long owner, String outBizId) {
    return new QuotaLedger(
        owner,
        BUYER,
        Optional.of(outBizId).filter(id -> !id.isEmpty()),
        "100.50",
        Currency.CNY,
        NOON.plusNanos(123_456_789));
  }

  List<QuotaLedger> ledgers() {
    return listOf(records().ledgers());
  }

  List<Order> orders() {
    return listOf(records().orders());
  }

  static <T> List<T> listOf(Iterable<T> all) {
    List<T> list = new ArrayList<>();
    all.forEach(list::add);
    return list;
  }

  /** Runs something many times on threads that start together; returns all results. */
  static <T> List<T> atOnce(int times, IntFunction<T> work) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    CountDownLatch ready = new CountDownLatch(Math.min(times, THREADS));
    try {
      List<Callable<T>> all = new ArrayList<>();
      for (int i = 0; i < times; i++) {
        int number = i;
        all.add(
            () -> {
              ready.countDown();
              ready.await();
              return work.apply(number);
            });
      }
      List<T> results = new ArrayList<>();
      for (Future<T> result : threads.invokeAll(all)) {
        results.add(result.get());
      }
      return results;
    } finally {
      threads.shutdownNow();
    }
  }

  @Override
  public void close() {
    simulation.close();
  }
}
