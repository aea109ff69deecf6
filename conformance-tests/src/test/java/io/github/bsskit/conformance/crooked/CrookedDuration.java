package io.github.bsskit.conformance.crooked;

import java.util.function.Consumer;

/** Servers that parse Duration wrong. */
enum CrookedDuration implements Crooked {
  ZERO_DURATION_SOLD(
      "a Duration of 0 is sold",
      "CreateResourcePackage/Duration/malformed/*",
      b -> b.plan.accept("Duration", "0+")),

  NEGATIVE_DURATION_SOLD(
      "a negative Duration is sold",
      "CreateResourcePackage/Duration/malformed/*",
      b -> b.plan.accept("Duration", "-[0-9]+")),

  DURATION_WITH_PLUS_SOLD("+6 is accepted as 6", "", b -> b.plan.accept("Duration", "\\+[0-9]+")),

  DURATION_TRIMMED_LEFT(
      "a space before the Duration is trimmed away",
      "CreateResourcePackage/Duration/malformed/*",
      b -> b.plan.accept("Duration", " +[0-9]+")),

  DURATION_TRIMMED_RIGHT(
      "a space behind the Duration is trimmed away",
      "CreateResourcePackage/Duration/malformed/*",
      b -> b.plan.accept("Duration", "[0-9]+ +")),

  DURATION_WITH_FRACTION_SOLD(
      "6.0 is accepted as 6",
      "CreateResourcePackage/Duration/malformed/*",
      b -> b.plan.accept("Duration", "[0-9]+\\.0+")),

  FRACTIONAL_DURATION_ROUNDED(
      "6.5 is cut to 6",
      "CreateResourcePackage/Duration/malformed/*",
      b -> b.plan.accept("Duration", "[0-9]+\\.[0-9]*[1-9]")),

  DURATION_WITH_EXPONENT_SOLD(
      "6e0 is accepted as 6",
      "CreateResourcePackage/Duration/malformed/*",
      b -> b.plan.accept("Duration", "[0-9.]+[eE][0-9]+")),

  HEXADECIMAL_DURATION_SOLD(
      "0x6 is accepted as 6",
      "CreateResourcePackage/Duration/malformed/*",
      b -> b.plan.accept("Duration", "0[xX][0-9a-fA-F]+")),

  DURATION_WORD_SOLD(
      "a word is sold as a Duration",
      "CreateResourcePackage/Duration/malformed/*",
      b -> b.plan.accept("Duration", "[A-Za-z]+")),

  DURATION_BEYOND_INT32_SOLD(
      "2147483648 is sold, one more than int32 holds",
      "CreateResourcePackage/Duration/malformed/*",
      b -> b.plan.accept("Duration", "2147483648")),

  WRAPPED_DURATION_SOLD(
      "4294967302 wraps round to 6",
      "CreateResourcePackage/Duration/malformed/*",
      b -> b.plan.accept("Duration", v -> Forms.positiveLong(v) && (int) Long.parseLong(v) > 0)),

  FOREIGN_DIGITS_SOLD(
      "digits of other scripts are read as numbers, as Integer.parseInt does",
      "",
      b -> b.plan.accept("Duration", "(?U)\\d*[\\p{Nd}&&[^0-9]]\\d*")),

  LARGEST_DURATION_REJECTED(
      "2147483647 is rejected",
      "CreateResourcePackage/Duration/valid/*",
      b -> b.plan.reject("Duration", "2147483647"::equals)),

  DURATION_OF_THREE_DIGITS_REJECTED(
      "a Duration of 100 and more is rejected",
      "CreateResourcePackage/Duration/valid/* | CreateResourcePackage/generated/*",
      b -> b.plan.reject("Duration", v -> v.length() > 2)),

  DURATION_OF_TEN_DIGITS_REJECTED(
      "a Duration of a thousand million and more is rejected",
      "CreateResourcePackage/Duration/valid/* | CreateResourcePackage/generated/*",
      b -> b.plan.reject("Duration", v -> v.length() > 9)),

  SMALLEST_DURATION_REJECTED(
      "a Duration of 1 is rejected",
      "CreateResourcePackage/Duration/valid/*",
      b -> b.plan.reject("Duration", "1"::equals)),

  DURATION_OPTIONAL(
      "Duration may be left out",
      "CreateResourcePackage/Duration/missing/*",
      b -> b.plan.required.remove("Duration")),

  EMPTY_DURATION_MALFORMED(
      "an empty Duration counts as sent, and is treated as malformed",
      "CreateResourcePackage/Duration/missing/empty",
      b ->
          b.plan.sent =
              (call, name) ->
                  call.has(name) || name.equals("Duration") && call.parameters.containsKey(name)),

  MALFORMED_DURATION_RETURNS_MISSING(
      "a malformed Duration returns MissingParameter",
      "CreateResourcePackage/Duration/malformed/*",
      b -> b.plan.returnForMalformed("Duration", b.plan.error("MissingParameter"))),

  MALFORMED_DURATION_RETURNS_INVALID(
      "a malformed Duration returns InvalidParameter",
      "CreateResourcePackage/Duration/malformed/*",
      b -> b.plan.returnForMalformed("Duration", b.plan.error("InvalidParameter")));

  private final Variant variant;
  private final String expected;

  CrookedDuration(String defect, String expected, Consumer<Behaviour> change) {
    this.variant = new Variant(defect, change);
    this.expected = expected;
  }

  @Override
  public Variant variant() {
    return variant;
  }

  @Override
  public String expected() {
    return expected;
  }
}
