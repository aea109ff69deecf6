package io.github.bsskit.simulator.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** The file that tells the port to whoever waits for it. */
record PortFile(Path path) {

  /** Whoever waits for the file must find it whole, so it is moved into place. */
  void write(int port) throws IOException {
    Path draft = path.resolveSibling(path.getFileName() + ".new");
    Files.writeString(draft, port + "\n");
    Files.move(draft, path, StandardCopyOption.REPLACE_EXISTING);
  }
}
