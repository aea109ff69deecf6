package io.github.bsskit.conformance;

import java.nio.charset.Charset;
import java.util.Optional;
import java.util.stream.Stream;

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

  /** The first argument with a character that was replaced. */
  static Optional<String> replaced(String... arguments) {
    return Stream.of(arguments).filter(argument -> argument.indexOf('\uFFFD') >= 0).findFirst();
  }

  /** Says that an argument was not passed as written, and the fix. */
  static String replacementIn(String argument) {
    return "the character set of this environment, "
        + NAME
        + ", does not have all characters of the argument \""
        + argument
        + "\": set LC_ALL=C.UTF-8, or use ASCII, in a URL percent-encoded";
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
