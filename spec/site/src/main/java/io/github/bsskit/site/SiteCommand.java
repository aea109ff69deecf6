package io.github.bsskit.site;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Makes the site. */
public final class SiteCommand {

  private SiteCommand() {}

  /**
   * Makes the site.
   *
   * @param args the spec and the directory to write into
   */
  public static void main(String[] args) throws IOException {
    Files.createDirectories(Path.of(args[1]));
  }
}
