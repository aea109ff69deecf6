package io.github.bsskit.simulator.store;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Set;

/** What an error of PostgreSQL means, by its SQLSTATE. */
final class SqlErrors {

  private static final Set<String> NOT_COMMITTED = Set.of("40001", "40P01", "55P03");
  private static final Set<String> SHUTTING_DOWN =
      Set.of("57P01", "57P02", "57P03", "57P04", "57P05");

  /** Read-only, a statement that is prepared no longer, a plan of tables as they were. */
  private static final Set<String> OF_CONNECTION = Set.of("25006", "26000", "0A000");

  private static final String TOO_MANY_CONNECTIONS = "53300";

  private SqlErrors() {}

  private static String state(SQLException error) {
    return error.getSQLState() == null ? "" : error.getSQLState();
  }

  /** Whether the transaction was rolled back because of others, so that it can be run again. */
  static boolean isRolledBack(SQLException error) {
    return NOT_COMMITTED.contains(state(error));
  }

  /**
   * Whether the transaction was rolled back because of what the connection was opened with, so that
   * it may succeed on a new one, for example after a failover or with another default of the role.
   */
  static boolean isOfConnection(SQLException error) {
    return OF_CONNECTION.contains(state(error));
  }

  /** Whether a row exists already. */
  static boolean exists(SQLException error) {
    return state(error).equals("23505");
  }

  /** Whether the connection was lost, so that it is not known whether a commit succeeded. */
  static boolean isLost(SQLException error) {
    return state(error).startsWith("08") || SHUTTING_DOWN.contains(state(error));
  }

  /** Whether no connection can be made, for as long as something is wrong. */
  static boolean isAway(SQLException error) {
    return isLost(error)
        || error instanceof SQLTransientConnectionException
        || state(error).equals(TOO_MANY_CONNECTIONS);
  }

  /** Whether waiting does not help: wrong credentials. */
  static boolean isDenied(SQLException error) {
    return state(error).startsWith("28");
  }
}
