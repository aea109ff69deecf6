package io.github.bsskit.simulator.store;

import io.github.bsskit.simulator.world.StoreUnavailableException;
import java.nio.file.Path;
import java.sql.SQLException;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** Why a directory cannot be used, in words. */
final class SqliteFailure {

  private SqliteFailure() {}

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
    return switch (primary(failure)) {
      case SQLITE_FULL -> "cannot write: its disk is full; free some space";
      case SQLITE_READONLY, SQLITE_PERM, SQLITE_CANTOPEN, SQLITE_AUTH ->
          "cannot be written: make the directory and its file system writable";
      case SQLITE_CORRUPT, SQLITE_NOTADB ->
          "is damaged ("
              + failure.getMessage()
              + "): restore the directory from a backup, or delete it to begin with the initial"
              + " state";
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
