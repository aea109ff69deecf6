package io.github.bsskit.simulator.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.bsskit.simulator.control.Simulation;
import io.github.bsskit.simulator.control.SimulationOptions;
import io.github.bsskit.simulator.testing.StoreKind;
import io.github.bsskit.simulator.world.AccessKey;
import io.github.bsskit.simulator.world.AccountType;
import io.github.bsskit.simulator.world.Fixtures;
import io.github.bsskit.simulator.world.StoreUnavailableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A store has no rows of accounts that the world file lacks. */
class OtherWorldTest {

  private static final String SEVEN = account(7, "reseller", "seven");
  private static final String EIGHT = account(8, "agency", "eight");

  @TempDir Path folder;

  private static String account(long id, String type, String key) {
    return "  - {id: %d, type: %s, keys: [{id: %s, secret: %ssecret}]}\n"
        .formatted(id, type, key, key);
  }

  private Simulation open(StoreOptions place, String... accounts) {
    SimulationOptions some = SimulationOptions.defaults();
    return Simulation.create(
        new SimulationOptions(
            world(accounts),
            some.clock(),
            some.orderIds(),
            some.seed(),
            some.auth(),
            some.throttling(),
            some.journalSize(),
            place,
            some.name()));
  }

  private Fixtures world(String... accounts) {
    try {
      Path file = folder.resolve("world.yaml");
      return Fixtures.read(Files.writeString(file, "accounts:\n" + String.join("", accounts)));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private void rejects(StoreOptions place, String message, String... accounts) {
    assertThatThrownBy(() -> open(place, accounts).close())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining(message)
        .hasMessageContaining("use the same world file, or a new store");
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "MEMORY")
  void aMissingAccountIsAnError(StoreKind kind) {
    StoreOptions place = kind.newPlace();
    open(place, EIGHT, SEVEN).close();

    rejects(place, "account 7 of type reseller, which is missing now", EIGHT);
    rejects(place, "account 8 of type agency, which is missing now", SEVEN);
    rejects(
        place, "account 8 of type agency, not reseller", SEVEN, account(8, "reseller", "eight"));
    open(place, SEVEN, EIGHT).close();
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "MEMORY")
  void keysMayDiffer(StoreKind kind) {
    StoreOptions place = kind.newPlace();
    open(place, SEVEN).close();

    open(place, account(7, "reseller", "another")).close();
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "MEMORY")
  void aNewAccountIsKept(StoreKind kind) {
    StoreOptions place = kind.newPlace();
    open(place, SEVEN).close();

    open(place, SEVEN, EIGHT).close();

    rejects(place, "account 8 of type agency, which is missing now", SEVEN);
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "MEMORY")
  void aCreatedAccountKeepsItsNumberAndKey(StoreKind kind) {
    StoreOptions place = kind.newPlace();
    Simulation first = open(place, SEVEN);
    AccessKey created = first.world().createAccount(AccountType.RESELLER, List.of("*"));
    first.close();

    String collides = "created account " + created.accountId();
    rejects(place, collides, SEVEN, account(created.accountId(), "reseller", "eight"));
    rejects(place, collides, SEVEN, account(created.accountId() + 5, "reseller", "eight"));
    rejects(
        place,
        collides,
        "  - {id: 7, type: reseller, owns: [%d], keys: [{id: seven, secret: sevensecret}]}\n"
            .formatted(created.accountId() + 1));
    rejects(place, created.id(), account(7, "reseller", created.id()));

    Simulation second = open(place, SEVEN, EIGHT);
    assertThat(second.world().known().keys().find(created.id())).contains(created);
    second.close();
  }

  @Test
  void simulatorsMustHaveTheSameAccounts() {
    StoreOptions place = StoreKind.POSTGRESQL.newPlace();
    Simulation first = open(place, SEVEN, EIGHT);
    try {
      rejects(place, "account 8 of type agency, which is missing now", SEVEN);
      first.world().createAccount(AccountType.RESELLER, List.of("*"));
    } finally {
      first.close();
    }
  }

  @Test
  void accountsAreCreatedWithTheLatestWorldOnly() {
    StoreOptions place = StoreKind.POSTGRESQL.newPlace();
    Simulation first = open(place, SEVEN);
    Simulation second = open(place, SEVEN, account(500_000_000_000L, "agency", "eight"));
    try {
      assertThatThrownBy(() -> first.world().createAccount(AccountType.RESELLER, List.of("*")))
          .isInstanceOf(StoreUnavailableException.class)
          .hasMessageContaining("restart this one with the same world file");
      AccessKey created = second.world().createAccount(AccountType.RESELLER, List.of("*"));
      assertThat(second.world().state().keys().find(created.id())).contains(created);
    } finally {
      first.close();
      second.close();
    }
  }
}
