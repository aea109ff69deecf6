package io.github.bsskit.conformance.crooked;

import java.util.function.Consumer;

/** Servers that parse EffectiveDate wrong. */
enum CrookedDate implements Crooked {
  IMPOSSIBLE_DAY_ROLLED(
      "2020-02-30 is accepted",
      "CreateResourcePackage/EffectiveDate/malformed/* |"
          + " CreateResourcePackage/EffectiveDate/unknown/*",
      b -> b.plan.accept("EffectiveDate", "[0-9]{4}-02-30T.*Z")),

  THIRTY_FIRST_OF_APRIL_ACCEPTED(
      "the 31st of a short month is accepted",
      "CreateResourcePackage/EffectiveDate/malformed/* | CreateResourcePackage/generated/*",
      b -> b.plan.accept("EffectiveDate", "[0-9]{4}-(04|06|09|11)-31T.*Z")),

  LEAP_DAY_OF_2100_ACCEPTED(
      "2100-02-29 is accepted: every fourth year counts as a leap year",
      "CreateResourcePackage/EffectiveDate/malformed/* | CreateResourcePackage/generated/*",
      b -> b.plan.accept("EffectiveDate", "(1[789]|2[1235])00-02-29T.*Z")),

  LEAP_DAY_OF_COMMON_YEAR_ACCEPTED(
      "the 29th of February of any year is accepted",
      "CreateResourcePackage/EffectiveDate/malformed/*",
      b -> b.plan.accept("EffectiveDate", v -> v.matches("[0-9]{3}[1235679]-02-29T.*Z"))),

  LEAP_DAY_REJECTED(
      "2020-02-29 is rejected",
      "CreateResourcePackage/EffectiveDate/valid/*",
      b -> b.plan.reject("EffectiveDate", v -> v.contains("-02-29T"))),

  MONTH_THIRTEEN_ACCEPTED(
      "month 13 is accepted",
      "CreateResourcePackage/EffectiveDate/malformed/*",
      b -> b.plan.accept("EffectiveDate", "[0-9]{4}-13-.*Z")),

  HOUR_TWENTY_FOUR_ACCEPTED(
      "24:00:00 is accepted as the next midnight",
      "",
      b -> b.plan.accept("EffectiveDate", ".*T24:.*Z")),

  LEAP_SECOND_ACCEPTED("second 60 is accepted", "", b -> b.plan.accept("EffectiveDate", ".*:60Z")),

  DATE_WITH_OFFSET_ACCEPTED(
      "an offset is accepted in place of Z",
      "CreateResourcePackage/EffectiveDate/malformed/*",
      b -> b.plan.accept("EffectiveDate", ".*[+-][0-9]{2}:?[0-9]{2}")),

  DATE_WITHOUT_ZONE_ACCEPTED(
      "an EffectiveDate without Z is accepted",
      "CreateResourcePackage/EffectiveDate/malformed/*",
      b -> b.plan.accept("EffectiveDate", ".*T[0-9:]{8}")),

  DATE_WITH_FRACTION_ACCEPTED(
      "fractions of a second are taken",
      "CreateResourcePackage/EffectiveDate/malformed/*",
      b -> b.plan.accept("EffectiveDate", ".*\\.[0-9]+Z")),

  DATE_WITH_SPACE_ACCEPTED(
      "a space is accepted in place of T",
      "CreateResourcePackage/EffectiveDate/malformed/*",
      b -> b.plan.accept("EffectiveDate", "[0-9-]{10} [0-9:]{8}Z?")),

  DATE_ALONE_ACCEPTED(
      "a date without a time is accepted",
      "CreateResourcePackage/EffectiveDate/malformed/*",
      b -> b.plan.accept("EffectiveDate", "[0-9]{4}-[0-9]{2}-[0-9]{2}")),

  DATE_WITHOUT_SECONDS_ACCEPTED(
      "an EffectiveDate without seconds is accepted",
      "CreateResourcePackage/EffectiveDate/malformed/* | CreateResourcePackage/generated/*",
      b -> b.plan.accept("EffectiveDate", ".*T[0-9]{2}:[0-9]{2}Z")),

  ANY_DATE_ACCEPTED(
      "EffectiveDate is not looked at",
      "CreateResourcePackage/EffectiveDate/malformed/*",
      b -> b.plan.accept("EffectiveDate", v -> true)),

  EFFECTIVE_DATE_REJECTED(
      "EffectiveDate is rejected altogether",
      "CreateResourcePackage/EffectiveDate/valid/*",
      b -> b.plan.reject("EffectiveDate", v -> true)),

  EFFECTIVE_DATE_REQUIRED(
      "EffectiveDate may not be left out",
      "CreateResourcePackage/EffectiveDate/optional/absent",
      b -> b.plan.required.add("EffectiveDate"));

  private final Variant variant;
  private final String expected;

  CrookedDate(String defect, String expected, Consumer<Behaviour> change) {
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
