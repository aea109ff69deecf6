package io.github.bsskit.conformance.crooked;

import java.util.function.Consumer;

/** Servers that parse a parameter of CreateResellerUserQuota wrong. */
enum CrookedQuota implements Crooked {
  AMOUNT_OPTIONAL(
      "Amount may be left out",
      "CreateResellerUserQuota/Amount/missing/*",
      b -> b.quota.required.remove("Amount")),

  EMPTY_AMOUNT_ACCEPTED(
      "an empty Amount counts as sent",
      "CreateResellerUserQuota/Amount/missing/empty",
      b -> {
        b.quota.sent =
            (call, name) ->
                call.has(name) || name.equals("Amount") && call.parameters.containsKey(name);
        b.quota.accept("Amount", "");
      }),

  AMOUNT_WORD_ACCEPTED(
      "a word is accepted as Amount",
      "CreateResellerUserQuota/Amount/malformed/*",
      b -> b.quota.accept("Amount", "[A-Za-z]+")),

  ANY_AMOUNT_ACCEPTED(
      "Amount is not looked at",
      "CreateResellerUserQuota/Amount/malformed/*",
      b -> b.quota.accept("Amount", v -> true)),

  MALFORMED_AMOUNT_UNDOCUMENTED(
      "a malformed Amount returns an undocumented error",
      "CreateResellerUserQuota/error/undocumented | CreateResellerUserQuota/Amount/malformed/*",
      b ->
          b.quota.returnForMalformed(
              "Amount", Rejection.gateway(400, "AmountInvalid", "Amount is invalid."))),

  CURRENCY_OPTIONAL(
      "Currency may be left out",
      "CreateResellerUserQuota/Currency/missing/*",
      b -> b.quota.required.remove("Currency")),

  EMPTY_CURRENCY_ACCEPTED(
      "an empty Currency counts as sent",
      "CreateResellerUserQuota/Currency/missing/empty",
      b -> {
        b.quota.sent =
            (call, name) ->
                call.has(name) || name.equals("Currency") && call.parameters.containsKey(name);
        b.quota.accept("Currency", "");
      }),

  USD_REJECTED("USD is rejected", "", b -> b.quota.reject("Currency", "USD"::equals)),

  JPY_REJECTED("JPY is rejected", "", b -> b.quota.reject("Currency", "JPY"::equals)),

  CNY_REJECTED(
      "the currency that the page names is rejected",
      "CreateResellerUserQuota/Currency/valid/CNY | CreateResellerUserQuota/call/valid",
      b -> b.quota.reject("Currency", "CNY"::equals)),

  JPY_CALLED_REPEATED(
      "JPY is handled as if the ledger existed already",
      "CreateResellerUserQuota/Currency/valid/JPY",
      b ->
          b.quota.steps.require(
              "yen", call -> !call.value("Currency").equals("JPY"), b.quota.error("-303"))),

  UNKNOWN_CURRENCY_ACCEPTED(
      "any Currency is accepted",
      "CreateResellerUserQuota/Currency/unknown/* | CreateResellerUserQuota/Currency/malformed/*",
      b -> b.quota.accept("Currency", v -> true)),

  OUT_BIZ_ID_REQUIRED(
      "OutBizId may not be left out",
      "CreateResellerUserQuota/OutBizId/optional/absent",
      b -> b.quota.required.add("OutBizId")),

  OUT_BIZ_ID_IN_CHINESE_REJECTED(
      "an OutBizId beyond ASCII is rejected",
      "CreateResellerUserQuota/OutBizId/valid/* | CreateResellerUserQuota/generated/* |"
          + " gateway/signature/*",
      b ->
          b.quota.steps.require(
              "ascii",
              call -> call.value("OutBizId").chars().allMatch(c -> c < 128),
              b.quota.error("ParameterError"))),

  OUT_BIZ_ID_WITH_SPACE_REJECTED(
      "an OutBizId with a space is rejected",
      "CreateResellerUserQuota/OutBizId/valid/* | CreateResellerUserQuota/generated/* |"
          + " gateway/signature/*",
      b ->
          b.quota.steps.require(
              "space",
              call -> !call.value("OutBizId").contains(" "),
              b.quota.error("ParameterError"))),

  QUOTA_OWNER_REQUIRED(
      "OwnerId may not be left out",
      "CreateResellerUserQuota/OwnerId/optional/absent",
      b -> b.quota.required.add("OwnerId")),

  QUOTA_OWNER_REJECTED(
      "OwnerId may not be sent", "*/call/valid", b -> b.quota.reject("OwnerId", v -> true)),

  QUOTA_OWNER_MALFORMED_UNDOCUMENTED(
      "a malformed OwnerId returns IdInvalid, an error of the other operation",
      "CreateResellerUserQuota/error/undocumented | CreateResellerUserQuota/OwnerId/malformed/*",
      b -> b.quota.returnForMalformed("OwnerId", b.plan.error("IdInvalid"))),

  MISSING_AMOUNT_RETURNS_OTHER_NAME(
      "a missing parameter returns MissingParameter, an error of the other operation",
      "CreateResellerUserQuota/Amount/missing/* | CreateResellerUserQuota/Currency/missing/* |"
          + " CreateResellerUserQuota/error/undocumented",
      b -> b.code(Rejection.QUOTA, "ParameterError", "MissingParameter"));

  private final Variant variant;
  private final String expected;

  CrookedQuota(String defect, String expected, Consumer<Behaviour> change) {
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
