package io.github.bsskit.conformance;

import io.github.bsskit.conformance.target.SafeText;
import java.util.List;
import java.util.stream.Collectors;

/** Invalid input of the user; the message has the fix, and values in it are safe to show. */
final class UsageException extends RuntimeException {

  private static final long serialVersionUID = 1;

  /** An error in one line. */
  UsageException(String message) {
    this(List.of(message));
  }

  /** Several errors, one per line. */
  UsageException(List<String> lines) {
    super(lines.stream().map(SafeText::line).collect(Collectors.joining("\n")));
  }
}
