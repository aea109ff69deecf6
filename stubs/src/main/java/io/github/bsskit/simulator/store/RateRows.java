package io.github.bsskit.simulator.store;

import io.github.bsskit.simulator.world.WorldSnapshot.RateWindow;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Rate windows as rows: the times of their calls as microseconds, separated by commas. */
final class RateRows {

  private RateRows() {}

  static List<RateWindow> all(Connection connection, long generation) throws SQLException {
    return Sql.list(
        connection,
        row -> new RateWindow(row.getLong(1), row.getString(2), calls(row.getString(3))),
        "SELECT account, action, calls FROM rates WHERE generation = ? ORDER BY account, action",
        generation);
  }

  static List<Instant> calls(String text) {
    return text.isEmpty()
        ? List.of()
        : Stream.of(text.split(","))
            .map(micros -> Instant.EPOCH.plus(Long.parseLong(micros), ChronoUnit.MICROS))
            .toList();
  }

  static String text(List<Instant> calls) {
    return calls.stream().map(call -> Long.toString(micros(call))).collect(Collectors.joining(","));
  }

  static long micros(Instant time) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, time);
  }
}
