package io.github.bsskit.conformance.obligation;

import io.github.bsskit.rulebook.ParameterRule;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The tables of values that a parameter must refuse or take, by its type.
 *
 * <p>A form is disputed where a reader of the documentation could take it either way; a disputed
 * form is tried and reported, never demanded.
 */
final class ValueTables {

  /**
   * One value.
   *
   * @param name the last name of the address
   * @param value what is sent
   * @param disputed whether it can be read either way
   */
  record Form(String name, String value, boolean disputed) {

    static Form clear(String name, String value) {
      return new Form(name, value, false);
    }

    static Form disputed(String name, String value) {
      return new Form(name, value, true);
    }
  }

  private ValueTables() {}

  /** Values that are not of the parameter's type. */
  static List<Form> malformed(ParameterRule parameter) {
    if (!parameter.values().isEmpty()) {
      return notInTheList(parameter);
    } else if (parameter.type().equals("integer")) {
      return notAnInteger(parameter);
    } else if (parameter.format().equals("date-time")) {
      return NO_INSTANTS;
    } else if (parameter.value().pattern().isPresent()) {
      return notOfThePattern(parameter);
    }
    return List.of();
  }

  /** One that is bad for every reader: words, where there are such, and never an odd spelling. */
  static String plainlyMalformed(ParameterRule parameter) {
    List<Form> clear = malformed(parameter).stream().filter(form -> !form.disputed()).toList();
    return clear.stream()
        .filter(form -> form.name().equals("letters"))
        .findFirst()
        .orElse(clear.get(0))
        .value();
  }

  /** Values that are of the parameter's type, its edges among them. */
  static List<Form> valid(ParameterRule parameter) {
    if (!parameter.values().isEmpty()) {
      return parameter.values().stream().map(value -> Form.clear(value, value)).toList();
    } else if (parameter.type().equals("integer")) {
      List<Form> forms = new ArrayList<>();
      parameter
          .value()
          .minimum()
          .ifPresent(least -> forms.add(Form.clear("minimum", least.toString())));
      forms.add(Form.clear("above-byte", "128"));
      forms.add(Form.clear("above-short", "32768"));
      parameter
          .value()
          .maximum()
          .ifPresent(most -> forms.add(Form.clear("maximum", most.toString())));
      return forms;
    } else if (parameter.format().equals("date-time")) {
      return INSTANTS;
    } else if (isFreeText(parameter)) {
      return TEXTS;
    }
    return List.of();
  }

  /** Whether any text will do, so that what cannot be escaped carelessly may be sent. */
  static boolean isFreeText(ParameterRule parameter) {
    return parameter.valueFrom().filter("unique"::equals).isPresent();
  }

  private static final List<Form> INSTANTS =
      List.of(
          Form.clear("ordinary", "2047-06-15T08:30:15Z"),
          Form.clear("midnight", "2048-01-01T00:00:00Z"),
          Form.clear("last-second", "2047-12-31T23:59:59Z"),
          Form.clear("leap-day", "2048-02-29T12:00:00Z"),
          Form.disputed("documented-example", "2020-03-03T12:00:00Z"));

  private static final List<Form> NO_INSTANTS =
      List.of(
          Form.clear("thirtieth-of-february", "2048-02-30T12:00:00Z"),
          Form.clear("leap-day-of-a-common-year", "2047-02-29T12:00:00Z"),
          Form.clear("leap-day-of-a-century", "2100-02-29T12:00:00Z"),
          Form.clear("thirty-first-of-april", "2047-04-31T12:00:00Z"),
          Form.clear("month-thirteen", "2047-13-01T12:00:00Z"),
          Form.clear("month-zero", "2047-00-10T12:00:00Z"),
          Form.clear("day-zero", "2047-06-00T12:00:00Z"),
          Form.clear("hour-twenty-five", "2047-06-15T25:00:00Z"),
          Form.disputed("hour-twenty-four", "2047-06-15T24:00:00Z"),
          Form.clear("minute-sixty", "2047-06-15T12:60:00Z"),
          Form.disputed("second-sixty", "2047-06-15T12:00:60Z"),
          Form.clear("second-sixty-one", "2047-06-15T12:00:61Z"),
          Form.clear("no-zone", "2047-06-15T12:00:00"),
          Form.clear("offset", "2047-06-15T12:00:00+08:00"),
          Form.clear("zero-offset", "2047-06-15T12:00:00+00:00"),
          Form.clear("fraction", "2047-06-15T12:00:00.000Z"),
          Form.clear("no-seconds", "2047-06-15T12:00Z"),
          Form.clear("date-only", "2047-06-15"),
          Form.clear("space-instead-of-t", "2047-06-15 12:00:00Z"),
          Form.disputed("lower-case", "2047-06-15t12:00:00z"),
          Form.clear("basic-format", "20470615T120000Z"),
          Form.clear("one-digit-month", "2047-6-15T12:00:00Z"),
          Form.clear("two-digit-year", "47-06-15T12:00:00Z"),
          Form.clear("five-digit-year", "12047-06-15T12:00:00Z"),
          Form.clear("slashes", "2047/06/15T12:00:00Z"),
          Form.clear("seconds-since-1970", "2444212800"),
          Form.clear("letters", "tomorrow"),
          Form.clear("leading-space", " 2047-06-15T12:00:00Z"),
          Form.clear("trailing-space", "2047-06-15T12:00:00Z "),
          Form.clear("trailing-text", "2047-06-15T12:00:00Zz"));

  private static final List<Form> TEXTS =
      List.of(
          Form.clear("chinese", "\u4e2d\u6587-{unique}"),
          Form.clear("emoji", "\ud83d\ude00-{unique}"),
          Form.clear("space", "a b {unique}"),
          Form.clear("plus", "a+b+{unique}"),
          Form.clear("star-and-tilde", "a*b~{unique}"),
          Form.clear("ampersand-and-equals", "a&b=c&{unique}"),
          Form.clear("percent", "100%25-{unique}"),
          Form.clear("slash-and-question-mark", "a/b?c#{unique}"),
          Form.clear("markup", "<b attr=\"x\">'{unique}'</b>"),
          Form.clear("semicolon-and-comma", "a;b,c:{unique}"),
          Form.clear("braces", "{\"a\":[{unique}]}"),
          Form.clear("backslash", "a\\b\\u0041{unique}"),
          Form.clear("uuid", "7ed0bedc-056e-4a71-9249-{unique}"),
          Form.clear("accents", "caf\u00e9-{unique}"),
          Form.disputed("long", "x".repeat(200) + "{unique}"),
          Form.disputed("very-long", "x".repeat(1000) + "{unique}"));

  private static List<Form> notInTheList(ParameterRule parameter) {
    String good = parameter.values().get(0);
    List<Form> forms = new ArrayList<>();
    forms.add(Form.clear("other", "NoSuchValue"));
    forms.add(Form.clear("prefix", good.substring(0, good.length() - 1)));
    forms.add(Form.clear("suffix", good + "s"));
    forms.add(Form.clear("number", "1"));
    boolean certain = !reactionIsInterpreted(parameter);
    forms.add(new Form("lower-case", good.toLowerCase(Locale.ROOT), !certain));
    forms.add(new Form("upper-case", good.toUpperCase(Locale.ROOT), !certain));
    forms.add(new Form("leading-space", " " + good, !certain));
    forms.add(new Form("trailing-space", good + " ", !certain));
    forms.removeIf(form -> parameter.values().contains(form.value()));
    return forms;
  }

  private static List<Form> notAnInteger(ParameterRule parameter) {
    String good = parameter.example();
    List<Form> forms = new ArrayList<>(numbersInOddForms(good));
    forms.add(Form.clear("zero", "0"));
    forms.add(Form.clear("negative", "-" + good));
    forms.add(Form.clear("minus-one", "-1"));
    forms.add(Form.clear("negative-zero", "-0"));
    parameter
        .value()
        .maximum()
        .ifPresent(
            most -> {
              BigInteger twice = most.add(BigInteger.ONE).shiftLeft(1);
              forms.add(Form.clear("above-maximum", most.add(BigInteger.ONE).toString()));
              forms.add(Form.clear("wraps-around", twice.add(new BigInteger(good)).toString()));
              forms.add(
                  Form.clear("below-minus-maximum", most.add(BigInteger.TWO).negate().toString()));
            });
    forms.add(Form.clear("far-above", "9".repeat(40)));
    return forms;
  }

  private static List<Form> notOfThePattern(ParameterRule parameter) {
    String good = parameter.example();
    boolean patternIsInterpreted = parameter.sourceOf("pattern").isInterpretation();
    List<Form> forms = new ArrayList<>();
    forms.add(Form.clear("letters", "abc"));
    forms.add(Form.clear("letter-after", good + "x"));
    forms.add(Form.clear("two-points", "1.2.3"));
    List<Form> others = new ArrayList<>(numbersInOddForms(good));
    others.add(Form.clear("zero", "0"));
    others.add(Form.clear("negative", "-" + good));
    others.add(Form.clear("unit", good + "GB"));
    for (Form form : others) {
      boolean known = forms.stream().anyMatch(other -> other.name().equals(form.name()));
      if (!known && !parameter.value().pattern().orElseThrow().matcher(form.value()).find()) {
        forms.add(new Form(form.name(), form.value(), form.disputed() || patternIsInterpreted));
      }
    }
    return forms;
  }

  private static List<Form> numbersInOddForms(String good) {
    return List.of(
        Form.disputed("plus-sign", "+" + good),
        Form.clear("leading-space", " " + good),
        Form.clear("trailing-space", good + " "),
        Form.clear("fraction", good + ".0"),
        Form.clear("half", good + ".5"),
        Form.clear("exponent", good + "e0"),
        Form.clear("hexadecimal", "0x" + good),
        Form.clear("thousands", good + ",000"),
        Form.clear("underscore", good + "_0"),
        Form.clear("letters", "abc"),
        Form.clear("letter-after", good + "x"),
        Form.clear("word", "six"),
        Form.clear("list", good + "," + good),
        Form.clear("not-a-number", "NaN"),
        Form.clear("null", "null"),
        Form.disputed("leading-zero", "0" + good),
        Form.disputed("full-width", fullWidth(good)));
  }

  private static String fullWidth(String digits) {
    StringBuilder wide = new StringBuilder();
    digits.chars().forEach(digit -> wide.append((char) (digit - '0' + '\uff10')));
    return wide.toString();
  }

  static boolean reactionIsInterpreted(ParameterRule parameter) {
    return parameter
        .reaction(ParameterRule.Trouble.MALFORMED)
        .map(reaction -> reaction.source().isInterpretation())
        .orElse(true);
  }
}
