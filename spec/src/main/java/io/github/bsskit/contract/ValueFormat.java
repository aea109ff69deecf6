package io.github.bsskit.contract;

import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Parses the text of a parameter.
 *
 * @param <T> the type of the value
 */
@FunctionalInterface
public interface ValueFormat<T> {

  /** Parses a text, which is never empty; empty if the text does not have this format. */
  Optional<T> read(String text);

  /** Any text. */
  static ValueFormat<String> text() {
    return Optional::of;
  }

  /** Text that matches a whole pattern. */
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

  /** A 32-bit integer, written as for {@link #int64}. */
  static ValueFormat<Integer> int32(int min, int max) {
    ValueFormat<Long> wide = int64(min, max);
    return text -> wide.read(text).map(Long::intValue);
  }

  /**
   * A 64-bit integer in decimal digits without plus sign, leading zeros or spaces (I: no source
   * mentions other spellings).
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
    // A 64-bit integer has at most 19 digits.
    if (text.length() == start || text.length() > start + 19) {
      return false;
    }
    if (text.charAt(start) == '0' && text.length() > 1) {
      return false;
    }
    return text.chars().skip(start).allMatch(c -> c >= '0' && c <= '9');
  }
}
