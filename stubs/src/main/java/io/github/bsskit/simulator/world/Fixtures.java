package io.github.bsskit.simulator.world;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The accounts, keys and products of a world at its start.
 *
 * @param keys at least one key
 */
public record Fixtures(Accounts accounts, AccessKeys keys, Catalogue catalogue) {

  /** Without created accounts. */
  Fixtures withoutCreated() {
    return new Fixtures(accounts.withoutCreated(), keys.withoutCreated(), catalogue);
  }

  /** The world that comes with the simulator. */
  public static Fixtures builtIn() {
    try (InputStream in = Fixtures.class.getResourceAsStream("world.yaml")) {
      String yaml = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return new WorldFile("the built-in world.yaml").read(yaml);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Reads a world file.
   *
   * @throws WorldFileException if it cannot be read or is invalid
   */
  public static Fixtures read(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new WorldFileException(
          file + ": does not exist or is not a file: use an existing file");
    }
    try {
      return new WorldFile(file.toString()).read(Files.readString(file));
    } catch (IOException e) {
      throw new WorldFileException(
          file + ": cannot be read as UTF-8 text: save it as UTF-8 and make it readable");
    }
  }
}
