package io.github.bsskit.simulator.store;

import static io.github.bsskit.simulator.store.StoreUnderTest.BUYER;
import static io.github.bsskit.simulator.store.StoreUnderTest.NOON;
import static io.github.bsskit.simulator.store.StoreUnderTest.ledger;

import io.github.bsskit.contract.RateLimit;
import io.github.bsskit.simulator.world.AccessKey;
import io.github.bsskit.simulator.world.AccountType;
import io.github.bsskit.simulator.world.Fault;
import io.github.bsskit.simulator.world.Schedule;
import io.github.bsskit.simulator.world.WorldSnapshot;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** A store with some of everything in it. */
final class FilledStore {

  static final RateLimit LIMIT = new RateLimit(3, Duration.ofSeconds(60));

  /** Met by the next two calls of which each third is counted; one of them has been made. */
  static final Fault FAULT =
      new Fault(
          new Fault.Match(
              Optional.of("CreateResourcePackage"),
              Optional.of("testid"),
              Map.of("ProductCode", "配额'\"\n")),
          new Fault.TransportFault(Fault.TransportFaultKind.LATENCY, Duration.ofMillis(250)),
          new Schedule(OptionalInt.of(2), 3, 0.75, 42));

  private FilledStore() {}

  static AccessKey fill(StoreUnderTest tried) {
    AccessKey created = tried.world().createAccount(AccountType.AGENCY, List.of("bss:*", "ram:x"));
    tried.simulation().clockOf(BUYER).advance(Duration.ofMillis(1_500));
    tried.simulation().clock().freezeAt(NOON.plusNanos(7));
    for (int i = 0; i < 30; i++) {
      tried.order(i % 2 == 0 ? BUYER : created.accountId(), Integer.toString(40 + i));
    }
    tried.open(ledger(1, "a"));
    tried.open(ledger(2, ""));
    tried.useNonce("testid", "n1", NOON.plusSeconds(900), NOON);
    tried.useNonce("testid", "n2", NOON.plusSeconds(3_600), NOON);
    tried.useNonce(created.id(), "n1", NOON.plusSeconds(900), NOON);
    tried.call(records -> records.admit(BUYER, "A", LIMIT, NOON.plusMillis(1)));
    tried.call(records -> records.admit(BUYER, "A", LIMIT, NOON.plusMillis(2)));
    tried.world().change(state -> state.faults().arm(FAULT));
    meet(tried);
    return created;
  }

  /** Makes a call that matches the fault. */
  static boolean meet(StoreUnderTest tried) {
    AccessKey key = tried.world().known().keys().find("testid").orElseThrow();
    Map<String, String> parameters = Map.of("ProductCode", "配额'\"\n", "Duration", "6");
    return tried.call(
        records ->
            records
                .meetFault(new Fault.CallFacts("CreateResourcePackage", key, parameters))
                .isPresent());
  }

  /** A copy that stays as it is: parts of a snapshot are read while they are iterated over. */
  static WorldSnapshot copy(WorldSnapshot saved) {
    return new WorldSnapshot(
        saved.ids(),
        saved.clock(),
        Map.copyOf(saved.accountClocks()),
        List.copyOf(saved.accounts()),
        StoreUnderTest.listOf(saved.ledgers()),
        StoreUnderTest.listOf(saved.orders()),
        StoreUnderTest.listOf(saved.nonces()).stream()
            .map(
                used ->
                    new WorldSnapshot.UsedNonces(
                        used.accessKeyId(), used.until(), StoreUnderTest.listOf(used.hashes())))
            .toList(),
        saved.rates(),
        saved.faults());
  }
}
