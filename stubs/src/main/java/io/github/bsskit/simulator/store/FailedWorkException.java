package io.github.bsskit.simulator.store;

import java.sql.SQLException;

/** Carries an error of the database out of code that cannot throw it. */
final class FailedWorkException extends RuntimeException {

  private static final long serialVersionUID = 1;

  FailedWorkException(SQLException cause) {
    super(cause);
  }

  @Override
  public synchronized SQLException getCause() {
    return (SQLException) super.getCause();
  }
}
