package io.github.bsskit.simulator.store;

import io.github.bsskit.simulator.world.StoreUnavailableException;
import java.nio.file.Path;
import java.sql.SQLDataException;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** Why a directory cannot be used, in words. */
final class SqliteFailure {

  private SqliteFailure() {}

  /** The files of the store are not there any more. */
  static SQLException gone() {
    return new SQLNonTransientConnectionException("deleted or replaced");
  }

  /** Whether the content of the file is wrong, so that waiting does not help. */
  static boolean isDamage(SQLException failure) {
    SQLiteErrorCode code = primary(failure);
    return code == SQLiteErrorCode.SQLITE_CORRUPT
        || code == SQLiteErrorCode.SQLITE_NOTADB
        || failure instanceof SQLDataException;
  }

  /** Whether the reason is the file or its disk, so that the whole transaction is void. */
  static boolean isOfTheFile(SQLException failure) {
    return switch (primary(failure)) {
      case SQLITE_ERROR, SQLITE_CONSTRAINT, SQLITE_MISMATCH, SQLITE_RANGE, SQLITE_TOOBIG -> false;
      default -> true;
    };
  }

  /** What is wrong with the directory, with the fix. */
  static String message(Path directory, SQLException failure) {
    return "The store " + directory + " " + problem(failure);
  }

  static StoreUnavailableException unavailable(Path directory, SQLException failure) {
    return new StoreUnavailableException(message(directory, failure), failure);
  }

  private static String problem(SQLException failure) {
    if (failure instanceof SQLNonTransientConnectionException) {
      return "was deleted or replaced while it was used: stop the simulator, restore the directory"
          + " from a backup if its state is needed, and start again";
    }
    if (isDamage(failure)) {
      return "is damaged ("
          + failure.getMessage()
          + "): restore the directory from a backup, or delete it to begin with the initial state";
    }
    return switch (primary(failure)) {
      case SQLITE_FULL -> "cannot write: its disk is full; free some space";
      case SQLITE_READONLY, SQLITE_PERM, SQLITE_CANTOPEN, SQLITE_AUTH ->
          "cannot be written: make the directory and its file system writable";
      case SQLITE_IOERR ->
          "has a disk error (" + failure.getMessage() + "): check the disk and its free space";
      case SQLITE_BUSY, SQLITE_LOCKED ->
          "is locked by another program (" + failure.getMessage() + "): stop that program";
      default -> "cannot be used (" + failure.getMessage() + "): check the directory";
    };
  }

  /** The error without its details. */
  private static SQLiteErrorCode primary(SQLException failure) {
    return failure instanceof SQLiteException known
        ? SQLiteErrorCode.getErrorCode(known.getResultCode().code & 0xff)
        : SQLiteErrorCode.UNKNOWN_ERROR;
  }
}
