package io.github.bsskit.conformance.crooked;

import java.util.function.Consumer;

/** Servers that misread EffectiveDate, a second in UTC. */
enum CrookedDate implements Crooked {
  IMPOSSIBLE_DAY_ROLLED(
      "2020-02-30 is taken",
      "CreateResourcePackage/EffectiveDate/malformed/* |"
          + " CreateResourcePackage/EffectiveDate/unknown/*",
      b -> b.plan.accept("EffectiveDate", "[0-9]{4}-02-30T.*Z")),

  THIRTY_FIRST_OF_APRIL_TAKEN(
      "the 31st of a short month is taken",
      "CreateResourcePackage/EffectiveDate/malformed/* | CreateResourcePackage/generated/*",
      b -> b.plan.accept("EffectiveDate", "[0-9]{4}-(04|06|09|11)-31T.*Z")),

  LEAP_DAY_OF_2100_TAKEN(
      "2100-02-29 is taken: every fourth year is held for a leap year",
      "CreateResourcePackage/EffectiveDate/malformed/* | CreateResourcePackage/generated/*",
      b -> b.plan.accept("EffectiveDate", "(1[789]|2[1235])00-02-29T.*Z")),

  LEAP_DAY_OF_COMMON_YEAR_TAKEN(
      "the 29th of February of any year is taken",
      "CreateResourcePackage/EffectiveDate/malformed/*",
      b -> b.plan.accept("EffectiveDate", v -> v.matches("[0-9]{3}[1235679]-02-29T.*Z"))),

  LEAP_DAY_REFUSED(
      "2020-02-29 is refused",
      "CreateResourcePackage/EffectiveDate/valid/*",
      b -> b.plan.refuse("EffectiveDate", v -> v.contains("-02-29T"))),

  MONTH_THIRTEEN_TAKEN(
      "month 13 is taken",
      "CreateResourcePackage/EffectiveDate/malformed/*",
      b -> b.plan.accept("EffectiveDate", "[0-9]{4}-13-.*Z")),

  HOUR_TWENTY_FOUR_TAKEN(
      "24:00:00 is taken for the next midnight",
      "",
      b -> b.plan.accept("EffectiveDate", ".*T24:.*Z")),

  LEAP_SECOND_TAKEN("second 60 is taken", "", b -> b.plan.accept("EffectiveDate", ".*:60Z")),

  DATE_WITH_OFFSET_TAKEN(
      "an offset is taken in place of Z",
      "CreateResourcePackage/EffectiveDate/malformed/*",
      b -> b.plan.accept("EffectiveDate", ".*[+-][0-9]{2}:?[0-9]{2}")),

  DATE_WITHOUT_ZONE_TAKEN(
      "an EffectiveDate without Z is taken",
      "CreateResourcePackage/EffectiveDate/malformed/*",
      b -> b.plan.accept("EffectiveDate", ".*T[0-9:]{8}")),

  DATE_WITH_FRACTION_TAKEN(
      "fractions of a second are taken",
      "CreateResourcePackage/EffectiveDate/malformed/*",
      b -> b.plan.accept("EffectiveDate", ".*\\.[0-9]+Z")),

  DATE_WITH_SPACE_TAKEN(
      "a space is taken in place of T",
      "CreateResourcePackage/EffectiveDate/malformed/*",
      b -> b.plan.accept("EffectiveDate", "[0-9-]{10} [0-9:]{8}Z?")),

  DATE_ALONE_TAKEN(
      "a date without a time is taken",
      "CreateResourcePackage/EffectiveDate/malformed/*",
      b -> b.plan.accept("EffectiveDate", "[0-9]{4}-[0-9]{2}-[0-9]{2}")),

  DATE_WITHOUT_SECONDS_TAKEN(
      "an EffectiveDate without seconds is taken",
      "CreateResourcePackage/EffectiveDate/malformed/* | CreateResourcePackage/generated/*",
      b -> b.plan.accept("EffectiveDate", ".*T[0-9]{2}:[0-9]{2}Z")),

  ANY_DATE_TAKEN(
      "EffectiveDate is not looked at",
      "CreateResourcePackage/EffectiveDate/malformed/*",
      b -> b.plan.accept("EffectiveDate", v -> true)),

  EFFECTIVE_DATE_REFUSED(
      "EffectiveDate is refused altogether",
      "CreateResourcePackage/EffectiveDate/valid/*",
      b -> b.plan.refuse("EffectiveDate", v -> true)),

  EFFECTIVE_DATE_REQUIRED(
      "EffectiveDate may not be left out",
      "CreateResourcePackage/EffectiveDate/optional/absent",
      b -> b.plan.required.add("EffectiveDate"));

  private final Variant variant;
  private final String expected;

  CrookedDate(String lie, String expected, Consumer<Behaviour> bend) {
    this.variant = new Variant(lie, bend);
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
