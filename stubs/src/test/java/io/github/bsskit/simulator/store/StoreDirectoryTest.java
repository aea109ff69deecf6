package io.github.bsskit.simulator.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What users may give as a directory. */
class StoreDirectoryTest {

  private static final String INITIAL =
      "INSERT INTO world VALUES (1, 7, 7, 3, 0, 0, 0, 'PT0S', NULL, 'LARGE', NULL, '', 0, 0, 0)";

  @TempDir private Path parent;

  private static SqliteDatabase open(Path directory) {
    return SqliteDatabase.open(directory.toString(), Duration.ofSeconds(20));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "state",
        "not/yet/there",
        "with space",
        "50% ?mode=memory&x=#1",
        "file:state",
        ":memory:",
        "状态"
      })
  void isCreatedAndUsedAgain(String name) throws Exception {
    Path directory = parent.resolve(name);
    try (SqliteDatabase database = open(directory)) {
      database.change(connection -> execute(connection.createStatement(), INITIAL));
    }
    try (SqliteDatabase database = open(directory)) {
      int version =
          database.read(
              connection ->
                  connection.createStatement().executeQuery("SELECT version FROM world").getInt(1));
      assertThat(version).isEqualTo(3);
    }
    try (var files = Files.list(directory)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder("lock", "state.db");
    }
  }

  private static boolean execute(Statement statement, String command) throws SQLException {
    return statement.execute(command);
  }

  @Test
  void admitsOneSimulatorAtATime() throws Exception {
    Path link = Files.createSymbolicLink(parent.resolve("link"), parent);
    try (SqliteDatabase database = open(parent)) {
      assertThatThrownBy(() -> open(link))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage(
              "the store "
                  + parent.toRealPath()
                  + " is used by another simulator (this process): stop it, or use another"
                  + " directory; several simulators can share PostgreSQL");
      assertThat(database.problem()).isEmpty();
    }
    open(link).close();
  }

  @Test
  void cannotBeAFile() throws Exception {
    Path file = Files.writeString(parent.resolve("file"), "mine");

    assertRefused(file, "is a file; use a directory");
    assertRefused(file.resolve("below"), "use ");
    assertThat(file).hasContent("mine");
  }

  @Test
  void ofANewerSimulatorIsLeftAsItIs() throws Exception {
    open(parent).close();
    set(60, 2);
    byte[] before = Files.readAllBytes(parent.resolve("state.db"));

    assertRefused(parent, "has format 2 of a newer simulator", "up to 1: use the newer simulator");
    assertThat(parent.resolve("state.db")).hasBinaryContent(before);
  }

  @Test
  void ofAnotherProgramIsLeftAsItIs() throws Exception {
    open(parent).close();
    set(68, 1);

    assertRefused(parent, "state.db was not made by a simulator: use another directory");
  }

  @ParameterizedTest
  @ValueSource(ints = {100, 5000})
  void withADamagedFileIsNotUsed(int length) throws Exception {
    open(parent).close();
    byte[] noise = new byte[length];
    new Random(1).nextBytes(noise);
    Files.write(parent.resolve("state.db"), noise);

    assertRefused(parent, "is damaged", "restore the directory from a backup, or delete it");
  }

  @Test
  void withATruncatedFileIsNotUsed() throws Exception {
    open(parent).close();
    Path file = parent.resolve("state.db");
    Files.write(file, Arrays.copyOf(Files.readAllBytes(file), 4096));

    assertRefused(parent, "is damaged");
  }

  @Test
  void canBeUsedAfterAFailedStart() throws Exception {
    Path file = Files.writeString(parent.resolve("state.db"), "not a database, but a text");
    assertRefused(parent, "is damaged");
    Files.delete(file);

    open(parent).close();
  }

  /** Changes a number in the header of the database file. */
  private void set(long position, int number) throws Exception {
    try (RandomAccessFile file = new RandomAccessFile(parent.resolve("state.db").toFile(), "rw")) {
      file.getChannel().write(ByteBuffer.allocate(4).putInt(0, number), position);
    }
  }

  private static void assertRefused(Path directory, String... words) {
    assertThatThrownBy(() -> open(directory))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll(words)
        .hasMessageContaining(directory.getFileName().toString());
  }
}
