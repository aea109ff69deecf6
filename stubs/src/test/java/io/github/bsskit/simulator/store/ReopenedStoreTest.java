package io.github.bsskit.simulator.store;

import static io.github.bsskit.simulator.store.StoreUnderTest.BUYER;
import static io.github.bsskit.simulator.store.StoreUnderTest.NOON;
import static io.github.bsskit.simulator.store.StoreUnderTest.ledger;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.bsskit.simulator.api.Order;
import io.github.bsskit.simulator.testing.StoreKind;
import io.github.bsskit.simulator.world.AccessKey;
import io.github.bsskit.simulator.world.ArmedFaults;
import io.github.bsskit.simulator.world.StoredJournal;
import io.github.bsskit.simulator.world.StoredJournal.StoredCall;
import io.github.bsskit.simulator.world.WorldSnapshot;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** A store outside memory has everything again when it is opened again. */
@ParameterizedClass
@EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "MEMORY")
class ReopenedStoreTest {

  @Parameter StoreKind kind;
  private StoreUnderTest tried;

  @BeforeEach
  void open() {
    tried = StoreUnderTest.of(kind);
  }

  @AfterEach
  void close() {
    tried.close();
  }

  @Test
  void everythingIsThere() {
    AccessKey created = FilledStore.fill(tried);
    List<Order> orders = tried.orders();
    String armed = tried.world().state().faults().armed().get(0).id();

    tried.reopen();

    assertThat(tried.orders()).isEqualTo(orders).hasSize(30);
    assertThat(tried.ledgers()).containsExactly(ledger(1, "a"), ledger(2, ""));
    assertThat(tried.world().known().keys().find(created.id())).contains(created);
    assertThat(tried.simulation().clock().now()).isEqualTo(NOON.plusNanos(7));
    assertThat(tried.simulation().clock().isFrozen()).isTrue();
    assertThat(tried.simulation().clockOf(BUYER).now())
        .isEqualTo(NOON.plusMillis(1_500).plusNanos(7));
    assertThat(tried.world().known().faults().armed())
        .containsExactly(new ArmedFaults.Armed(armed, FilledStore.FAULT, 0));
    assertThat(tried.useNonce("testid", "n1", NOON.plusSeconds(900), NOON)).isFalse();
    assertThat(tried.useNonce(created.id(), "n1", NOON.plusSeconds(900), NOON)).isFalse();
    assertThat(tried.useNonce(created.id(), "n2", NOON.plusSeconds(900), NOON)).isTrue();
    assertThat(tried.open(ledger(1, "x"))).isFalse();
    assertThat(
            tried.<Optional<Duration>>call(
                r -> r.admit(BUYER, "A", FilledStore.LIMIT, NOON.plusMillis(3))))
        .isEmpty();
    assertThat(
            tried.<Optional<Duration>>call(
                r -> r.admit(BUYER, "A", FilledStore.LIMIT, NOON.plusMillis(3))))
        .contains(Duration.ofMillis(59_998));
    assertThat(FilledStore.meet(tried)).isFalse();
    assertThat(tried.world().snapshot().faults().get(0).progress().seen()).isEqualTo(2);
    assertThat(orders)
        .extracting(Order::orderId)
        .doesNotContain(tried.order("40").orderId())
        .doesNotHaveDuplicates();
  }

  @Test
  void aResetAndARestoreAreThere() {
    FilledStore.fill(tried);
    WorldSnapshot saved = FilledStore.copy(tried.world().snapshot());
    tried.simulation().reset();
    tried.reopen();
    assertThat(tried.orders()).isEmpty();
    assertThat(tried.simulation().clock().isFrozen()).isFalse();
    tried.order("1");

    tried.world().restore(saved);
    tried.reopen();

    assertThat(tried.orders()).isEqualTo(saved.orders());
    assertThat(tried.simulation().clock().isFrozen()).isTrue();
  }

  private StoredJournal journal() {
    return tried.records().journal().orElseThrow();
  }

  private void append(OptionalLong account, String content) {
    tried.call(
        records -> {
          records.journal().orElseThrow().append(new StoredCall(0, account, content.getBytes()));
          return true;
        });
  }

  private static List<String> contents(List<StoredCall> calls) {
    return calls.stream().map(call -> call.number() + " " + new String(call.content())).toList();
  }

  @Test
  void theJournalIsPagedByNumbers() {
    for (int i = 1; i <= 7; i++) {
      append(i % 2 == 0 ? OptionalLong.of(i) : OptionalLong.empty(), "call " + i);
    }
    tried.reopen();

    assertThat(journal().lastNumber()).isEqualTo(7);
    assertThat(contents(journal().latest(0, 100)))
        .containsExactly(
            "1 call 1", "2 call 2", "3 call 3", "4 call 4", "5 call 5", "6 call 6", "7 call 7");
    assertThat(contents(journal().latest(0, 2))).containsExactly("6 call 6", "7 call 7");
    assertThat(contents(journal().latest(4, 100)))
        .containsExactly("5 call 5", "6 call 6", "7 call 7");
    assertThat(contents(journal().latest(4, 1))).containsExactly("7 call 7");
    assertThat(journal().latest(7, 100)).isEmpty();
    assertThat(journal().latest(0, 100).get(1).account()).hasValue(2);
    assertThat(journal().latest(0, 100).get(0).account()).isEmpty();
    assertThat(journal().find(3).map(call -> new String(call.content()))).contains("call 3");
    assertThat(journal().find(8)).isEmpty();
  }

  @Test
  void theJournalIsClearedForOneAccountOrAll() {
    append(OptionalLong.of(1), "a");
    append(OptionalLong.of(2), "b");
    append(OptionalLong.empty(), "c");
    long removals = journal().removals();

    journal().clear(OptionalLong.of(1));
    assertThat(contents(journal().latest(0, 100))).containsExactly("2 b", "3 c");
    assertThat(journal().find(1)).isEmpty();
    assertThat(journal().removals()).isGreaterThan(removals);
    tried.reopen();
    assertThat(contents(journal().latest(0, 100))).containsExactly("2 b", "3 c");

    journal().clear(OptionalLong.empty());
    assertThat(journal().latest(0, 100)).isEmpty();
    append(OptionalLong.of(1), "d");
    assertThat(contents(journal().latest(0, 100))).containsExactly("4 d");
  }

  @Test
  void aResetEmptiesTheJournalAndItsNumbers() {
    append(OptionalLong.of(1), "a");
    append(OptionalLong.of(1), "b");
    tried.simulation().reset();

    assertThat(journal().latest(0, 100)).isEmpty();
    assertThat(journal().lastNumber()).isZero();
    append(OptionalLong.of(1), "c");
    assertThat(contents(journal().latest(0, 100))).containsExactly("1 c");
  }

  @Test
  void concurrentCallsHaveNumbersOfTheirOwn() throws Exception {
    StoreUnderTest.atOnce(
        60,
        i -> {
          append(OptionalLong.of(i), "call " + i);
          return i;
        });

    List<StoredCall> all = new ArrayList<>(journal().latest(0, 100));
    assertThat(all).extracting(StoredCall::number).isSorted().doesNotHaveDuplicates().hasSize(60);
    assertThat(all).extracting(call -> new String(call.content())).doesNotHaveDuplicates();
  }
}
