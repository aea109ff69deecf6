package io.github.bsskit.simulator.store;

import static io.github.bsskit.simulator.store.StoreUnderTest.BUYER;
import static io.github.bsskit.simulator.store.StoreUnderTest.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.bsskit.simulator.api.Order;
import io.github.bsskit.simulator.control.Simulation;
import io.github.bsskit.simulator.control.SimulationOptions;
import io.github.bsskit.simulator.testing.StoreKind;
import io.github.bsskit.simulator.world.AccessKey;
import io.github.bsskit.simulator.world.AccountType;
import io.github.bsskit.simulator.world.Records;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** With a seed, the ids are those of one simulator, over several ones and over restarts. */
class SeededStoreTest {

  private static final OptionalLong SEED = OptionalLong.of(42);

  private static Simulation open(StoreOptions place, OptionalLong seed) {
    SimulationOptions some = SimulationOptions.defaults();
    return Simulation.create(
        new SimulationOptions(
            some.fixtures(),
            () -> NOON,
            some.orderIds(),
            seed,
            some.auth(),
            some.throttling(),
            some.journalSize(),
            place,
            some.name()));
  }

  /** Ids of all kinds; a call whose nonce was used takes no order number. */
  private static List<String> someIds(Simulation simulation, String nonce) {
    List<String> ids = new ArrayList<>();
    ids.add(simulation.world().state().ids().requestId());
    ids.add(simulation.world().state().ids().traceId());
    AccessKey key = simulation.world().createAccount(AccountType.RESELLER, List.of("*"));
    ids.add(key.id() + " " + key.secret() + " " + key.accountId());
    for (int i = 0; i < 2; i++) {
      Records records = simulation.world().state().records();
      Order order =
          records.execute(
              UUID.randomUUID().toString(),
              () ->
                  records.useNonce("key", nonce, NOON.plusSeconds(900), NOON)
                      ? StoreUnderTest.place(records, BUYER, "40")
                      : null);
      ids.add(order == null ? "" : order.orderId() + " " + order.instanceId());
    }
    return ids;
  }

  /** Those of one simulator in memory. */
  private static List<String> expected() {
    Simulation simulation = open(StoreOptions.memory(), SEED);
    List<String> ids = new ArrayList<>();
    for (String nonce : List.of("a", "b", "c")) {
      ids.addAll(someIds(simulation, nonce));
    }
    return ids;
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "MEMORY")
  void restartsDoNotShow(StoreKind kind) {
    StoreOptions place = kind.newPlace();
    List<String> ids = new ArrayList<>();
    for (String nonce : List.of("a", "b", "c")) {
      Simulation simulation = open(place, SEED);
      ids.addAll(someIds(simulation, nonce));
      simulation.close();
    }

    assertThat(ids).isEqualTo(expected());
  }

  @Test
  void severalSimulatorsAreAsOne() {
    StoreOptions place = StoreKind.POSTGRESQL.newPlace();
    Simulation first = open(place, SEED);
    Simulation second = open(place, SEED);
    try {
      List<String> ids = new ArrayList<>();
      ids.addAll(someIds(first, "a"));
      ids.addAll(someIds(second, "b"));
      ids.addAll(someIds(first, "c"));
      assertThat(ids).isEqualTo(expected());

      second.reset();
      ids.clear();
      ids.addAll(someIds(first, "a"));
      ids.addAll(someIds(second, "b"));
      ids.addAll(someIds(first, "c"));
      assertThat(ids).isEqualTo(expected());
    } finally {
      first.close();
      second.close();
    }
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "MEMORY")
  void anotherSeedIsAnError(StoreKind kind) {
    StoreOptions place = kind.newPlace();
    open(place, SEED).close();

    assertThatThrownBy(() -> open(place, OptionalLong.of(43)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("--seed 42, not 43");
    assertThatThrownBy(() -> open(place, OptionalLong.empty()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("--seed 42, not none");
  }

  @Test
  void simulatorsCanStartTogether() throws Exception {
    StoreOptions place = StoreKind.POSTGRESQL.newPlace();

    List<Simulation> started = StoreUnderTest.atOnce(4, i -> open(place, OptionalLong.empty()));

    Order order = StoreUnderTest.place(started.get(0).world().state().records(), BUYER, "40");
    for (Simulation simulation : started) {
      assertThat(StoreUnderTest.listOf(simulation.world().state().records().orders()))
          .containsExactly(order);
      simulation.close();
    }
  }
}
