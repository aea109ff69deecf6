package io.github.bsskit.simulator.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.bsskit.contract.Currency;
import io.github.bsskit.contract.PricingCycle;
import io.github.bsskit.contract.RateLimit;
import io.github.bsskit.simulator.api.Order;
import io.github.bsskit.simulator.api.QuotaLedger;
import io.github.bsskit.simulator.store.CallResult.Step;
import io.github.bsskit.simulator.store.CallSteps.Admission;
import io.github.bsskit.simulator.store.CallSteps.NonceUse;
import io.github.bsskit.simulator.world.StoreUnavailableException;
import io.github.bsskit.simulator.world.StoredJournal.StoredCall;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteDatabaseTest {

  private static final Instant NOW = Instant.parse("2026-03-01T10:00:00.123456Z");
  private static final RateLimit TWO_A_MINUTE = new RateLimit(2, Duration.ofSeconds(60));

  @TempDir private Path directory;
  private SqliteDatabase database;

  @BeforeEach
  void open() {
    database = SqliteDatabase.open(directory.toString(), Duration.ofSeconds(20));
    execute(
        "INSERT INTO world VALUES (1, 7, 7, 3, 0, 0, 0, 'PT0S', NULL, 'LARGE', NULL, '', 0, 0, 0)");
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void keepsAllStepsOfACall() {
    CallResult result = database.keep(steps("a", 7, 3, nonce(1), NOW, ledger(10), order(100)));
    reopen();

    assertThat(result).isEqualTo(new CallResult(Step.NONE, Duration.ZERO));
    assertThat(text("SELECT key_id || ' ' || hash || ' ' || until FROM nonces"))
        .isEqualTo("key 1 1772360000");
    assertThat(text("SELECT account || ' ' || action || ' ' || calls FROM rates"))
        .isEqualTo("5 Create 1772359200123456");
    assertThat(
            text("SELECT owner || ' ' || opener || ' ' || amount || ' ' || currency FROM ledgers"))
        .isEqualTo("10 5 100 CNY");
    assertThat(text("SELECT order_id || ' ' || ordered_at || ' ' || ordered_nanos FROM orders"))
        .isEqualTo("100 1772359200 123456000");
    assertThat(text("SELECT number || ' ' || account || ' ' || hex(content) FROM journal"))
        .isEqualTo("1 5 0102");
  }

  @Test
  void aCallOfAnotherStateOrVersionIsNotKept() {
    assertThat(database.keep(steps("a", 6, 3, nonce(1), NOW, ledger(10), order(100))).failed())
        .isEqualTo(Step.STATE);
    assertThat(database.keep(steps("b", 7, 2, nonce(1), NOW, ledger(10), order(100))).failed())
        .isEqualTo(Step.STATE);

    assertThat(counts()).isEqualTo("0 0 0 0 0");
  }

  @Test
  void aCallThatBeganInAnEarlierStateIsKeptInThat() {
    CallSteps late =
        new CallSteps(
            6,
            OptionalLong.empty(),
            "late",
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.of(order(100)),
            Optional.empty());

    assertThat(database.keep(late).failed()).isEqualTo(Step.NONE);
    assertThat(text("SELECT generation FROM orders")).isEqualTo("6");
  }

  @Test
  void aNonceIsUsedOnceUntilItExpires() {
    database.keep(steps("a", 7, 3, nonce(1), NOW, ledger(10), order(100)));
    CallResult second = database.keep(steps("b", 7, 3, nonce(1), NOW, ledger(11), order(101)));
    NonceUse expired = new NonceUse("key", 1, NOW.plusSeconds(2000), NOW.plusSeconds(900));
    CallResult third =
        database.keep(steps("c", 7, 3, expired, NOW.plusSeconds(900), ledger(12), order(102)));

    assertThat(second.failed()).isEqualTo(Step.NONCE);
    assertThat(third.failed()).isEqualTo(Step.NONE);
    assertThat(counts()).isEqualTo("1 1 2 2 2");
  }

  @Test
  void aThrottledCallHasUsedItsNonce() {
    database.keep(steps("a", 7, 3, nonce(1), NOW, ledger(10), order(100)));
    database.keep(steps("b", 7, 3, nonce(2), NOW.plusSeconds(20), ledger(11), order(101)));
    CallResult third =
        database.keep(steps("c", 7, 3, nonce(3), NOW.plusSeconds(50), ledger(12), order(102)));
    CallResult fourth =
        database.keep(steps("d", 7, 3, nonce(4), NOW.plusSeconds(60), ledger(12), order(102)));

    assertThat(third).isEqualTo(new CallResult(Step.ADMISSION, Duration.ofSeconds(10)));
    assertThat(fourth.failed()).isEqualTo(Step.NONE);
    assertThat(counts()).isEqualTo("4 1 3 3 3");
  }

  @Test
  void anOwnerGetsOneLedger() {
    database.keep(steps("a", 7, 3, nonce(1), NOW, ledger(10), order(100)));
    CallResult second = database.keep(steps("b", 7, 3, nonce(2), NOW, ledger(10), order(101)));

    assertThat(second.failed()).isEqualTo(Step.LEDGER);
    assertThat(counts()).isEqualTo("2 1 1 1 1");
  }

  @Test
  void simultaneousCallsAreKeptOneAfterTheOther() {
    List<Step> results =
        IntStream.range(0, 400)
            .parallel()
            .mapToObj(
                i -> database.keep(steps("r" + i, 7, 3, nonce(i), null, ledger(i % 10), order(i))))
            .map(CallResult::failed)
            .toList();
    reopen();

    assertThat(results).filteredOn(Step.NONE::equals).hasSize(10);
    assertThat(results).filteredOn(Step.LEDGER::equals).hasSize(390);
    assertThat(counts()).isEqualTo("400 0 10 10 10");
  }

  @Test
  void aChangeThatThrowsChangesNothing() {
    assertThatThrownBy(
            () ->
                database.change(
                    connection -> {
                      connection.createStatement().execute("UPDATE world SET version = 9");
                      throw new IllegalArgumentException("no");
                    }))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("no");
    assertThatThrownBy(() -> execute("UPDATE nothing SET version = 9"))
        .isInstanceOf(IllegalStateException.class);

    assertThat(text("SELECT version FROM world")).isEqualTo("3");
    assertThat(database.problem()).isEmpty();
  }

  @Test
  void onAFullDiskCallsFailAndGoOnWhenThereIsRoom() {
    execute("PRAGMA max_page_count = 40");
    List<Integer> kept = IntStream.range(0, 2000).boxed().takeWhile(i -> isKept(large(i))).toList();

    assertThat(kept).hasSizeBetween(1, 1999);
    assertThatThrownBy(() -> database.keep(large(5000)))
        .isInstanceOf(StoreUnavailableException.class)
        .hasMessageContainingAll(directory.getFileName().toString(), "disk is full", "free some");
    assertThat(database.problem().orElseThrow()).contains("disk is full");
    assertThat(text("SELECT count(*) FROM journal")).isEqualTo("" + kept.size());

    try {
      execute("PRAGMA max_page_count = 4000");
    } catch (StoreUnavailableException stillFull) {
      // The first write after a failure may be a probe that fails, too.
    }
    assertThat(isKept(large(6000))).isTrue();
    assertThat(database.problem()).isEmpty();
    reopen();
    assertThat(text("SELECT count(*) FROM journal")).isEqualTo("" + (kept.size() + 1));
  }

  /** A page of a million rows must not sort them all. */
  @Test
  void pagesAreReadInOrder() {
    for (String table : List.of("orders", "ledgers")) {
      assertThat(
              plan(
                  "SELECT position, owner FROM "
                      + table
                      + " WHERE generation = 1 AND position > 5 AND position <= 9"
                      + " ORDER BY position LIMIT 1000"))
          .contains("INTEGER PRIMARY KEY (rowid>? AND rowid<?)")
          .doesNotContain("TEMP B-TREE");
    }
    assertThat(
            plan(
                "DELETE FROM nonces WHERE (rowid) IN (SELECT rowid FROM nonces"
                    + " WHERE generation = 1 AND until <= 5 LIMIT 1000)"))
        .contains("rowid=?", "nonces_until (generation=? AND until<?)");
  }

  private String plan(String query) {
    return database.read(
        connection -> {
          StringBuilder plan = new StringBuilder();
          try (Statement statement = connection.createStatement();
              ResultSet steps = statement.executeQuery("EXPLAIN QUERY PLAN " + query)) {
            while (steps.next()) {
              plan.append(steps.getString("detail")).append("; ");
            }
          }
          return plan.toString();
        });
  }

  private boolean isKept(CallSteps steps) {
    try {
      return database.keep(steps).failed() == Step.NONE;
    } catch (StoreUnavailableException full) {
      return false;
    }
  }

  private void reopen() {
    database.close();
    database = SqliteDatabase.open(directory.toString(), Duration.ofSeconds(20));
  }

  private static NonceUse nonce(long hash) {
    return new NonceUse("key", hash, Instant.ofEpochSecond(1772360000), NOW);
  }

  private static QuotaLedger ledger(long owner) {
    return new QuotaLedger(owner, 5, Optional.empty(), "100", Currency.CNY, NOW);
  }

  private static Order order(long id) {
    return new Order(
        id, "i", 10, 5, new Order.OrderedPlan("p", "t", "40", 6, PricingCycle.MONTH, NOW), NOW);
  }

  private static CallSteps large(int hash) {
    return new CallSteps(
        7,
        OptionalLong.of(3),
        "large",
        Optional.of(nonce(hash)),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(new StoredCall(0, OptionalLong.empty(), new byte[3000])));
  }

  private static CallSteps steps(
      String requestId,
      long generation,
      long version,
      NonceUse nonce,
      Instant admitted,
      QuotaLedger ledger,
      Order order) {
    return new CallSteps(
        generation,
        OptionalLong.of(version),
        requestId,
        Optional.of(nonce),
        Optional.ofNullable(admitted).map(now -> new Admission(5, "Create", TWO_A_MINUTE, now)),
        Optional.of(ledger),
        Optional.of(order),
        Optional.of(new StoredCall(0, OptionalLong.of(5), new byte[] {1, 2})));
  }

  private void execute(String command) {
    database.change(
        connection -> {
          try (Statement statement = connection.createStatement()) {
            return statement.execute(command);
          }
        });
  }

  private String counts() {
    return text(
        "SELECT (SELECT count(*) FROM nonces) || ' ' || (SELECT count(*) FROM rates) || ' '"
            + " || (SELECT count(*) FROM ledgers) || ' ' || (SELECT count(*) FROM orders) || ' '"
            + " || (SELECT count(*) FROM journal)");
  }

  private String text(String query) {
    return database.read(
        connection -> {
          try (Statement statement = connection.createStatement();
              ResultSet result = statement.executeQuery(query)) {
            return result.getString(1);
          }
        });
  }
}
