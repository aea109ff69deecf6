package io.github.bsskit.conformance.obligation;

import io.github.bsskit.conformance.obligation.ValueTables.Sample;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Texts that trimming, a regular expression's {@code $} or a C string confuses with a valid value,
 * and texts of thousands of characters, which still fit into a query.
 */
final class ResemblingSamples {

  private static final int LONG = 1000;
  private static final int VERY_LONG = 4000;
  private static final int SHOWN = 40;

  private ResemblingSamples() {}

  /**
   * The value with control characters and other invisible ones around it.
   *
   * @param disputed whether the documentation can be read either way
   */
  static List<Sample> withControls(String good, boolean disputed) {
    return List.of(
        new Sample("trailing-line-feed", good + "\n", disputed),
        new Sample("leading-line-feed", "\n" + good, disputed),
        new Sample("trailing-line-break", good + "\r\n", disputed),
        new Sample("trailing-tab", good + "\t", disputed),
        new Sample("trailing-nul", good + "\0", disputed),
        new Sample("trailing-no-break-space", good + "\u00a0", disputed));
  }

  /** Letters, which are not a number, a time or a listed value however many there are. */
  static List<Sample> longLetters() {
    return List.of(
        Sample.clear("thousand-letters", "x".repeat(LONG)),
        Sample.clear("four-thousand-letters", "x".repeat(VERY_LONG)));
  }

  /** Values that a catalogue with the value does not have. */
  static List<Sample> unknown(String good) {
    List<Sample> samples = new ArrayList<>(withControls(good, false));
    samples.addAll(longLetters());
    return samples;
  }

  /** A value within a sentence: on one line, at most 40 characters of it. */
  static String shown(String value) {
    String start = value.length() > SHOWN ? value.substring(0, SHOWN) : value;
    StringBuilder shown = new StringBuilder();
    for (char c : start.toCharArray()) {
      boolean isInvisible = Character.isISOControl(c) || c == '\u00a0';
      shown.append(
          isInvisible ? String.format(Locale.ROOT, "<U+%04X>", (int) c) : String.valueOf(c));
    }
    return value.length() > SHOWN
        ? shown + " and so on, " + value.length() + " characters"
        : shown.toString();
  }

  /** More digits than any type of integer has. */
  static Sample longDigits() {
    return Sample.clear("thousand-digits", "9".repeat(LONG));
  }

  /** Valid by their form, if it has no maximum: any documented response is allowed. */
  static List<Sample> longTexts(boolean isFreeText) {
    return isFreeText
        ? longLetters()
        : List.of(longDigits(), Sample.clear("four-thousand-digits", "9".repeat(VERY_LONG)));
  }
}
