package io.github.bsskit.simulator.store;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.sqlite.SQLiteJDBCLoader;

/**
 * Loads the native library of SQLite. Its loader copies it to a file first: into the store's
 * directory, since that is writable and in containers the temporary directory may not be. The file
 * is deleted once it is loaded; where that is impossible, at the end of the process or at the next
 * start.
 */
final class SqliteLibrary {

  /** The loader's property for the directory. */
  private static final String DIRECTORY = "org.sqlite.tmpdir";

  private SqliteLibrary() {}

  /**
   * Loads the library, unless the process has loaded it.
   *
   * @param directory locked by this process
   * @throws IllegalStateException if this platform is not supported
   */
  static synchronized void load(Path directory) {
    deleteCopies(directory);
    try {
      if (System.getProperty(DIRECTORY) == null && copiesInto(directory)) {
        return;
      }
      if (!SQLiteJDBCLoader.initialize()) {
        throw new IllegalStateException("it could not be copied to a file");
      }
    } catch (Exception | LinkageError failure) {
      throw new IllegalStateException(
          "cannot load SQLite for "
              + System.getProperty("os.name")
              + " "
              + System.getProperty("os.arch")
              + " ("
              + failure.getMessage()
              + "): use another platform, PostgreSQL or no store; or set -Djava.io.tmpdir to a"
              + " directory that programs can be run from",
          failure instanceof Exception ? failure : null);
    }
  }

  private static boolean copiesInto(Path directory) {
    System.setProperty(DIRECTORY, directory.toString());
    try {
      return SQLiteJDBCLoader.initialize();
    } catch (Exception notThere) {
      // For example mounted with noexec: the temporary directory is next.
      return false;
    } finally {
      System.clearProperty(DIRECTORY);
      deleteCopies(directory);
    }
  }

  /** Deletes copies of this process, which has loaded them, and of processes that were killed. */
  private static void deleteCopies(Path directory) {
    try (DirectoryStream<Path> copies =
        Files.newDirectoryStream(directory, "sqlite-*sqlitejdbc*")) {
      for (Path copy : copies) {
        Files.deleteIfExists(copy);
      }
    } catch (IOException inUse) {
      // On Windows: the loader deletes it at the end of the process.
    }
  }
}
