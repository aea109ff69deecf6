package io.github.bsskit.simulator.store;

import static io.github.bsskit.simulator.store.StoreUnderTest.BUYER;
import static io.github.bsskit.simulator.store.StoreUnderTest.NOON;
import static io.github.bsskit.simulator.store.StoreUnderTest.ledger;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.bsskit.contract.RateLimit;
import io.github.bsskit.simulator.api.SimulatorClock;
import io.github.bsskit.simulator.testing.StoreKind;
import io.github.bsskit.simulator.world.AccessKey;
import io.github.bsskit.simulator.world.AccountType;
import io.github.bsskit.simulator.world.Fault;
import io.github.bsskit.simulator.world.Records;
import io.github.bsskit.simulator.world.Schedule;
import io.github.bsskit.simulator.world.StateReplacedException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Clocks and accounts are changed, and everything is reset, wherever the state is kept. */
@ParameterizedClass
@EnumSource
class StateChangesTest {

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
  void clocksAreMovedAndFrozen() {
    SimulatorClock common = tried.simulation().clock();
    common.advance(Duration.ofDays(1));
    assertThat(common.now()).isEqualTo(NOON.plusSeconds(86_400));
    tried.clock.advance(Duration.ofSeconds(5));
    assertThat(common.now()).isEqualTo(NOON.plusSeconds(86_405));

    common.freezeAt(NOON.plusNanos(1));
    tried.clock.advance(Duration.ofSeconds(5));
    assertThat(common.now()).isEqualTo(NOON.plusNanos(1));
    assertThat(common.isFrozen()).isTrue();
    assertThat(tried.order("40").orderedAt()).isEqualTo(NOON.plusNanos(1));

    common.resume();
    tried.clock.advance(Duration.ofSeconds(5));
    assertThat(common.now()).isEqualTo(NOON.plusSeconds(5).plusNanos(1));
    assertThat(common.isFrozen()).isFalse();
  }

  @Test
  void anAccountsOwnClockFollowsTheCommonOneUntilItIsMoved() {
    SimulatorClock common = tried.simulation().clock();
    SimulatorClock own = tried.simulation().clockOf(BUYER);
    common.advance(Duration.ofHours(1));
    assertThat(own.now()).isEqualTo(NOON.plusSeconds(3_600));

    own.advance(Duration.ofMinutes(1));
    common.advance(Duration.ofHours(1));
    assertThat(own.now()).isEqualTo(NOON.plusSeconds(7_260));
    assertThat(tried.order(BUYER, "40").orderedAt()).isEqualTo(NOON.plusSeconds(7_260));
    assertThat(tried.order(100000002, "40").orderedAt()).isEqualTo(NOON.plusSeconds(7_200));
  }

  @Test
  void ofConcurrentChangesNoneIsLost() throws Exception {
    StoreUnderTest.atOnce(
        24,
        i -> {
          tried.simulation().clock().advance(Duration.ofSeconds(10));
          return i;
        });

    assertThat(tried.simulation().clock().now()).isEqualTo(NOON.plusSeconds(240));
  }

  @Test
  void aChangeThatFailsChangesNothing() {
    tried.simulation().clock().freezeAt(NOON);

    assertThatThrownBy(
            () ->
                tried
                    .world()
                    .change(
                        state -> {
                          throw new IllegalArgumentException("invalid");
                        }))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("invalid");
    assertThatThrownBy(
            () -> tried.simulation().clock().set(NOON.plus(Duration.ofDays(365 * 9_000))))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> tried.simulation().clockOf(4711).freeze())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("4711");

    assertThat(tried.simulation().clock().now()).isEqualTo(NOON);
    assertThat(tried.world().snapshot().accountClocks()).isEmpty();
  }

  @Test
  void accountsAreCreatedWithAKey() throws Exception {
    List<AccessKey> created =
        StoreUnderTest.atOnce(
            12,
            i ->
                tried.world().createAccount(AccountType.RESELLER, List.of("bss:*", "ram:Get" + i)));

    assertThat(created).extracting(AccessKey::id).doesNotHaveDuplicates();
    assertThat(created).extracting(AccessKey::accountId).doesNotHaveDuplicates();
    for (int i = 0; i < 12; i++) {
      AccessKey found = tried.world().state().keys().find(created.get(i).id()).orElseThrow();
      assertThat(found).isEqualTo(created.get(i));
      assertThat(found.isAllowed("ram:Get" + i)).isTrue();
      assertThat(found.isAllowed("ram:Put")).isFalse();
      tried.simulation().clockOf(found.accountId()).freezeAt(NOON.plusSeconds(i));
      assertThat(tried.world().state().now(found.accountId())).isEqualTo(NOON.plusSeconds(i));
    }
  }

  @Test
  void aResetEmptiesEverything() {
    long order = tried.order("40").orderId();
    tried.open(ledger(1, "a"));
    tried.useNonce("testid", "n", NOON.plusSeconds(900), NOON);
    RateLimit one = new RateLimit(1, Duration.ofSeconds(60));
    tried.call(records -> records.admit(BUYER, "A", one, NOON));
    AccessKey created = tried.world().createAccount(AccountType.RESELLER, List.of("*"));
    tried.simulation().clock().freezeAt(NOON.plusSeconds(60));
    tried.simulation().clockOf(BUYER).freezeAt(NOON.plusSeconds(120));
    Fault fault =
        new Fault(
            new Fault.Match(Optional.empty(), Optional.empty(), Map.of()),
            new Fault.TransportFault(Fault.TransportFaultKind.THROTTLE, Duration.ZERO),
            Schedule.next(5));
    tried.world().change(state -> state.faults().arm(fault));

    tried.simulation().reset();

    assertThat(tried.orders()).isEmpty();
    assertThat(tried.ledgers()).isEmpty();
    assertThat(tried.records().hasOrder(order)).isFalse();
    assertThat(tried.records().rateWindows()).isEmpty();
    assertThat(tried.world().state().keys().find(created.id())).isEmpty();
    assertThatThrownBy(() -> tried.simulation().clockOf(created.accountId()).freeze())
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(tried.world().state().now(BUYER)).isEqualTo(NOON);
    assertThat(tried.world().state().clock().isFrozen()).isFalse();
    assertThat(tried.world().state().faults().isEmpty()).isTrue();
    assertThat(tried.world().snapshot().nonces()).isEmpty();
    assertThat(tried.useNonce("testid", "n", NOON.plusSeconds(900), NOON)).isTrue();
    assertThat(tried.open(ledger(1, "a"))).isTrue();
    assertThat(tried.world().state().keys().find("testid")).isPresent();
  }

  @Test
  void aCallOfBeforeAResetLeavesNothingAfterIt() {
    Records before = tried.records();
    tried.simulation().reset();
    try {
      before.execute(
          "00000000-0000-0000-0000-000000000001", () -> before.openLedger(ledger(1, "a")));
    } catch (StateReplacedException replaced) {
      assertThat(replaced).as("the call is made again after the reset").isNotNull();
    }
    boolean isOpened =
        before.resume(
            "00000000-0000-0000-0000-000000000002", () -> before.openLedger(ledger(2, "b")));

    assertThat(isOpened).isTrue();
    assertThat(tried.ledgers()).isEmpty();
    assertThat(tried.open(ledger(1, "a"))).isTrue();
    assertThat(tried.open(ledger(2, "b"))).isTrue();
  }
}
