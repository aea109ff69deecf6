package io.github.bsskit.simulator.journal;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where a reader of the journal goes on: a state and the number of a call in it. */
public final class JournalCursor {

  /** Before the first call. */
  public static final String START = "0";

  private static final Pattern CURSOR = Pattern.compile("([0-9a-z]{1,12})-([0-9]{1,18})");
  private static final int RADIX = 36;

  private JournalCursor() {}

  static String of(long state, long number) {
    return Long.toString(state, RADIX) + "-" + number;
  }

  /** Whether a text is a cursor. */
  public static boolean isValid(String text) {
    return text.equals(START) || CURSOR.matcher(text).matches();
  }

  /** The number of the last call that was read of a state; 0 if the cursor is of another state. */
  static long number(String cursor, long state) {
    Matcher parts = CURSOR.matcher(cursor);
    return parts.matches() && parts.group(1).equals(Long.toString(state, RADIX))
        ? Long.parseLong(parts.group(2))
        : 0;
  }
}
