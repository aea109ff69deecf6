package io.github.bsskit.simulator.store;

import io.github.bsskit.simulator.store.CallResult.Step;
import io.github.bsskit.simulator.store.CallSteps.Admission;
import io.github.bsskit.simulator.store.CallSteps.NonceUse;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Keeps the steps of a call in one statement of PostgreSQL. Each step is a part of the statement
 * that does something only if the part before has done something.
 */
final class PostgresCalls {

  private static final long MICROS_A_SECOND = 1_000_000;

  /** Stands for the part before. */
  private static final String BEFORE = "$FROM";

  private static final String VERSION =
      "SELECT 1 AS done FROM world WHERE id = 1 AND generation = ? AND version = ?";

  private static final String NONCE =
      "INSERT INTO nonces (generation, key_id, hash, until, request_id)"
          + " SELECT ?::bigint, ?::text, ?::bigint, ?::bigint, ?::text$FROM"
          + " ON CONFLICT (generation, key_id, hash)"
          + " DO UPDATE SET until = excluded.until, request_id = excluded.request_id"
          + " WHERE nonces.until <= ? OR nonces.request_id = excluded.request_id"
          + " RETURNING 1 AS done";

  /**
   * Calls that are more than a second in the future do not count, since the clock was set back; nor
   * do those before the first one in the window.
   */
  private static final String ADMISSION =
      "INSERT INTO rates (generation, account, action, calls, admitted)"
          + " SELECT ?::bigint, ?::bigint, ?::text, ?::text, true$FROM"
          + " ON CONFLICT (generation, account, action) DO UPDATE SET (calls, admitted) ="
          + " (SELECT CASE WHEN count(*) >= ? THEN string_agg(time::text, ',' ORDER BY place)"
          + " ELSE concat_ws(',', string_agg(time::text, ',' ORDER BY place), excluded.calls) END,"
          + " count(*) < ? FROM"
          + " (SELECT time, place, bool_or(time > ?) OVER (ORDER BY place) AS counts FROM"
          + " unnest(string_to_array(rates.calls, ',')::bigint[])"
          + " WITH ORDINALITY AS t (time, place) WHERE time <= ?) AS u WHERE counts)"
          + " RETURNING 1 AS done, admitted, split_part(calls, ',', 1) AS oldest";

  private static final String LEDGER =
      "INSERT INTO ledgers (generation, request_id, "
          + OrderRows.LEDGER
          + ") SELECT ?::bigint, ?::text, ?::bigint, ?::bigint, ?::text, ?::text, ?::text,"
          + " ?::bigint, ?::int$FROM ON CONFLICT DO NOTHING RETURNING 1 AS done";

  private static final String ORDER =
      "INSERT INTO orders (generation, "
          + OrderRows.ORDER
          + ") SELECT ?::bigint, ?::bigint, ?::text, ?::bigint, ?::bigint, ?::text,"
          + " ?::text, ?::text, ?::int, ?::text, ?::bigint, ?::int, ?::bigint, ?::int$FROM"
          + " RETURNING 1 AS done";

  private static final String ENTRY =
      "INSERT INTO journal (generation, request_id, account, content)"
          + " SELECT ?::bigint, ?::text, ?::bigint, ?::bytea$FROM RETURNING 1 AS done";

  /** A part of the statement with its parameters. */
  private record Part(String name, String sql, Step failed, Object... parameters) {}

  private final Map<String, String> statements = new ConcurrentHashMap<>();

  /** Keeps the steps; the connection commits by itself. */
  CallResult keep(Connection connection, CallSteps steps) throws SQLException {
    List<Part> parts = parts(steps);
    if (parts.isEmpty()) {
      return new CallResult(Step.NONE, Duration.ZERO);
    }
    StringBuilder names = new StringBuilder();
    parts.forEach(part -> names.append(part.name()));
    String sql = statements.computeIfAbsent(names.toString(), key -> statement(parts));
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      int index = 1;
      for (Part part : parts) {
        for (Object parameter : part.parameters()) {
          statement.setObject(index++, parameter);
        }
      }
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return result(parts, row, steps);
      }
    }
  }

  private static List<Part> parts(CallSteps steps) {
    List<Part> parts = new ArrayList<>(5);
    long generation = steps.generation();
    String id = steps.requestId();
    steps
        .version()
        .ifPresent(version -> parts.add(new Part("w", VERSION, Step.STATE, generation, version)));
    steps.nonce().ifPresent(nonce -> parts.add(nonce(generation, id, nonce)));
    steps.admission().ifPresent(admission -> parts.add(admission(generation, admission)));
    steps
        .ledger()
        .ifPresent(
            ledger ->
                parts.add(
                    new Part(
                        "l", LEDGER, Step.LEDGER, with(OrderRows.values(ledger), generation, id))));
    steps
        .order()
        .ifPresent(
            order ->
                parts.add(new Part("o", ORDER, null, with(OrderRows.values(order), generation))));
    steps
        .entry()
        .ifPresent(
            entry ->
                parts.add(
                    new Part(
                        "j",
                        ENTRY,
                        null,
                        generation,
                        id,
                        entry.account().isPresent() ? entry.account().getAsLong() : null,
                        entry.content())));
    return parts;
  }

  private static Object[] with(Object[] values, Object... before) {
    Object[] all = new Object[before.length + values.length];
    System.arraycopy(before, 0, all, 0, before.length);
    System.arraycopy(values, 0, all, before.length, values.length);
    return all;
  }

  private static Part nonce(long generation, String id, NonceUse use) {
    return new Part(
        "n",
        NONCE,
        Step.NONCE,
        generation,
        use.keyId(),
        use.hash(),
        use.until().getEpochSecond(),
        id,
        use.now().getEpochSecond());
  }

  private static Part admission(long generation, Admission admission) {
    long now = RateRows.micros(admission.now());
    int limit = admission.limit().requests();
    return new Part(
        "a",
        ADMISSION,
        Step.ADMISSION,
        generation,
        admission.account(),
        admission.action(),
        Long.toString(now),
        limit,
        limit,
        start(admission),
        now + MICROS_A_SECOND);
  }

  /** The microsecond after which calls count. */
  private static long start(Admission admission) {
    return RateRows.micros(admission.now().minus(admission.limit().period()));
  }

  private static String statement(List<Part> parts) {
    StringBuilder sql = new StringBuilder("WITH ");
    StringBuilder results = new StringBuilder();
    String before = "";
    for (Part part : parts) {
      String name = part.name();
      sql.append(sql.length() > 5 ? ", " : "")
          .append(name)
          .append(" AS (")
          .append(part.sql().replace(BEFORE, before))
          .append(")");
      results
          .append(results.isEmpty() ? "" : ", ")
          .append(
              name.equals("a")
                  ? "(SELECT CASE WHEN admitted THEN '' ELSE oldest END FROM a)"
                  : "(SELECT done FROM " + name + ")");
      before = " FROM " + name + (name.equals("a") ? " WHERE admitted" : "");
    }
    return sql + " SELECT " + results;
  }

  private static CallResult result(List<Part> parts, ResultSet row, CallSteps steps)
      throws SQLException {
    for (int i = 0; i < parts.size(); i++) {
      Part part = parts.get(i);
      String done = row.getString(i + 1);
      if (part.name().equals("a") && done != null && !done.isEmpty()) {
        Duration wait =
            Duration.of(
                Long.parseLong(done) - start(steps.admission().orElseThrow()), ChronoUnit.MICROS);
        return new CallResult(Step.ADMISSION, wait);
      }
      if (done == null) {
        return new CallResult(part.failed(), Duration.ZERO);
      }
    }
    return new CallResult(Step.NONE, Duration.ZERO);
  }

  /**
   * Whether the steps of a call were kept by a statement whose result was lost. The row of its last
   * step shows it: no other call has its order number or its RequestId.
   */
  boolean wereKept(Connection connection, CallSteps steps) throws SQLException {
    if (steps.order().isPresent()) {
      return exists(
          connection,
          "SELECT 1 FROM orders WHERE generation = ? AND order_id = ?",
          steps.generation(),
          steps.order().get().orderId());
    }
    if (steps.ledger().isPresent()) {
      return exists(
          connection,
          "SELECT 1 FROM ledgers WHERE generation = ? AND owner = ? AND request_id = ?",
          steps.generation(),
          steps.ledger().get().owner(),
          steps.requestId());
    }
    return steps.entry().isPresent()
        && exists(
            connection,
            "SELECT 1 FROM (SELECT request_id FROM journal WHERE generation = ?"
                + " ORDER BY number DESC LIMIT 10000) AS newest WHERE request_id = ?",
            steps.generation(),
            steps.requestId());
  }

  private static boolean exists(Connection connection, String sql, Object... parameters)
      throws SQLException {
    return Sql.number(connection, sql, parameters).isPresent();
  }
}
