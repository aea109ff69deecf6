package io.github.bsskit.simulator.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;

/**
 * A file that a command writes. Symbolic links are followed. A regular file is replaced in one
 * step, so that readers never find it incomplete; if that is not possible, for example because it
 * is a mount of its own, it is overwritten. A FIFO, a socket, a device or an open file of this
 * process, such as /dev/stdout, is written into.
 *
 * @param path may exist or not
 */
record OutputFile(Path path) {

  private static final int MAX_LINKS = 40;
  private static final Pattern OPEN_FILES = Pattern.compile("/proc/\\d+/(task/\\d+/)?fd");

  /** Bits of a Unix file mode. */
  private enum Kind {
    FIFO(0x1000),
    SOCKET(0xC000);

    private static final int MASK = 0xF000;
    private final int bits;

    Kind(int bits) {
      this.bits = bits;
    }

    boolean is(Path file) {
      try {
        return ((int) Files.getAttribute(file, "unix:mode") & MASK) == bits;
      } catch (IOException | UnsupportedOperationException | IllegalArgumentException unknown) {
        return false;
      }
    }
  }

  /**
   * Whether writing waits until another process reads.
   *
   * @throws IOException if the path's links lead in a circle
   */
  boolean waitsForReader() throws IOException {
    Path target = target();
    return Kind.FIFO.is(target) && !isStandardOutput(target);
  }

  /**
   * Writes the whole content.
   *
   * @param out the standard output, which /dev/stdout means
   * @throws IOException if that is not possible; then no file is created
   */
  void write(String text, PrintStream out) throws IOException {
    Path target = target();
    byte[] content = text.getBytes(StandardCharsets.UTF_8);
    if (isStandardOutput(target)) {
      // Opening it again would write over its beginning, or fail for a socket.
      out.write(content);
      out.flush();
    } else if (isOpenFile(target)) {
      Files.write(target, content, StandardOpenOption.WRITE, StandardOpenOption.APPEND);
    } else if (Kind.SOCKET.is(target)) {
      try (SocketChannel socket = SocketChannel.open(UnixDomainSocketAddress.of(target))) {
        socket.write(ByteBuffer.wrap(content));
      }
    } else if (Files.exists(target) && attributes(target).isOther()) {
      Files.write(target, content, StandardOpenOption.WRITE);
    } else {
      replace(target, content);
    }
  }

  /**
   * Deletes a regular file that still has a content, in ASCII. Other files are left as they are.
   */
  void deleteIfHas(String text) {
    try {
      if (Files.isRegularFile(path)
          && Files.size(path) == text.length()
          && Files.readString(path).equals(text)) {
        Files.delete(target());
      }
    } catch (IOException notAllowed) {
      // Whoever reads it finds that nothing listens.
    }
  }

  /** Follows links, but not those to open files, which may have no path. */
  private Path target() throws IOException {
    Path target = path.toAbsolutePath();
    for (int links = 0; !isOpenFile(target) && Files.isSymbolicLink(target); links++) {
      if (links == MAX_LINKS) {
        throw new FileSystemLoopException(target.toString());
      }
      target = target.resolveSibling(Files.readSymbolicLink(target));
    }
    return target;
  }

  private static boolean isOpenFile(Path file) throws IOException {
    Path directory = file.getParent();
    return directory != null
        && Files.isDirectory(directory)
        && OPEN_FILES.matcher(directory.toRealPath().toString()).matches();
  }

  private static boolean isStandardOutput(Path file) throws IOException {
    return isOpenFile(file)
        && file.endsWith("1")
        && file.getParent().toRealPath().startsWith("/proc/" + ProcessHandle.current().pid());
  }

  private static BasicFileAttributes attributes(Path file) throws IOException {
    return Files.readAttributes(file, BasicFileAttributes.class);
  }

  private static void replace(Path file, byte[] content) throws IOException {
    if (Files.isDirectory(file)) {
      throw new FileSystemException(file.toString(), null, "it is a directory");
    }
    Path draft =
        file.resolveSibling(".bsskit-" + Long.toHexString(ThreadLocalRandom.current().nextLong()));
    OutputStream created;
    try {
      created = Files.newOutputStream(draft, StandardOpenOption.CREATE_NEW);
    } catch (IOException readOnly) {
      overwrite(file, content, readOnly);
      return;
    }
    try {
      try (OutputStream out = created) {
        out.write(content);
      }
      keepAttributes(file, draft);
      move(draft, file, content);
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  private static void move(Path draft, Path file, byte[] content) throws IOException {
    try {
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException mounted) {
      overwrite(file, content, mounted);
    }
  }

  private static void overwrite(Path file, byte[] content, IOException cause) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw cause;
    }
    Files.write(file, content, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING);
  }

  /** Gives the new file the permissions and, as far as allowed, the owner of the old one. */
  private static void keepAttributes(Path old, Path now) throws IOException {
    PosixFileAttributeView view = Files.getFileAttributeView(now, PosixFileAttributeView.class);
    if (view == null || !Files.exists(old)) {
      return;
    }
    PosixFileAttributes kept = Files.readAttributes(old, PosixFileAttributes.class);
    try {
      view.setGroup(kept.group());
      view.setOwner(kept.owner());
    } catch (IOException notAllowed) {
      // Only root can give files away.
    }
    view.setPermissions(kept.permissions());
  }

  /** Why a file could not be written, in words. */
  static String reason(IOException error) {
    if (error instanceof FileSystemLoopException) {
      return "its symbolic links lead in a circle";
    } else if (error instanceof AccessDeniedException) {
      return "permission denied";
    } else if (error instanceof NoSuchFileException missing) {
      Path directory = Path.of(missing.getFile()).toAbsolutePath().getParent();
      return directory != null && Files.isDirectory(directory)
          ? "the file does not exist and cannot be created"
          : "its directory does not exist";
    }
    String reason =
        error instanceof FileSystemException file ? file.getReason() : error.getMessage();
    return reason == null ? error.getClass().getSimpleName() : reason;
  }
}
