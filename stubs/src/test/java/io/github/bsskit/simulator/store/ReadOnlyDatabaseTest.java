package io.github.bsskit.simulator.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.bsskit.simulator.testing.PostgresServer;
import io.github.bsskit.simulator.world.StoreUnavailableException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Connections that were opened while a database was read-only are replaced when it is not. */
class ReadOnlyDatabaseTest {

  private static final String SET = "ALTER ROLE bss SET default_transaction_read_only = on";
  private static final String RESET = "ALTER ROLE bss RESET default_transaction_read_only";
  private static final String CUT =
      "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
          + " WHERE usename = 'bss' AND pid <> pg_backend_pid()";

  private PostgresServer server;
  private Connection operator;
  private StoreUnderTest tried;

  @BeforeEach
  void open() throws SQLException {
    server = PostgresServer.start();
    operator = DriverManager.getConnection(server.url());
    tried =
        StoreUnderTest.at(
            new StoreOptions(
                Optional.of(server.url()), PostgresServer.newSchema(), StoreOptions.TIMEOUT));
  }

  @AfterEach
  void close() throws SQLException {
    tried.close();
    operator.close();
    server.close();
  }

  private void execute(String... commands) throws SQLException {
    try (Statement statement = operator.createStatement()) {
      for (String command : commands) {
        statement.execute(command);
      }
    }
  }

  private void makeReadOnly() throws SQLException {
    execute(SET, CUT);
    for (int i = 0; i < 3; i++) {
      assertThatThrownBy(() -> tried.order("40"))
          .isInstanceOf(StoreUnavailableException.class)
          .hasMessageContaining("read-only transaction");
    }
  }

  @Test
  void callsGoOnWithoutOneThatFails() throws Exception {
    tried.order("40");
    makeReadOnly();

    execute(RESET);

    StoreUnderTest.atOnce(30, i -> tried.order("40"));
    assertThat(tried.orders()).hasSize(31);
    assertThat(tried.store().problem()).isEmpty();
  }

  @Test
  void changesGoOnWithoutOneThatFails() throws SQLException {
    makeReadOnly();

    execute(RESET);

    tried.simulation().reset();
    assertThat(tried.orders()).isEmpty();
  }
}
