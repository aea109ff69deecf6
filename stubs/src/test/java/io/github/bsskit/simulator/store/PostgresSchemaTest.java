package io.github.bsskit.simulator.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.bsskit.simulator.testing.PostgresServer;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said about a schema or a URL of PostgreSQL that cannot be used. */
class PostgresSchemaTest {

  private static PostgresDatabase open(String url, String schema) {
    return PostgresDatabase.open(url, schema, StoreOptions.TIMEOUT);
  }

  private static void run(String sql) throws Exception {
    try (Connection connection = DriverManager.getConnection(PostgresServer.shared().url());
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Test
  void theVersionIsThatOfTheLastMigration() throws Exception {
    URI folder =
        PostgresSchema.class
            .getResource("/" + PostgresSchema.MIGRATIONS + "/V1__state.sql")
            .toURI();
    try (Stream<Path> files = Files.list(Path.of(folder).getParent())) {
      int last =
          files
              .map(file -> file.getFileName().toString())
              .mapToInt(name -> Integer.parseInt(name.substring(1, name.indexOf("__"))))
              .max()
              .orElseThrow();
      assertThat(PostgresSchema.VERSION).isEqualTo(last);
    }
  }

  @Test
  void tablesOfANewerSimulatorAreNotTouched() throws Exception {
    String schema = PostgresServer.newSchema();
    open(PostgresServer.shared().url(), schema).close();
    run("UPDATE " + schema + ".schema_history SET version = '99'");

    assertThatThrownBy(() -> open(PostgresServer.shared().url(), schema))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("made by a newer simulator (version 99")
        .hasMessageContaining("--store-schema");
  }

  @Test
  void aSchemaWithOtherTablesIsNotTouched() throws Exception {
    String schema = PostgresServer.newSchema();
    run("CREATE SCHEMA " + schema + "; CREATE TABLE " + schema + ".invoices (id int)");

    assertThatThrownBy(() -> open(PostgresServer.shared().url(), schema))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("schema " + schema)
        .hasMessageContaining("use an empty schema (--store-schema)");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:postgresql://user:geheim@127.0.0.1/x",
        "jdbc:postgresql://127.0.0.1:99999/x?user=a&password=geheim",
        "jdbc:postgresql://127.0.0.1:x/x?password=geheim"
      })
  void passwordsInInvalidUrlsAreNotShown(String url) {
    assertThatThrownBy(() -> open(url, "a"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("?user=USER&password=PASSWORD")
        .hasMessageNotContaining("geheim");
  }
}
