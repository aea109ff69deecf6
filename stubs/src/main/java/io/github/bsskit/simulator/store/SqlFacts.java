package io.github.bsskit.simulator.store;

import io.github.bsskit.simulator.world.AccountType;
import io.github.bsskit.simulator.world.ArmedFaults;
import io.github.bsskit.simulator.world.Facts;
import io.github.bsskit.simulator.world.Fault;
import io.github.bsskit.simulator.world.MovableClock.ClockState;
import io.github.bsskit.simulator.world.WorldSnapshot.CreatedAccount;
import io.github.bsskit.simulator.world.WorldSnapshot.SavedFault;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads and writes clocks, accounts and faults. */
final class SqlFacts {

  private final Database database;
  private final FaultFormat format;

  SqlFacts(Database database, FaultFormat format) {
    this.database = database;
    this.format = format;
  }

  /**
   * Reads the facts of a generation.
   *
   * @param knownAccounts how many accounts are known already, so that they are left out
   */
  Facts read(Connection connection, WorldRow world, long knownAccounts) throws SQLException {
    Map<Long, ClockState> clocks = new LinkedHashMap<>();
    Sql.list(
        connection,
        row -> clocks.put(row.getLong(1), clock(row.getString(2), row.getString(3))),
        "SELECT account, shift, frozen FROM account_clocks WHERE generation = ? ORDER BY account",
        world.generation());
    List<CreatedAccount> accounts =
        Sql.list(
            connection,
            SqlFacts::account,
            "SELECT id, type, access_key_id, access_key_secret, permissions FROM accounts"
                + " WHERE generation = ? ORDER BY position LIMIT 2147483647 OFFSET ?",
            world.generation(),
            knownAccounts);
    return new Facts(world.clock(), clocks, accounts, faults(connection, world.generation()));
  }

  private static CreatedAccount account(ResultSet row) throws SQLException {
    String permissions = row.getString(5);
    return new CreatedAccount(
        row.getLong(1),
        AccountType.valueOf(row.getString(2)),
        row.getString(3),
        row.getString(4),
        permissions.isEmpty() ? List.of() : List.of(permissions.split("\n")));
  }

  private List<SavedFault> faults(Connection connection, long generation) throws SQLException {
    return Sql.list(
        connection,
        row -> format.read(row.getString(1)),
        "SELECT definition FROM faults WHERE generation = ? ORDER BY position",
        generation);
  }

  static ClockState clock(String shift, String frozen) {
    return new ClockState(Duration.parse(shift), Optional.ofNullable(frozen).map(Instant::parse));
  }

  static String frozen(ClockState clock) {
    return clock.frozenAt().map(Instant::toString).orElse(null);
  }

  /** Writes what has changed. */
  void write(Connection connection, long generation, Facts before, Facts after)
      throws SQLException {
    if (!after.clock().equals(before.clock())) {
      Sql.update(
          connection,
          "UPDATE world SET clock_shift = ?, clock_frozen = ? WHERE id = 1",
          after.clock().shift().toString(),
          frozen(after.clock()));
    }
    for (Map.Entry<Long, ClockState> own : after.accountClocks().entrySet()) {
      if (!own.getValue().equals(before.accountClocks().get(own.getKey()))) {
        Sql.update(
            connection,
            "INSERT INTO account_clocks (generation, account, shift, frozen) VALUES (?, ?, ?, ?)"
                + " ON CONFLICT (generation, account)"
                + " DO UPDATE SET shift = excluded.shift, frozen = excluded.frozen",
            generation,
            own.getKey(),
            own.getValue().shift().toString(),
            frozen(own.getValue()));
      }
    }
    int known = before.accounts().size();
    for (CreatedAccount account : after.accounts().subList(known, after.accounts().size())) {
      Sql.update(
          connection,
          "INSERT INTO accounts"
              + " (generation, id, type, access_key_id, access_key_secret, permissions)"
              + " VALUES (?, ?, ?, ?, ?, ?)",
          generation,
          account.id(),
          account.type().name(),
          account.accessKeyId(),
          account.accessKeySecret(),
          String.join("\n", account.permissions()));
    }
    if (!after.faults().equals(before.faults())) {
      writeFaults(connection, generation, after.faults());
    }
  }

  private void writeFaults(Connection connection, long generation, List<SavedFault> faults)
      throws SQLException {
    Sql.update(connection, "DELETE FROM faults WHERE generation = ?", generation);
    long position = 0;
    for (SavedFault fault : faults) {
      position++;
      Sql.update(
          connection,
          "INSERT INTO faults (generation, id, position, definition) VALUES (?, ?, ?, ?)",
          generation,
          fault.id(),
          position,
          format.write(fault));
    }
  }

  /** Counts a call and returns the first fault that applies to it, if any. */
  Optional<ArmedFaults.Armed> meetFault(long generation, Fault.CallFacts call) {
    return database.change(
        connection -> {
          // Other changes of faults wait.
          Sql.update(connection, "UPDATE world SET version = version WHERE id = 1");
          List<SavedFault> before = faults(connection, generation);
          ArmedFaults faults = ArmedFaults.of(before);
          Optional<ArmedFaults.Armed> met = faults.take(call);
          List<SavedFault> after = faults.snapshot();
          for (SavedFault fault : before) {
            if (!after.contains(fault)) {
              update(connection, generation, fault.id(), after);
            }
          }
          return met;
        });
  }

  private void update(Connection connection, long generation, String id, List<SavedFault> after)
      throws SQLException {
    Optional<SavedFault> counted =
        after.stream().filter(fault -> fault.id().equals(id)).findFirst();
    if (counted.isPresent()) {
      Sql.update(
          connection,
          "UPDATE faults SET definition = ? WHERE generation = ? AND id = ?",
          format.write(counted.get()),
          generation,
          id);
    } else {
      Sql.update(connection, "DELETE FROM faults WHERE generation = ? AND id = ?", generation, id);
      Sql.update(
          connection,
          "UPDATE world SET version = version + 1 WHERE id = 1 AND generation = ?",
          generation);
    }
  }
}
