package io.github.bsskit.conformance.obligation;

import io.github.bsskit.rulebook.ParameterRule;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Valid and malformed sample values for each type of parameter.
 *
 * <p>A sample is disputed where the documentation can be read either way; it is reported and never
 * required.
 */
final class ValueTables {

  /**
   * A sample value.
   *
   * @param name the last name of the address
   * @param value what is sent
   * @param disputed whether the documentation can be read either way
   */
  record Sample(String name, String value, boolean disputed) {

    static Sample clear(String name, String value) {
      return new Sample(name, value, false);
    }

    static Sample disputed(String name, String value) {
      return new Sample(name, value, true);
    }
  }

  private ValueTables() {}

  /** Values that do not have the parameter's type. */
  static List<Sample> malformed(ParameterRule parameter) {
    if (!parameter.values().isEmpty()) {
      return unlistedValues(parameter);
    } else if (parameter.type().equals("integer")) {
      return invalidIntegers(parameter);
    } else if (parameter.format().equals("date-time")) {
      List<Sample> samples = new ArrayList<>(INVALID_INSTANTS);
      samples.addAll(ResemblingSamples.withControls("2047-06-15T12:00:00Z", false));
      samples.addAll(ResemblingSamples.longLetters());
      return samples;
    } else if (parameter.value().pattern().isPresent()) {
      return patternMismatches(parameter);
    }
    return List.of();
  }

  /** A clearly malformed value, letters if possible. */
  static String clearlyMalformed(ParameterRule parameter) {
    List<Sample> clear =
        malformed(parameter).stream().filter(sample -> !sample.disputed()).toList();
    return clear.stream()
        .filter(sample -> sample.name().equals("letters"))
        .findFirst()
        .orElse(clear.get(0))
        .value();
  }

  /** Values of the parameter's type, including its limits. */
  static List<Sample> valid(ParameterRule parameter) {
    if (!parameter.values().isEmpty()) {
      return parameter.values().stream().map(value -> Sample.clear(value, value)).toList();
    } else if (parameter.type().equals("integer")) {
      List<Sample> samples = new ArrayList<>();
      parameter
          .value()
          .minimum()
          .ifPresent(least -> samples.add(Sample.clear("minimum", least.toString())));
      samples.add(Sample.clear("above-byte", "128"));
      samples.add(Sample.clear("above-short", "32768"));
      parameter
          .value()
          .maximum()
          .ifPresent(most -> samples.add(Sample.clear("maximum", most.toString())));
      return samples;
    } else if (parameter.format().equals("date-time")) {
      return INSTANTS;
    } else if (isFreeText(parameter)) {
      return TEXTS;
    }
    return List.of();
  }

  /** Whether every text is valid. */
  static boolean isFreeText(ParameterRule parameter) {
    return parameter.valueFrom().filter("unique"::equals).isPresent();
  }

  private static final List<Sample> INSTANTS =
      List.of(
          Sample.clear("ordinary", "2047-06-15T08:30:15Z"),
          Sample.clear("midnight", "2048-01-01T00:00:00Z"),
          Sample.clear("last-second", "2047-12-31T23:59:59Z"),
          Sample.clear("leap-day", "2048-02-29T12:00:00Z"),
          Sample.clear("leap-day-of-2400", "2400-02-29T12:00:00Z"),
          Sample.disputed("leap-day-of-2000", "2000-02-29T12:00:00Z"),
          Sample.disputed("last-year", "9999-12-31T23:59:59Z"),
          Sample.disputed("documented-example", "2020-03-03T12:00:00Z"));

  private static final List<Sample> INVALID_INSTANTS =
      List.of(
          Sample.clear("thirtieth-of-february", "2048-02-30T12:00:00Z"),
          Sample.clear("leap-day-of-a-common-year", "2047-02-29T12:00:00Z"),
          Sample.clear("leap-day-of-a-century", "2100-02-29T12:00:00Z"),
          Sample.clear("leap-day-of-1900", "1900-02-29T12:00:00Z"),
          Sample.disputed("year-zero", "0000-01-01T12:00:00Z"),
          Sample.clear("thirty-first-of-april", "2047-04-31T12:00:00Z"),
          Sample.clear("month-thirteen", "2047-13-01T12:00:00Z"),
          Sample.clear("month-zero", "2047-00-10T12:00:00Z"),
          Sample.clear("day-zero", "2047-06-00T12:00:00Z"),
          Sample.clear("hour-twenty-five", "2047-06-15T25:00:00Z"),
          Sample.disputed("hour-twenty-four", "2047-06-15T24:00:00Z"),
          Sample.clear("minute-sixty", "2047-06-15T12:60:00Z"),
          Sample.disputed("second-sixty", "2047-06-15T12:00:60Z"),
          Sample.clear("second-sixty-one", "2047-06-15T12:00:61Z"),
          Sample.clear("no-zone", "2047-06-15T12:00:00"),
          Sample.clear("offset", "2047-06-15T12:00:00+08:00"),
          Sample.clear("zero-offset", "2047-06-15T12:00:00+00:00"),
          Sample.clear("fraction", "2047-06-15T12:00:00.000Z"),
          Sample.clear("no-seconds", "2047-06-15T12:00Z"),
          Sample.clear("date-only", "2047-06-15"),
          Sample.clear("space-instead-of-t", "2047-06-15 12:00:00Z"),
          Sample.disputed("lower-case", "2047-06-15t12:00:00z"),
          Sample.clear("basic-format", "20470615T120000Z"),
          Sample.clear("one-digit-month", "2047-6-15T12:00:00Z"),
          Sample.clear("two-digit-year", "47-06-15T12:00:00Z"),
          Sample.clear("five-digit-year", "12047-06-15T12:00:00Z"),
          Sample.clear("slashes", "2047/06/15T12:00:00Z"),
          Sample.clear("seconds-since-1970", "2444212800"),
          Sample.clear("letters", "tomorrow"),
          Sample.clear("leading-space", " 2047-06-15T12:00:00Z"),
          Sample.clear("trailing-space", "2047-06-15T12:00:00Z "),
          Sample.clear("trailing-text", "2047-06-15T12:00:00Zz"));

  private static final List<Sample> TEXTS =
      List.of(
          Sample.clear("chinese", "\u4e2d\u6587-{unique}"),
          Sample.clear("emoji", "\ud83d\ude00-{unique}"),
          Sample.clear("space", "a b {unique}"),
          Sample.clear("plus", "a+b+{unique}"),
          Sample.clear("star-and-tilde", "a*b~{unique}"),
          Sample.clear("ampersand-and-equals", "a&b=c&{unique}"),
          Sample.clear("percent", "100%25-{unique}"),
          Sample.clear("slash-and-question-mark", "a/b?c#{unique}"),
          Sample.clear("markup", "<b attr=\"x\">'{unique}'</b>"),
          Sample.clear("semicolon-and-comma", "a;b,c:{unique}"),
          Sample.clear("braces", "{\"a\":[{unique}]}"),
          Sample.clear("backslash", "a\\b\\u0041{unique}"),
          Sample.clear("uuid", "7ed0bedc-056e-4a71-9249-{unique}"),
          Sample.clear("accents", "caf\u00e9-{unique}"),
          Sample.disputed("long", "x".repeat(200) + "{unique}"),
          Sample.disputed("very-long", "x".repeat(1000) + "{unique}"));

  private static List<Sample> unlistedValues(ParameterRule parameter) {
    String good = parameter.values().get(0);
    List<Sample> samples = new ArrayList<>();
    samples.add(Sample.clear("other", "NoSuchValue"));
    samples.add(Sample.clear("prefix", good.substring(0, good.length() - 1)));
    samples.add(Sample.clear("suffix", good + "s"));
    samples.add(Sample.clear("number", "1"));
    boolean certain = !isReactionInterpreted(parameter);
    samples.add(new Sample("lower-case", good.toLowerCase(Locale.ROOT), !certain));
    samples.add(new Sample("upper-case", good.toUpperCase(Locale.ROOT), !certain));
    samples.add(new Sample("leading-space", " " + good, !certain));
    samples.add(new Sample("trailing-space", good + " ", !certain));
    samples.addAll(ResemblingSamples.withControls(good, !certain));
    samples.addAll(ResemblingSamples.longLetters());
    samples.removeIf(sample -> parameter.values().contains(sample.value()));
    return samples;
  }

  private static List<Sample> invalidIntegers(ParameterRule parameter) {
    String good = parameter.example();
    List<Sample> samples = new ArrayList<>(oddNumbers(good));
    samples.add(Sample.clear("zero", "0"));
    samples.add(Sample.clear("negative", "-" + good));
    samples.add(Sample.clear("minus-one", "-1"));
    samples.add(Sample.clear("negative-zero", "-0"));
    parameter
        .value()
        .maximum()
        .ifPresent(
            most -> {
              BigInteger twice = most.add(BigInteger.ONE).shiftLeft(1);
              samples.add(Sample.clear("above-maximum", most.add(BigInteger.ONE).toString()));
              samples.add(Sample.clear("wraps-around", twice.add(new BigInteger(good)).toString()));
              samples.add(
                  Sample.clear(
                      "below-minus-maximum", most.add(BigInteger.TWO).negate().toString()));
            });
    samples.add(Sample.clear("far-above", "9".repeat(40)));
    samples.add(ResemblingSamples.longDigits());
    samples.addAll(ResemblingSamples.withControls(good, false));
    samples.addAll(ResemblingSamples.longLetters());
    return samples;
  }

  private static List<Sample> patternMismatches(ParameterRule parameter) {
    String good = parameter.example();
    boolean patternIsInterpreted = parameter.sourceOf("pattern").isInterpretation();
    List<Sample> samples = new ArrayList<>();
    samples.add(Sample.clear("letters", "abc"));
    samples.add(Sample.clear("letter-after", good + "x"));
    samples.add(Sample.clear("two-points", "1.2.3"));
    samples.addAll(ResemblingSamples.longLetters());
    samples.addAll(ResemblingSamples.withControls(good, patternIsInterpreted));
    List<Sample> others = new ArrayList<>(oddNumbers(good));
    others.add(Sample.clear("zero", "0"));
    others.add(Sample.clear("negative", "-" + good));
    others.add(Sample.clear("unit", good + "GB"));
    for (Sample sample : others) {
      boolean known = samples.stream().anyMatch(other -> other.name().equals(sample.name()));
      if (!known && !parameter.value().pattern().orElseThrow().matcher(sample.value()).find()) {
        samples.add(
            new Sample(sample.name(), sample.value(), sample.disputed() || patternIsInterpreted));
      }
    }
    return samples;
  }

  private static List<Sample> oddNumbers(String good) {
    return List.of(
        Sample.disputed("plus-sign", "+" + good),
        Sample.clear("leading-space", " " + good),
        Sample.clear("trailing-space", good + " "),
        Sample.clear("fraction", good + ".0"),
        Sample.clear("half", good + ".5"),
        Sample.clear("exponent", good + "e0"),
        Sample.clear("hexadecimal", "0x" + good),
        Sample.clear("thousands", good + ",000"),
        Sample.clear("underscore", good + "_0"),
        Sample.clear("letters", "abc"),
        Sample.clear("letter-after", good + "x"),
        Sample.clear("word", "six"),
        Sample.clear("list", good + "," + good),
        Sample.clear("not-a-number", "NaN"),
        Sample.clear("null", "null"),
        Sample.disputed("leading-zero", "0" + good),
        Sample.disputed("full-width", fullWidth(good)));
  }

  private static String fullWidth(String digits) {
    StringBuilder wide = new StringBuilder();
    digits.chars().forEach(digit -> wide.append((char) (digit - '0' + '\uff10')));
    return wide.toString();
  }

  /** Whether the operation's page lists a value, or documents the error for unlisted values. */
  static boolean isListedOnPage(ParameterRule parameter, String value) {
    return parameter.values().isEmpty()
        || parameter.sourceOf("values").isPage()
        || !isReactionInterpreted(parameter)
        || parameter.example().equals(value);
  }

  static boolean isReactionInterpreted(ParameterRule parameter) {
    return parameter
        .reaction(ParameterRule.Trouble.MALFORMED)
        .map(reaction -> reaction.source().isInterpretation())
        .orElse(true);
  }
}
