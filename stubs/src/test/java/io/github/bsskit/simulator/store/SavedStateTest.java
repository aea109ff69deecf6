package io.github.bsskit.simulator.store;

import static io.github.bsskit.simulator.store.StoreUnderTest.BUYER;
import static io.github.bsskit.simulator.store.StoreUnderTest.NOON;
import static io.github.bsskit.simulator.store.StoreUnderTest.ledger;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.bsskit.simulator.api.Order;
import io.github.bsskit.simulator.testing.StoreKind;
import io.github.bsskit.simulator.world.AccessKey;
import io.github.bsskit.simulator.world.MovableClock.ClockState;
import io.github.bsskit.simulator.world.WorldSnapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** A saved state can be restored where it was saved and everywhere else. */
@ParameterizedClass
@EnumSource
class SavedStateTest {

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
  void hasEverything() {
    AccessKey created = FilledStore.fill(tried);

    WorldSnapshot saved = tried.world().snapshot();

    assertThat(saved.clock())
        .isEqualTo(new ClockState(Duration.ZERO, Optional.of(NOON.plusNanos(7))));
    assertThat(saved.accountClocks())
        .isEqualTo(Map.of(BUYER, new ClockState(Duration.ofMillis(1_500), Optional.empty())));
    assertThat(saved.accounts())
        .extracting(WorldSnapshot.CreatedAccount::accessKeyId)
        .containsExactly(created.id());
    assertThat(StoreUnderTest.listOf(saved.ledgers()))
        .containsExactly(ledger(1, "a"), ledger(2, ""));
    assertThat(StoreUnderTest.listOf(saved.orders())).isEqualTo(tried.orders()).hasSize(30);
    assertThat(saved.nonces())
        .extracting(used -> StoreUnderTest.listOf(used.hashes()).size())
        .containsOnly(1)
        .hasSize(3);
    assertThat(saved.rates())
        .containsExactly(
            new WorldSnapshot.RateWindow(
                BUYER, "A", List.of(NOON.plusMillis(1), NOON.plusMillis(2))));
    assertThat(saved.faults()).hasSize(1);
    assertThat(saved.faults().get(0).fault()).isEqualTo(FilledStore.FAULT);
    assertThat(saved.faults().get(0).progress().seen()).isEqualTo(1);
    assertThat(saved.ids().lastOrderId())
        .isGreaterThanOrEqualTo(
            StoreUnderTest.listOf(saved.orders()).stream()
                .mapToLong(Order::orderId)
                .max()
                .orElse(0));
  }

  @Test
  void isRestoredWhereItWasSaved() {
    FilledStore.fill(tried);
    WorldSnapshot saved = FilledStore.copy(tried.world().snapshot());
    tried.simulation().reset();
    tried.order("1");

    tried.world().restore(saved);

    assertThat(FilledStore.copy(tried.world().snapshot())).isEqualTo(saved);
    thatAllGoesOn(tried);
  }

  @Test
  void isRestoredElsewhere() {
    FilledStore.fill(tried);
    WorldSnapshot saved = FilledStore.copy(tried.world().snapshot());
    for (StoreKind other : StoreKind.values()) {
      try (StoreUnderTest elsewhere = StoreUnderTest.of(other)) {
        elsewhere.world().restore(saved);

        assertThat(FilledStore.copy(elsewhere.world().snapshot()))
            .as(other.name())
            .isEqualTo(saved);
        thatAllGoesOn(elsewhere);
      }
    }
  }

  private static void thatAllGoesOn(StoreUnderTest restored) {
    Instant expiry = NOON.plusSeconds(900);
    assertThat(restored.useNonce("testid", "n1", expiry, NOON)).isFalse();
    assertThat(restored.useNonce("testid", "n2", expiry, NOON)).isFalse();
    assertThat(restored.useNonce("testid", "n3", expiry, NOON)).isTrue();
    assertThat(restored.open(ledger(1, "b"))).isFalse();
    assertThat(restored.open(ledger(3, "a"))).isFalse();
    assertThat(restored.open(ledger(3, "b"))).isTrue();
    assertThat(
            restored.<Optional<Duration>>call(
                r -> r.admit(BUYER, "A", FilledStore.LIMIT, NOON.plusMillis(3))))
        .isEmpty();
    assertThat(
            restored.<Optional<Duration>>call(
                r -> r.admit(BUYER, "A", FilledStore.LIMIT, NOON.plusMillis(3))))
        .contains(Duration.ofMillis(59_998));
    Set<Long> numbers = new HashSet<>();
    for (int i = 0; i < 40; i++) {
      restored.order("40");
    }
    restored.orders().forEach(order -> numbers.add(order.orderId()));
    assertThat(numbers).hasSize(70);
    assertThat(FilledStore.meet(restored)).isFalse();
    assertThat(restored.world().snapshot().faults().get(0).progress().seen()).isEqualTo(2);
  }

  @Test
  void anInconsistentStateChangesNothing() {
    FilledStore.fill(tried);
    WorldSnapshot saved = FilledStore.copy(tried.world().snapshot());
    WorldSnapshot twice =
        new WorldSnapshot(
            saved.ids(),
            saved.clock(),
            saved.accountClocks(),
            saved.accounts(),
            List.of(ledger(1, "a"), ledger(1, "b")),
            saved.orders(),
            saved.nonces(),
            saved.rates(),
            saved.faults());
    WorldSnapshot late =
        new WorldSnapshot(
            saved.ids(),
            new ClockState(Duration.ZERO, Optional.of(Instant.parse("9999-01-01T00:00:00Z"))),
            saved.accountClocks(),
            saved.accounts(),
            saved.ledgers(),
            saved.orders(),
            saved.nonces(),
            saved.rates(),
            saved.faults());

    assertThatThrownBy(() -> tried.world().restore(twice))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("duplicate ledger of owner 1");
    assertThatThrownBy(() -> tried.world().restore(late))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("clock");

    assertThat(FilledStore.copy(tried.world().snapshot())).isEqualTo(saved);
    thatAllGoesOn(tried);
  }
}
