package io.github.bsskit.conformance.crooked;

import java.util.List;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Consumer;

/** Servers that fail for long texts, or are confused by controls and other invisible characters. */
enum CrookedValue implements Crooked {
  LINE_FEED_AFTER_DURATION(
      "a Duration is valid with a line feed behind it, as a $ of many regular expressions allows",
      "CreateResourcePackage/Duration/malformed/trailing-line-feed",
      b -> b.plan.accept("Duration", "[0-9]+\n")),

  LINE_FEED_AFTER_DATE(
      "an EffectiveDate is valid with a line feed behind it",
      "CreateResourcePackage/EffectiveDate/malformed/trailing-line-feed",
      b -> b.plan.accept("EffectiveDate", "[0-9T:-]{19}Z\n")),

  OWNER_WITH_CONTROLS(
      "controls around an OwnerId are trimmed away",
      "CreateResourcePackage/OwnerId/malformed/trailing-tab",
      b -> b.plan.accept("OwnerId", "[0-9]+\\p{Cntrl}+")),

  CYCLE_CUT_AT_NUL(
      "a PricingCycle ends at its first NUL",
      "CreateResourcePackage/PricingCycle/malformed/trailing-nul",
      b -> b.plan.accept("PricingCycle", "Month\\x00.*")),

  SPECIFICATION_WITH_NO_BREAK_SPACE(
      "no-break spaces around a Specification are trimmed away",
      "CreateResourcePackage/Specification/malformed/* | CreateResourcePackage/Specification/*",
      b -> b.plan.accept("Specification", "[0-9]+\\xa0")),

  LONG_DURATION_FAILS(
      "a Duration of hundreds of digits overflows: an empty 500",
      "CreateResourcePackage/Duration/malformed/thousand-digits | response/*",
      b -> failing(b, "Duration", 500)),

  LONG_OUT_BIZ_ID_FAILS(
      "an OutBizId of thousands of characters does not fit its column: an empty 500",
      "CreateResellerUserQuota/OutBizId/long/* | response/*",
      b -> failing(b, "OutBizId", 2000)),

  LONG_AMOUNT_FAILS(
      "an Amount of hundreds of digits overflows: an empty 500",
      "CreateResellerUserQuota/Amount/long/* | response/*",
      b -> failing(b, "Amount", 500)),

  LONG_PRODUCT_FAILS(
      "a ProductCode of thousands of characters does not fit its column: an empty 500",
      "CreateResourcePackage/ProductCode/unknown/* | response/*",
      b -> failing(b, "ProductCode", 2000)),

  LEAP_DAY_OF_2400_REJECTED(
      "no year that ends in 00 is a leap year",
      "CreateResourcePackage/EffectiveDate/valid/leap-day-of-2400",
      b -> b.plan.reject("EffectiveDate", value -> value.matches("[0-9]{2}00-02-29.*"))),

  ACTION_FOUND_AFTER_AUTHENTICATION(
      "an unknown Action is found only after authentication, against recorded responses",
      "*/order/*/unknown-action-*",
      b -> List.of("actionSent", "action", "throttle").forEach(b.gateway::last)),

  PARAMETERS_BEFORE_KEY(
      "a missing parameter is found before a missing key",
      "*/order/*/missing-key-and-*",
      b ->
          b.gateway.first(
              "early",
              call -> {
                if (call.action().equals(Rejection.QUOTA) && !call.has("Amount")) {
                  throw new Rejected(b.quota.error("ParameterError"));
                }
              })),

  UNLISTED_PARAMETER_REJECTED(
      "a parameter that the page does not list is rejected in a form",
      "*/style/*/with-RegionId",
      b ->
          b.plan.steps.require(
              "unlisted",
              call -> !call.form.asMap().containsKey("RegionId"),
              b.plan.error("InvalidParameter"))),

  CLIENT_TOKEN_REJECTED(
      "a ClientToken is rejected",
      "*/style/*/with-ClientToken",
      b -> {
        BiPredicate<Call, Set<String>> has =
            (call, names) -> names.stream().noneMatch(call.parameters::containsKey);
        b.plan.steps.require(
            "unlisted",
            call -> has.test(call, Set.of("ClientToken")),
            b.plan.error("InvalidParameter"));
      });

  private final Variant variant;
  private final String expected;

  CrookedValue(String defect, String expected, Consumer<Behaviour> change) {
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

  /** An empty 500 for a parameter that is longer. */
  private static void failing(Behaviour behaviour, String parameter, int longest) {
    behaviour.onOutgoing(
        (response, out) -> {
          if (response.call.value(parameter).length() > longest) {
            out.status = 500;
            out.text("");
          }
        });
  }
}
