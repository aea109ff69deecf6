package io.github.bsskit.simulator.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

/**
 * The PostgreSQL server of tests can be stopped and started again, and keeps what was committed.
 */
class PostgresServerTest {

  @Test
  void keepsCommittedRowsOverStopsAndCrashes() throws Exception {
    try (PostgresServer server = PostgresServer.start()) {
      execute(server, "CREATE TABLE kept AS SELECT 1 AS number");
      server.stop();
      assertThatThrownBy(() -> DriverManager.getConnection(server.url()))
          .isInstanceOf(SQLException.class);

      server.resume();
      execute(server, "INSERT INTO kept VALUES (2)");
      server.crash();
      server.resume();

      assertThat(number(server, "SELECT sum(number) FROM kept")).isEqualTo(3);
      assertThat(
              number(
                  server,
                  "SELECT count(*) FROM pg_settings WHERE (name, setting) IN"
                      + " (('fsync', 'on'), ('synchronous_commit', 'on'))"))
          .isEqualTo(2);
    }
  }

  private static void execute(PostgresServer server, String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection(server.url());
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static int number(PostgresServer server, String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection(server.url());
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getInt(1);
    }
  }
}
