package io.github.bsskit.simulator.cli;

import java.nio.charset.Charset;

/** The character set of paths. With LC_ALL=C, it is ASCII, and Java cannot open other paths. */
final class PathCharset {

  private static final String NAME =
      System.getProperty("sun.jnu.encoding", Charset.defaultCharset().name());

  private PathCharset() {}

  /** Whether all characters of a path can be represented. */
  static boolean has(String path) {
    return !Charset.isSupported(NAME) || Charset.forName(NAME).newEncoder().canEncode(path);
  }

  /** Says that a path cannot be represented, and the fix. */
  static String problem(String path) {
    return "the character set of this environment, "
        + NAME
        + ", does not have all characters of "
        + path
        + ": set LC_ALL=C.UTF-8, or use a path in ASCII";
  }
}
