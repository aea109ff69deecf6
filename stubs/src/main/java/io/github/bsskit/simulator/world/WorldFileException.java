package io.github.bsskit.simulator.world;

/** A world file that cannot be used; the message names the file, the key and the cure. */
public final class WorldFileException extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  WorldFileException(String message) {
    super(message);
  }
}
