package io.github.bsskit.conformance.crooked;

import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** Servers that parse product, type, size, cycle or owner of CreateResourcePackage wrong. */
enum CrookedPlan implements Crooked {
  ZERO_SPECIFICATION_SOLD(
      "a Specification of 0 is sold",
      "CreateResourcePackage/Specification/malformed/*",
      b -> b.plan.accept("Specification", "0+")),

  NEGATIVE_SPECIFICATION_SOLD(
      "a negative Specification is sold",
      "CreateResourcePackage/Specification/malformed/*",
      b -> b.plan.accept("Specification", "-[0-9]+")),

  SPECIFICATION_WITH_FRACTION_SOLD(
      "40.0 is accepted as 40",
      "CreateResourcePackage/Specification/malformed/*",
      b -> b.plan.accept("Specification", "[0-9]+\\.[0-9]+")),

  SPECIFICATION_WORD_SOLD(
      "a word is sold as a Specification",
      "CreateResourcePackage/Specification/malformed/*",
      b -> b.plan.accept("Specification", "[A-Za-z]+")),

  SPECIFICATION_WITH_UNIT_SOLD(
      "40GB is accepted as 40",
      "CreateResourcePackage/Specification/malformed/* | CreateResourcePackage/generated/*",
      b -> b.plan.accept("Specification", "[0-9]+ ?[A-Za-z]+")),

  SPECIFICATION_OPTIONAL(
      "Specification may be left out",
      "CreateResourcePackage/Specification/missing/*",
      b -> b.plan.required.remove("Specification")),

  SPECIFICATION_RETURNS_DURATION(
      "a malformed Specification returns DurationInvalid",
      "CreateResourcePackage/Specification/malformed/*",
      b -> b.plan.returnForMalformed("Specification", b.plan.error("DurationInvalid"))),

  SPECIFICATION_OF_ONE_REJECTED(
      "a Specification below 2 is rejected", "", b -> b.plan.reject("Specification", "1"::equals)),

  OWNER_ZERO_ACCEPTED(
      "an OwnerId of 0 is accepted",
      "CreateResourcePackage/OwnerId/malformed/*",
      b -> b.plan.accept("OwnerId", "0+")),

  NEGATIVE_OWNER_ACCEPTED(
      "a negative OwnerId is accepted",
      "CreateResourcePackage/OwnerId/malformed/*",
      b -> b.plan.accept("OwnerId", "-[0-9]+")),

  OWNER_WORD_ACCEPTED(
      "a word is accepted as OwnerId",
      "CreateResourcePackage/OwnerId/malformed/*",
      b -> b.plan.accept("OwnerId", "[A-Za-z]+")),

  OWNER_BEYOND_INT64_ACCEPTED(
      "an OwnerId beyond int64 is accepted",
      "CreateResourcePackage/OwnerId/malformed/*",
      b -> b.plan.accept("OwnerId", v -> Forms.positiveInteger(v) && !Forms.positiveLong(v))),

  MALFORMED_OWNER_CALLED_FOREIGN(
      "a malformed OwnerId returns InvalidOwner",
      "CreateResourcePackage/OwnerId/malformed/*",
      b -> b.plan.returnForMalformed("OwnerId", b.plan.error("InvalidOwner"))),

  FOREIGN_OWNER_ACCEPTED(
      "a plan is created for another reseller's account",
      "CreateResourcePackage/OwnerId/foreign",
      b -> b.plan.steps.drop("owner")),

  FOREIGN_OWNER_CALLED_MALFORMED(
      "another reseller's account returns IdInvalid",
      "CreateResourcePackage/OwnerId/foreign",
      b -> b.swap(Rejection.PLAN, "InvalidOwner", "IdInvalid")),

  OWN_CUSTOMER_REJECTED(
      "a plan cannot be created for an account of the caller",
      "*/call/valid",
      b ->
          b.plan.steps.require(
              "owner", call -> !call.has("OwnerId"), b.plan.error("InvalidOwner"))),

  OWNER_REQUIRED(
      "OwnerId may not be left out",
      "",
      b -> b.plan.steps.require("named", call -> call.has("OwnerId"), b.plan.error("IdMissing"))),

  CYCLE_REQUIRED(
      "PricingCycle may not be left out",
      "CreateResourcePackage/PricingCycle/optional/absent",
      b -> b.plan.required.add("PricingCycle")),

  YEAR_REJECTED(
      "a PricingCycle of Year is rejected",
      "CreateResourcePackage/PricingCycle/valid/*",
      b -> b.plan.reject("PricingCycle", "Year"::equals)),

  CYCLE_IN_ANY_CASE_ACCEPTED(
      "month and YEAR are taken",
      "CreateResourcePackage/PricingCycle/unknown/* |"
          + " CreateResourcePackage/PricingCycle/malformed/*",
      b -> b.plan.accept("PricingCycle", "(?i)month|year")),

  WEEK_ACCEPTED(
      "a PricingCycle of Week is accepted",
      "CreateResourcePackage/PricingCycle/unknown/* |"
          + " CreateResourcePackage/PricingCycle/malformed/*",
      b -> b.plan.accept("PricingCycle", "Week|Day|Hour")),

  ANY_CYCLE_ACCEPTED(
      "PricingCycle is not looked at",
      "CreateResourcePackage/PricingCycle/unknown/* |"
          + " CreateResourcePackage/PricingCycle/malformed/*",
      b -> b.plan.accept("PricingCycle", v -> true)),

  CYCLE_RETURNS_MISSING(
      "an unknown PricingCycle returns MissingParameter",
      "CreateResourcePackage/PricingCycle/unknown/* |"
          + " CreateResourcePackage/PricingCycle/malformed/*",
      b -> b.swap(Rejection.PLAN, "InvalidParameter", "MissingParameter")),

  PRODUCT_OPTIONAL(
      "ProductCode may be left out",
      "CreateResourcePackage/ProductCode/missing/*",
      b -> b.plan.required.remove("ProductCode")),

  EMPTY_PRODUCT_ACCEPTED(
      "an empty ProductCode counts as sent",
      "CreateResourcePackage/ProductCode/missing/empty",
      b ->
          b.plan.sent =
              (call, name) ->
                  call.has(name)
                      || name.equals("ProductCode") && call.parameters.containsKey(name)),

  UNKNOWN_PRODUCT_SOLD(
      "any ProductCode is sold",
      "CreateResourcePackage/ProductCode/unknown/*",
      b -> b.plan.steps.drop("ProductCode")),

  PRODUCT_IN_ANY_CASE_SOLD(
      "OSSBAG is accepted as ossbag",
      "",
      b ->
          b.plan.steps.skip(
              "ProductCode",
              call ->
                  Seed.CATALOGUE.containsKey(call.value("ProductCode").toLowerCase(Locale.ROOT)))),

  UNKNOWN_PRODUCT_RETURNS_TYPE(
      "an unknown product returns PackageTypeNotFound",
      "CreateResourcePackage/ProductCode/unknown/*",
      b -> b.swap(Rejection.PLAN, "ProductNotFound", "PackageTypeNotFound")),

  TYPE_OPTIONAL(
      "PackageType may be left out",
      "CreateResourcePackage/PackageType/missing/*",
      b -> b.plan.required.remove("PackageType")),

  UNKNOWN_TYPE_SOLD(
      "any PackageType is sold",
      "CreateResourcePackage/PackageType/unknown/*",
      b -> b.plan.steps.drop("PackageType")),

  TYPE_OF_OTHER_PRODUCT_SOLD(
      "a PackageType is looked up in all products",
      "CreateResourcePackage/PackageType/unknown/*",
      b ->
          b.plan.steps.skip(
              "PackageType",
              call ->
                  Seed.CATALOGUE.values().stream()
                      .anyMatch(types -> types.contains(call.value("PackageType"))))),

  TYPE_BY_PREFIX_SOLD(
      "a PackageType is found by its prefix",
      "CreateResourcePackage/PackageType/unknown/* | CreateResourcePackage/generated/*",
      b ->
          b.plan.steps.skip(
              "PackageType",
              call ->
                  Seed.CATALOGUE.getOrDefault(call.value("ProductCode"), List.of()).stream()
                      .anyMatch(type -> sameBeginning(type, call.value("PackageType"))))),

  RETIRED_TYPE_SOLD(
      "a type that is not on sale is sold",
      "CreateResourcePackage/PackageType/not-on-sale",
      b -> b.plan.steps.drop("sale")),

  RETIRED_TYPE_CALLED_UNKNOWN(
      "a type that is not on sale returns PackageTypeNotFound",
      "CreateResourcePackage/PackageType/not-on-sale",
      b -> b.swap(Rejection.PLAN, "PackageTypeNotSupported", "PackageTypeNotFound"));

  private final Variant variant;
  private final String expected;

  CrookedPlan(String defect, String expected, Consumer<Behaviour> change) {
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

  private static boolean sameBeginning(String type, String asked) {
    return type.startsWith(asked) || asked.startsWith(type);
  }
}
