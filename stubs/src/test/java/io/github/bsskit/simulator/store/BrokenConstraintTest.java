package io.github.bsskit.simulator.store;

import static io.github.bsskit.simulator.store.StoreUnderTest.ledger;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.bsskit.simulator.testing.OnceHistory;
import io.github.bsskit.simulator.testing.OnceHistory.Attempt;
import io.github.bsskit.simulator.testing.OnceHistory.Outcome;
import io.github.bsskit.simulator.testing.StoreKind;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The checker of histories finds a database without the constraints that the store relies on. */
class BrokenConstraintTest {

  private static final int CALLS = 400;
  private static final int CALLS_OF_AN_OWNER = 8;

  @Test
  void theHistoryOfAStoreCanBeExplained() throws Exception {
    try (StoreUnderTest one = StoreUnderTest.of(StoreKind.POSTGRESQL);
        StoreUnderTest two = one.another()) {
      assertThat(historyOf(one, two).violations()).isEmpty();
    }
  }

  @Test
  void theHistoryWithoutConstraintsCannot() throws Exception {
    try (StoreUnderTest one = StoreUnderTest.of(StoreKind.POSTGRESQL);
        StoreUnderTest two = one.another()) {
      dropConstraints(one);

      assertThat(historyOf(one, two).violations()).hasSize(CALLS / CALLS_OF_AN_OWNER);
    }
  }

  private static OnceHistory historyOf(StoreUnderTest one, StoreUnderTest two) throws Exception {
    OnceHistory history = new OnceHistory();
    StoreUnderTest.atOnce(
        CALLS,
        call -> {
          int owner = call / CALLS_OF_AN_OWNER;
          long start = System.nanoTime();
          boolean isOpened = (call % 2 == 0 ? one : two).open(ledger(owner, "number " + call));
          Outcome outcome = isOpened ? Outcome.DONE : Outcome.TOO_LATE;
          history.add("ledger of " + owner, new Attempt(start, System.nanoTime(), outcome));
          return call;
        });
    return history;
  }

  private static void dropConstraints(StoreUnderTest store) throws SQLException {
    String table = store.schema() + ".ledgers";
    try (Connection connection = DriverManager.getConnection(store.location());
        Statement statement = connection.createStatement()) {
      List<String> names = new ArrayList<>();
      try (ResultSet rows =
          statement.executeQuery(
              "SELECT conname FROM pg_constraint WHERE contype IN ('p', 'u') AND conrelid = '"
                  + table
                  + "'::regclass")) {
        while (rows.next()) {
          names.add(rows.getString(1));
        }
      }
      assertThat(names).isNotEmpty();
      for (String name : names) {
        statement.execute("ALTER TABLE " + table + " DROP CONSTRAINT " + name);
      }
    }
  }
}
