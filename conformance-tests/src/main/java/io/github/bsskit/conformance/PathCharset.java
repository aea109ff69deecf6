package io.github.bsskit.conformance;

import java.nio.charset.Charset;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The character set of paths and arguments. With LC_ALL=C, it is ASCII: Java cannot open other
 * paths, and replaces other characters in arguments by U+FFFD.
 */
final class PathCharset {

  private static final String NAME =
      System.getProperty("sun.jnu.encoding", Charset.defaultCharset().name());

  private PathCharset() {}

  /** Whether all characters of a path can be represented. */
  static boolean has(String path) {
    return !Charset.isSupported(NAME) || Charset.forName(NAME).newEncoder().canEncode(path);
  }

  /**
   * Says which argument was not passed as written, and the fix; empty if all were. Omits the value,
   * which may be a secret.
   */
  static Optional<String> replacedIn(List<String> arguments) {
    return IntStream.range(0, arguments.size())
        .filter(i -> arguments.get(i).indexOf('\uFFFD') >= 0)
        .mapToObj(
            i ->
                "the character set of this environment, "
                    + NAME
                    + ", does not have all characters of argument "
                    + (i + 1)
                    + ": set LC_ALL=C.UTF-8, or use ASCII, in a URL percent-encoded")
        .findFirst();
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
