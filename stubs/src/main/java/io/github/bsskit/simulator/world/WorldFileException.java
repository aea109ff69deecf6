package io.github.bsskit.simulator.world;

/** An invalid world file; the message names the file, the line, the key and the fix. */
public final class WorldFileException extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  WorldFileException(String message) {
    super(PrintableText.line(message));
  }
}
