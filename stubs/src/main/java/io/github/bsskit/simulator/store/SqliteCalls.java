package io.github.bsskit.simulator.store;

import io.github.bsskit.contract.RateLimit;
import io.github.bsskit.simulator.api.Order;
import io.github.bsskit.simulator.api.QuotaLedger;
import io.github.bsskit.simulator.store.CallResult.Step;
import io.github.bsskit.simulator.store.CallSteps.Admission;
import io.github.bsskit.simulator.store.CallSteps.NonceUse;
import io.github.bsskit.simulator.world.RateWindows;
import io.github.bsskit.simulator.world.StoredJournal.StoredCall;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Keeps the steps of calls, on the connection that writes and within its transaction. */
final class SqliteCalls implements AutoCloseable {

  private static final CallResult KEPT = new CallResult(Step.NONE, Duration.ZERO);

  private final PreparedStatement world;
  private final PreparedStatement nonce;
  private final PreparedStatement window;
  private final PreparedStatement newWindow;
  private final PreparedStatement ledger;
  private final PreparedStatement order;
  private final PreparedStatement entry;

  SqliteCalls(Connection connection) throws SQLException {
    world = connection.prepareStatement("SELECT generation, version FROM world WHERE id = 1");
    nonce =
        connection.prepareStatement(
            "INSERT INTO nonces (generation, key_id, hash, until, request_id)"
                + " VALUES (?, ?, ?, ?, ?) ON CONFLICT (generation, key_id, hash)"
                + " DO UPDATE SET until = excluded.until, request_id = excluded.request_id"
                + " WHERE nonces.until <= ?");
    window =
        connection.prepareStatement(
            "SELECT calls FROM rates WHERE generation = ? AND account = ? AND action = ?");
    newWindow =
        connection.prepareStatement(
            "INSERT INTO rates (generation, account, action, calls) VALUES (?, ?, ?, ?) ON CONFLICT"
                + " (generation, account, action) DO UPDATE SET calls = excluded.calls");
    ledger =
        connection.prepareStatement(
            "INSERT INTO ledgers ("
                + OrderRows.LEDGER
                + ", generation, request_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
                + " ON CONFLICT DO NOTHING");
    order =
        connection.prepareStatement(
            "INSERT INTO orders ("
                + OrderRows.ORDER
                + ", generation, request_id)"
                + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    entry =
        connection.prepareStatement(
            "INSERT INTO journal (generation, account, content, request_id) VALUES (?, ?, ?, ?)");
  }

  /** Keeps the steps of a call up to the first that fails. */
  CallResult keep(CallSteps steps) throws SQLException {
    if (steps.version().isPresent() && !isPresent(steps)) {
      return failed(Step.STATE);
    }
    if (steps.nonce().isPresent() && !use(steps.nonce().get(), steps)) {
      return failed(Step.NONCE);
    }
    if (steps.admission().isPresent()) {
      Duration wait = admit(steps.admission().get(), steps);
      if (!wait.isZero()) {
        return new CallResult(Step.ADMISSION, wait);
      }
    }
    if (steps.ledger().isPresent() && !open(steps.ledger().get(), steps)) {
      return failed(Step.LEDGER);
    }
    if (steps.order().isPresent()) {
      place(steps.order().get(), steps);
    }
    if (steps.entry().isPresent()) {
      append(steps.entry().get(), steps);
    }
    return KEPT;
  }

  private static CallResult failed(Step step) {
    return new CallResult(step, Duration.ZERO);
  }

  private boolean isPresent(CallSteps steps) throws SQLException {
    try (ResultSet present = world.executeQuery()) {
      return present.next()
          && present.getLong(1) == steps.generation()
          && present.getLong(2) == steps.version().getAsLong();
    }
  }

  private boolean use(NonceUse use, CallSteps steps) throws SQLException {
    nonce.setLong(1, steps.generation());
    nonce.setString(2, use.keyId());
    nonce.setLong(3, use.hash());
    nonce.setLong(4, use.until().getEpochSecond());
    nonce.setString(5, steps.requestId());
    nonce.setLong(6, use.now().getEpochSecond());
    return nonce.executeUpdate() == 1;
  }

  /** Returns how long to wait; zero if the call is admitted. See {@link RateWindows#admit}. */
  private Duration admit(Admission admission, CallSteps steps) throws SQLException {
    RateLimit limit = admission.limit();
    List<Instant> calls = new ArrayList<>(calls(admission, steps));
    calls.removeIf(call -> !RateWindows.counts(call, limit, admission.now()));
    if (calls.size() >= limit.requests()) {
      return Duration.between(admission.now().minus(limit.period()), calls.get(0));
    }
    calls.add(admission.now());
    newWindow.setLong(1, steps.generation());
    newWindow.setLong(2, admission.account());
    newWindow.setString(3, admission.action());
    newWindow.setString(4, RateRows.text(calls));
    newWindow.executeUpdate();
    return Duration.ZERO;
  }

  private List<Instant> calls(Admission admission, CallSteps steps) throws SQLException {
    window.setLong(1, steps.generation());
    window.setLong(2, admission.account());
    window.setString(3, admission.action());
    try (ResultSet found = window.executeQuery()) {
      return found.next() ? RateRows.calls(found.getString(1)) : List.of();
    }
  }

  private boolean open(QuotaLedger opened, CallSteps steps) throws SQLException {
    bind(ledger, OrderRows.values(opened), steps);
    return ledger.executeUpdate() == 1;
  }

  private void place(Order placed, CallSteps steps) throws SQLException {
    bind(order, OrderRows.values(placed), steps);
    order.executeUpdate();
  }

  private static void bind(PreparedStatement statement, Object[] values, CallSteps steps)
      throws SQLException {
    Sql.bind(statement, values);
    statement.setLong(values.length + 1, steps.generation());
    statement.setString(values.length + 2, steps.requestId());
  }

  private void append(StoredCall call, CallSteps steps) throws SQLException {
    entry.setLong(1, steps.generation());
    if (call.account().isPresent()) {
      entry.setLong(2, call.account().getAsLong());
    } else {
      entry.setNull(2, Types.BIGINT);
    }
    entry.setBytes(3, call.content());
    entry.setString(4, steps.requestId());
    entry.executeUpdate();
  }

  @Override
  public void close() throws SQLException {
    for (PreparedStatement statement :
        List.of(world, nonce, window, newWindow, ledger, order, entry)) {
      statement.close();
    }
  }
}
