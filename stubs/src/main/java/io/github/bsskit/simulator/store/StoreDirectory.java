package io.github.bsskit.simulator.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A directory with the state of one simulator, locked against others until it is closed. */
final class StoreDirectory implements AutoCloseable {

  /** The name of the database file. */
  static final String DATABASE = "state.db";

  private static final String LOCK = "lock";

  /**
   * The directories that this process uses. A file lock does not separate its simulators, and
   * closing any channel of the file would release the lock.
   */
  private static final Set<Path> USED = new HashSet<>();

  private final Path path;
  private final FileChannel channel;
  private List<Object> files = List.of();

  private StoreDirectory(Path path, FileChannel channel) {
    this.path = path;
    this.channel = channel;
  }

  /**
   * Creates the directory if necessary, with its parents, and locks it.
   *
   * @throws IllegalArgumentException if it cannot be used; the message has the fix
   */
  static StoreDirectory lock(String location) {
    Path path = create(location);
    synchronized (USED) {
      if (!USED.add(path)) {
        throw inUse(path, "this process");
      }
    }
    try {
      return locked(path);
    } catch (IOException | RuntimeException failure) {
      release(path);
      throw failure instanceof RuntimeException known ? known : unusable(path, failure);
    }
  }

  private static Path create(String location) {
    Path path;
    try {
      path = Path.of(location).toAbsolutePath().normalize();
    } catch (InvalidPathException invalid) {
      throw new IllegalArgumentException(
          "invalid store "
              + location
              + ": use a directory, or a URL such as"
              + " jdbc:postgresql://host/database");
    }
    try {
      Files.createDirectories(path);
      return path.toRealPath();
    } catch (FileAlreadyExistsException file) {
      throw new IllegalArgumentException(
          "invalid store " + location + ": " + file.getFile() + " is a file; use a directory");
    } catch (IOException failure) {
      throw unusable(path, failure);
    }
  }

  private static StoreDirectory locked(Path path) throws IOException {
    FileChannel channel =
        FileChannel.open(
            path.resolve(LOCK),
            StandardOpenOption.CREATE,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE);
    try {
      FileLock lock = channel.tryLock();
      if (lock == null) {
        throw inUse(path, "process " + holder(channel));
      }
      channel.truncate(0);
      channel.write(
          ByteBuffer.wrap(
              Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.UTF_8)));
      return new StoreDirectory(path, channel);
    } catch (IOException | RuntimeException failure) {
      channel.close();
      throw failure;
    }
  }

  private static String holder(FileChannel channel) throws IOException {
    ByteBuffer text = ByteBuffer.allocate(20);
    channel.read(text, 0);
    return new String(text.array(), 0, text.position(), StandardCharsets.UTF_8);
  }

  private static IllegalArgumentException inUse(Path path, String holder) {
    return new IllegalArgumentException(
        "the store "
            + path
            + " is used by another simulator ("
            + holder
            + "): stop it, or use another directory; several simulators can share PostgreSQL");
  }

  private static IllegalArgumentException unusable(Path path, Exception failure) {
    return new IllegalArgumentException(
        "cannot use the store "
            + path
            + " ("
            + failure
            + "): check its permissions and its file system, or use another directory");
  }

  /** The directory, without symbolic links. */
  Path path() {
    return path;
  }

  /**
   * Remembers which files these are, once the database has been created.
   *
   * @throws IOException if they cannot be found
   */
  void remember() throws IOException {
    files = keys();
  }

  /** Whether the files are still those that were remembered, and not deleted or replaced. */
  boolean isUnchanged() {
    try {
      return keys().equals(files);
    } catch (IOException deleted) {
      return false;
    }
  }

  /** What identifies the files; always equal where the file system has no such thing. */
  private List<Object> keys() throws IOException {
    return Arrays.asList(key(path.resolve(LOCK)), key(database()));
  }

  private static Object key(Path file) throws IOException {
    return Files.readAttributes(file, BasicFileAttributes.class).fileKey();
  }

  /** The file of the database. */
  Path database() {
    return path.resolve(DATABASE);
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException ignored) {
      // The end of the process releases the lock, too.
    } finally {
      release(path);
    }
  }

  private static void release(Path path) {
    synchronized (USED) {
      USED.remove(path);
    }
  }
}
