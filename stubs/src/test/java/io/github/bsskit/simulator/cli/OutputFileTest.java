package io.github.bsskit.simulator.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of each kind of file that a command writes. */
@DisabledOnOs(OS.WINDOWS)
class OutputFileTest {

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  @TempDir private Path directory;

  @Test
  void newFileIsLikeAnyOther() throws Exception {
    Path ordinary = Files.writeString(directory.resolve("ordinary"), "");
    Path file = directory.resolve("port");

    write(file);

    assertThat(file).hasContent("8080\n");
    assertThat(Files.getPosixFilePermissions(file))
        .isEqualTo(Files.getPosixFilePermissions(ordinary));
    assertThat(names()).containsExactlyInAnyOrder("ordinary", "port");
  }

  /** The other name of the old file shows that it was not written into. */
  @Test
  void regularFileIsReplacedInOneStepAndKeepsItsPermissions() throws Exception {
    Path file = Files.writeString(directory.resolve("port"), "old, and longer\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
    Path old = Files.createLink(directory.resolve("old"), file);

    write(file);

    assertThat(file).hasContent("8080\n");
    assertThat(old).hasContent("old, and longer\n");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-r-----");
    assertThat(names()).containsExactlyInAnyOrder("old", "port");
  }

  @Test
  void linksStayAndTheirTargetIsReplaced() throws Exception {
    Path inner = Files.createDirectories(directory.resolve("a/b"));
    Path target = Files.writeString(directory.resolve("a/target"), "old\n");
    Path relative = Files.createSymbolicLink(inner.resolve("relative"), Path.of("../target"));
    Path link = Files.createSymbolicLink(directory.resolve("link"), relative);

    write(link);

    assertThat(link).isSymbolicLink();
    assertThat(relative).isSymbolicLink();
    assertThat(target).isRegularFile().hasContent("8080\n");
  }

  @Test
  void danglingLinkGetsItsTarget() throws Exception {
    Path link = Files.createSymbolicLink(directory.resolve("link"), Path.of("later"));

    write(link);

    assertThat(link).isSymbolicLink();
    assertThat(directory.resolve("later")).isRegularFile().hasContent("8080\n");
  }

  @Test
  void fifoGetsThePortAndStays() throws Exception {
    Path fifo = fifo();
    CompletableFuture<String> read =
        CompletableFuture.supplyAsync(() -> unchecked(() -> Files.readString(fifo)));

    assertThat(new OutputFile(fifo).waitsForReader()).isTrue();
    write(fifo);

    assertThat(read.join()).isEqualTo("8080\n");
    assertThat(new OutputFile(fifo).waitsForReader()).isTrue();
  }

  @Test
  void fifoBehindALinkIsAFifo() throws Exception {
    Path link = Files.createSymbolicLink(directory.resolve("link"), fifo());

    assertThat(new OutputFile(link).waitsForReader()).isTrue();
  }

  @Test
  void socketGetsThePort() throws Exception {
    Path path = directory.resolve("socket");
    try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      server.bind(UnixDomainSocketAddress.of(path));

      write(path);

      try (SocketChannel accepted = server.accept()) {
        ByteBuffer read = ByteBuffer.allocate(16);
        accepted.read(read);
        assertThat(new String(read.array(), 0, read.position(), StandardCharsets.US_ASCII))
            .isEqualTo("8080\n");
      }
    }
  }

  @Test
  void deviceIsWrittenInto() throws Exception {
    Object before = Files.getAttribute(Path.of("/dev/null"), "unix:ino");

    write(Path.of("/dev/null"));

    assertThat(Files.getAttribute(Path.of("/dev/null"), "unix:ino")).isEqualTo(before);
  }

  @Test
  void standardOutputIsTheCommandsOwn() throws Exception {
    Path link = Files.createSymbolicLink(directory.resolve("link"), Path.of("/dev/stdout"));

    write(Path.of("/dev/stdout"));
    write(link);

    assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("8080\n8080\n");
    assertThat(new OutputFile(link).waitsForReader()).isFalse();
  }

  @Test
  void whatCannotBeWrittenLeavesNothingBehind() throws Exception {
    Files.createSymbolicLink(directory.resolve("circle"), Path.of("circle"));
    Files.writeString(directory.resolve("file"), "");
    Files.createDirectory(directory.resolve("directory"));
    List<String> before = names();

    assertReason("directory", "it is a directory");
    assertReason("", "it is a directory");
    assertReason("missing/port", "its directory does not exist");
    assertReason("file/port", "Not a directory");
    assertReason("circle", "its symbolic links lead in a circle");
    assertReason("x".repeat(300), "File name too long");
    assertReason("/", "it is a directory");
    assertReason("/dev/full", "No space left on device");
    assertReason("/proc/port", "the file does not exist and cannot be created");
    assertReason("/dev/fd/999", "the file does not exist and cannot be created");

    assertThat(names()).containsExactlyInAnyOrderElementsOf(before);
  }

  @Test
  void longestNameIsAllowed() throws Exception {
    write(directory.resolve("x".repeat(255)));

    assertThat(names()).containsExactly("x".repeat(255));
  }

  private void assertReason(String name, String reason) {
    assertThatThrownBy(() -> write(directory.resolve(name)))
        .isInstanceOfSatisfying(
            IOException.class,
            error -> assertThat(OutputFile.reason(error)).as(name).isEqualTo(reason));
  }

  private void write(Path file) throws IOException {
    new OutputFile(file).write("8080\n", new PrintStream(out, true));
  }

  private Path fifo() throws Exception {
    Path fifo = directory.resolve("fifo");
    assertThat(new ProcessBuilder("mkfifo", fifo.toString()).start().waitFor()).isZero();
    return fifo;
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }

  @FunctionalInterface
  private interface Reading {
    String read() throws IOException;
  }

  private static String unchecked(Reading reading) {
    try {
      return reading.read();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
