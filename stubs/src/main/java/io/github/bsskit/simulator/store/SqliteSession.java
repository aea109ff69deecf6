package io.github.bsskit.simulator.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;

/** The connection that writes, with its prepared statements. Only the writer's thread uses it. */
final class SqliteSession implements AutoCloseable {

  private final Connection connection;
  private SqliteCalls calls;
  private PreparedStatement savepoint;
  private PreparedStatement undo;
  private PreparedStatement release;

  SqliteSession(Connection connection) throws SQLException {
    this.connection = connection;
    prepare();
  }

  /** Prepares all statements, again after a failure: the driver closes a statement that fails. */
  void prepare() throws SQLException {
    closeStatements();
    calls = new SqliteCalls(connection);
    savepoint = connection.prepareStatement("SAVEPOINT task");
    undo = connection.prepareStatement("ROLLBACK TO task");
    release = connection.prepareStatement("RELEASE task");
  }

  /** Frees native memory, which nothing else does before the connection ends. */
  private void closeStatements() throws SQLException {
    if (calls != null) {
      calls.close();
      savepoint.close();
      undo.close();
      release.close();
    }
  }

  Connection connection() {
    return connection;
  }

  SqliteCalls calls() {
    return calls;
  }

  void begin() throws SQLException {
    execute("BEGIN IMMEDIATE");
  }

  void commit() throws SQLException {
    execute("COMMIT");
  }

  /** Undoes the transaction, if there is one. */
  void rollback() {
    try {
      execute("ROLLBACK");
    } catch (SQLException alreadyDone) {
      // Some failures end the transaction on their own.
    }
  }

  private void execute(String command) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(command);
    }
  }

  /** Begins a part of the transaction. */
  void beginPart() throws SQLException {
    savepoint.execute();
  }

  /** Undoes the part, which {@link #endPart} must still end. */
  void undoPart() throws SQLException {
    undo.execute();
  }

  void endPart() throws SQLException {
    release.execute();
  }

  @Override
  public void close() throws SQLException {
    closeStatements();
    connection.close();
  }
}
