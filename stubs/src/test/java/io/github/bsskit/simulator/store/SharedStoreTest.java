package io.github.bsskit.simulator.store;

import static io.github.bsskit.simulator.store.StoreUnderTest.BUYER;
import static io.github.bsskit.simulator.store.StoreUnderTest.NOON;
import static io.github.bsskit.simulator.store.StoreUnderTest.ledger;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.bsskit.contract.RateLimit;
import io.github.bsskit.simulator.api.Order;
import io.github.bsskit.simulator.testing.StoreKind;
import io.github.bsskit.simulator.world.AccessKey;
import io.github.bsskit.simulator.world.AccountType;
import io.github.bsskit.simulator.world.Fault;
import io.github.bsskit.simulator.world.Schedule;
import io.github.bsskit.simulator.world.StoredJournal.StoredCall;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two simulators with one PostgreSQL are as one. */
class SharedStoreTest {

  private StoreUnderTest one;
  private StoreUnderTest two;

  @BeforeEach
  void open() {
    one = StoreUnderTest.of(StoreKind.POSTGRESQL);
    two = one.another();
  }

  @AfterEach
  void close() {
    two.close();
    one.close();
  }

  private StoreUnderTest either(int i) {
    return i % 2 == 0 ? one : two;
  }

  @Test
  void oneNonceIsUsedAtOneOfThem() throws Exception {
    for (int i = 0; i < 40; i++) {
      String nonce = "n" + i;
      assertThat(
              StoreUnderTest.atOnce(
                      8, n -> either(n).useNonce("key", nonce, NOON.plusSeconds(900), NOON))
                  .stream()
                  .filter(isFirst -> isFirst))
          .as(nonce)
          .hasSize(1);
    }
  }

  @Test
  void exactlyTheLimitIsAdmittedInAll() throws Exception {
    RateLimit hundred = new RateLimit(100, Duration.ofSeconds(60));

    assertThat(
            StoreUnderTest.atOnce(
                150,
                i ->
                    either(i)
                        .<Boolean>call(
                            r -> r.admit(BUYER, "A", hundred, NOON.plusMillis(i)).isEmpty())))
        .filteredOn(isAdmitted -> isAdmitted)
        .hasSize(100);
  }

  @Test
  void oneLedgerIsOpenedAndOrdersHaveNumbersOfTheirOwn() throws Exception {
    for (int i = 0; i < 25; i++) {
      int owner = i;
      assertThat(
              StoreUnderTest.atOnce(8, n -> either(n).open(ledger(owner, owner + " number " + n))))
          .filteredOn(isOpened -> isOpened)
          .hasSize(1);
    }
    List<Order> placed = StoreUnderTest.atOnce(100, i -> either(i).order("40"));

    assertThat(placed).extracting(Order::orderId).doesNotHaveDuplicates();
    assertThat(one.orders()).isEqualTo(two.orders()).containsExactlyInAnyOrderElementsOf(placed);
  }

  @Test
  void aFaultIsMetTwiceInAll() throws Exception {
    Fault fault =
        new Fault(
            new Fault.Match(Optional.empty(), Optional.empty(), Map.of()),
            new Fault.TransportFault(Fault.TransportFaultKind.THROTTLE, Duration.ZERO),
            Schedule.next(2));
    for (int round = 0; round < 5; round++) {
      one.world().change(state -> state.faults().arm(fault));
      AccessKey key = one.world().known().keys().find("testid").orElseThrow();

      List<Boolean> met =
          StoreUnderTest.atOnce(
              16,
              i ->
                  either(i)
                      .<Boolean>call(
                          r -> r.meetFault(new Fault.CallFacts("A", key, Map.of())).isPresent()));

      assertThat(met).filteredOn(isMet -> isMet).hasSize(2);
      assertThat(two.world().state().faults().isEmpty()).isTrue();
    }
  }

  @Test
  void whatIsChangedAtOneHoldsAtTheOtherForTheNextCall() {
    two.order("40");
    one.simulation().clock().freezeAt(NOON.plusSeconds(7));
    assertThat(two.order("40").orderedAt()).isEqualTo(NOON.plusSeconds(7));
    assertThat(two.simulation().clock().now()).isEqualTo(NOON.plusSeconds(7));

    one.simulation().clockOf(BUYER).freezeAt(NOON.plusSeconds(8));
    assertThat(two.order("40").orderedAt()).isEqualTo(NOON.plusSeconds(8));

    AccessKey created = one.world().createAccount(AccountType.RESELLER, List.of("*"));
    assertThat(two.world().state().keys().find(created.id())).contains(created);
  }

  @Test
  void aResetAtOneEmptiesBoth() {
    two.order("40");
    two.open(ledger(1, "a"));
    two.useNonce("key", "n", NOON.plusSeconds(900), NOON);

    one.simulation().reset();

    assertThat(two.orders()).isEmpty();
    assertThat(two.ledgers()).isEmpty();
    assertThat(two.useNonce("key", "n", NOON.plusSeconds(900), NOON)).isTrue();
    assertThat(two.open(ledger(1, "a"))).isTrue();
    assertThat(one.ledgers()).containsExactly(ledger(1, "a"));
  }

  @Test
  void changesAtBothAtOnceAreAllMade() throws Exception {
    StoreUnderTest.atOnce(
        24,
        i -> {
          either(i).simulation().clock().advance(Duration.ofSeconds(10));
          return i;
        });

    assertThat(one.simulation().clock().now()).isEqualTo(NOON.plusSeconds(240));
  }

  @Test
  void theJournalHasTheCallsOfBoth() throws Exception {
    StoreUnderTest.atOnce(
        60,
        i ->
            either(i)
                .<Boolean>call(
                    records -> {
                      records
                          .journal()
                          .orElseThrow()
                          .append(new StoredCall(0, OptionalLong.of(i), ("call " + i).getBytes()));
                      return true;
                    }));

    assertThat(one.records().journal().orElseThrow().latest(0, 100))
        .extracting(StoredCall::number)
        .isEqualTo(
            two.records().journal().orElseThrow().latest(0, 100).stream()
                .map(StoredCall::number)
                .toList())
        .doesNotHaveDuplicates()
        .hasSize(60);
  }

  @Test
  void aReaderThatGoesOnFromTheLastNumberMissesNoCall() throws Exception {
    List<Long> seen = new java.util.concurrent.CopyOnWriteArrayList<>();
    StoreUnderTest.atOnce(
        161,
        i -> {
          var journal = either(i).records().journal().orElseThrow();
          if (i % 8 == 0) {
            synchronized (seen) {
              long after = seen.isEmpty() ? 0 : seen.get(seen.size() - 1);
              long end = journal.lastNumber();
              journal.latest(after, 1_000).stream()
                  .map(StoredCall::number)
                  .filter(number -> number <= end)
                  .forEach(seen::add);
            }
          } else {
            either(i)
                .<Boolean>call(
                    records -> {
                      records
                          .journal()
                          .orElseThrow()
                          .append(new StoredCall(0, OptionalLong.empty(), "call".getBytes()));
                      return true;
                    });
          }
          return i;
        });
    long after = seen.isEmpty() ? 0 : seen.get(seen.size() - 1);
    one.records().journal().orElseThrow().latest(after, 1_000).stream()
        .map(StoredCall::number)
        .forEach(seen::add);

    assertThat(seen)
        .isEqualTo(
            one.records().journal().orElseThrow().latest(0, 1_000).stream()
                .map(StoredCall::number)
                .toList())
        .hasSize(140);
  }
}
