package io.github.bsskit.simulator.store;

import io.github.bsskit.simulator.world.Fixtures;
import io.github.bsskit.simulator.world.StoreUnavailableException;
import io.github.bsskit.simulator.world.WorldSettings;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The accounts of the world file that a store is used with. The rows of calls name accounts, so
 * none of them may go; new ones may come if no created account has their numbers.
 */
final class FixtureAccounts {

  private static final String CURE =
      ": use the same world file, or a new store (another directory or --store-schema)";

  private record Created(long id, String accessKeyId) {

    static Created of(ResultSet row) throws SQLException {
      return new Created(row.getLong(1), row.getString(2));
    }
  }

  private FixtureAccounts() {}

  /** The form in the row of the table {@code world}. */
  static String text(WorldSettings settings) {
    return String.join("\n", settings.fixtures().accounts().fixtures());
  }

  /**
   * Checks the accounts of the world file, and keeps those that are new.
   *
   * @throws IllegalStateException if one is missing or collides with a created account
   */
  static void check(Database database, WorldSettings settings) {
    if (database.read(connection -> isKept(connection, settings))) {
      return;
    }
    database.change(
        connection -> {
          // Others that create accounts or are opened wait from now on.
          Sql.update(connection, "UPDATE world SET version = version WHERE id = 1");
          isKept(connection, settings);
          return Sql.update(
              connection, "UPDATE world SET fixtures = ? WHERE id = 1", text(settings));
        });
  }

  private static boolean isKept(Connection connection, WorldSettings settings) throws SQLException {
    String kept = kept(connection);
    requireAll(kept, text(settings));
    requireUnused(connection, settings.fixtures());
    return kept.equals(text(settings));
  }

  private static String kept(Connection connection) throws SQLException {
    return Sql.list(connection, row -> row.getString(1), "SELECT fixtures FROM world WHERE id = 1")
        .get(0);
  }

  private static void requireAll(String kept, String present) {
    Map<String, String> types = types(present);
    types(kept)
        .forEach(
            (id, type) -> {
              String now = types.get(id);
              if (!type.equals(now)) {
                throw new IllegalStateException(
                    "the store was made with a --world that has account "
                        + id
                        + " of type "
                        + type
                        + ", "
                        + (now == null ? "which is missing now" : "not " + now)
                        + CURE);
              }
            });
  }

  /** The types by account numbers. */
  private static Map<String, String> types(String accounts) {
    Map<String, String> types = new LinkedHashMap<>();
    accounts
        .lines()
        .map(line -> line.split(" "))
        .forEach(account -> types.put(account[0], account[1]));
    return types;
  }

  private static void requireUnused(Connection connection, Fixtures fixtures) throws SQLException {
    List<Created> all =
        Sql.list(
            connection,
            Created::of,
            "SELECT a.id, a.access_key_id FROM accounts a"
                + " JOIN world w ON w.id = 1 AND a.generation = w.generation ORDER BY a.position");
    for (Created created : all) {
      if (!fixtures.accounts().canBeCreated(created.id())) {
        throw new IllegalStateException(
            "the store has the created account "
                + created.id()
                + ", whose number is not above all numbers that accounts of --world have or own"
                + CURE);
      }
      if (fixtures.keys().find(created.accessKeyId()).isPresent()) {
        throw new IllegalStateException(
            "the store has a created account with the access key "
                + created.accessKeyId()
                + ", which --world has too"
                + CURE);
      }
    }
  }

  /**
   * Accounts can be created by simulators with the latest world file only, since their numbers
   * depend on it.
   */
  static void requireSame(Connection connection, WorldSettings settings) throws SQLException {
    if (!kept(connection).equals(text(settings))) {
      throw new StoreUnavailableException(
          "accounts cannot be created by this simulator, since another one with the same store has"
              + " been started with other accounts in its --world: restart this one with the same"
              + " world file",
          null);
    }
  }
}
