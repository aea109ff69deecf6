package io.github.bsskit.contract;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.time.Year;
import java.util.Optional;

/**
 * Parses instants of the form {@code yyyy-MM-ddTHH:mm:ssZ}. Every call has one; a general date
 * parser would take as long as checking the signature.
 */
final class UtcFormat {

  private static final String SHAPE = "0000-00-00T00:00:00Z";
  private static final long SECONDS_A_DAY = 86_400;

  private UtcFormat() {}

  /** The instant of a text; empty if the text has another form or the date does not exist. */
  static Optional<Instant> read(String text) {
    if (!hasShape(text)) {
      return Optional.empty();
    }
    int year = number(text, 0, 4);
    int month = number(text, 5, 7);
    int day = number(text, 8, 10);
    int hour = number(text, 11, 13);
    int minute = number(text, 14, 16);
    int second = number(text, 17, 19);
    boolean isReal =
        month >= 1
            && month <= 12
            && day >= 1
            && day <= Month.of(month).length(Year.isLeap(year))
            && hour < 24
            && minute < 60
            && second < 60;
    if (!isReal) {
      return Optional.empty();
    }
    long days = LocalDate.of(year, month, day).toEpochDay();
    return Optional.of(
        Instant.ofEpochSecond(days * SECONDS_A_DAY + hour * 3_600L + minute * 60L + second));
  }

  private static boolean hasShape(String text) {
    if (text.length() != SHAPE.length()) {
      return false;
    }
    for (int at = 0; at < SHAPE.length(); at++) {
      char shape = SHAPE.charAt(at);
      char unit = text.charAt(at);
      if (shape == '0' ? unit < '0' || unit > '9' : unit != shape) {
        return false;
      }
    }
    return true;
  }

  private static int number(String text, int start, int end) {
    int number = 0;
    for (int at = start; at < end; at++) {
      number = number * 10 + (text.charAt(at) - '0');
    }
    return number;
  }
}
