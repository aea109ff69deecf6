package io.github.bsskit.contract;

import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The form that a parameter's text must have, and the value that it then stands for.
 *
 * @param <T> the value
 */
@FunctionalInterface
public interface ValueFormat<T> {

  /** Reads a text, which is never empty; answers nothing if the text is not of this form. */
  Optional<T> read(String text);

  /** Any text. */
  static ValueFormat<String> text() {
    return Optional::of;
  }

  /** Text that matches a pattern as a whole. */
  static ValueFormat<String> matching(String regex) {
    Pattern pattern = Pattern.compile(regex);
    return text -> pattern.matcher(text).matches() ? Optional.of(text) : Optional.empty();
  }

  /** One of a closed list of values. */
  static <T extends Enum<T> & WireEnum> ValueFormat<T> oneOf(Class<T> type) {
    T[] values = type.getEnumConstants();
    return text -> {
      for (T value : values) {
        if (value.wire().equals(text)) {
          return Optional.of(value);
        }
      }
      return Optional.empty();
    };
  }

  /** A whole number of 32 bits, written as {@link #int64} says. */
  static ValueFormat<Integer> int32(int min, int max) {
    ValueFormat<Long> wide = int64(min, max);
    return text -> wide.read(text).map(Long::intValue);
  }

  /**
   * A whole number in plain decimal digits: no plus sign, no leading zero, no blank (I: no source
   * speaks of other spellings).
   */
  static ValueFormat<Long> int64(long min, long max) {
    return text -> {
      if (!isPlain(text)) {
        return Optional.empty();
      }
      try {
        long value = Long.parseLong(text);
        return value >= min && value <= max ? Optional.of(value) : Optional.empty();
      } catch (NumberFormatException beyond64Bits) {
        return Optional.empty();
      }
    };
  }

  /** An instant, written as {@code yyyy-MM-ddTHH:mm:ssZ} in UTC; the date must exist. */
  static ValueFormat<Instant> instant() {
    return UtcFormat::read;
  }

  private static boolean isPlain(String text) {
    int start = text.startsWith("-") ? 1 : 0;
    // Nineteen digits are the most that 64 bits hold; longer text is not worth parsing.
    if (text.length() == start || text.length() > start + 19) {
      return false;
    }
    if (text.charAt(start) == '0' && text.length() > 1) {
      return false;
    }
    return text.chars().skip(start).allMatch(c -> c >= '0' && c <= '9');
  }
}
