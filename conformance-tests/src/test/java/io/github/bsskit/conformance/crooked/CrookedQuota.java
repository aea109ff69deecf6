package io.github.bsskit.conformance.crooked;

import java.util.function.Consumer;

/** Servers that misread a parameter of CreateResellerUserQuota. */
enum CrookedQuota implements Crooked {
  AMOUNT_OPTIONAL(
      "Amount may be left out",
      "CreateResellerUserQuota/Amount/missing/*",
      b -> b.quota.required.remove("Amount")),

  EMPTY_AMOUNT_TAKEN(
      "an empty Amount counts as sent",
      "CreateResellerUserQuota/Amount/missing/empty",
      b -> {
        b.quota.sent =
            (call, name) ->
                call.has(name) || name.equals("Amount") && call.parameters.containsKey(name);
        b.quota.accept("Amount", "");
      }),

  AMOUNT_WORD_TAKEN(
      "a word is taken as Amount",
      "CreateResellerUserQuota/Amount/malformed/*",
      b -> b.quota.accept("Amount", "[A-Za-z]+")),

  ANY_AMOUNT_TAKEN(
      "Amount is not looked at",
      "CreateResellerUserQuota/Amount/malformed/*",
      b -> b.quota.accept("Amount", v -> true)),

  MALFORMED_AMOUNT_UNDOCUMENTED(
      "a malformed Amount is answered with an error that nobody documents",
      "CreateResellerUserQuota/error/undocumented | CreateResellerUserQuota/Amount/malformed/*",
      b ->
          b.quota.answerMalformed(
              "Amount", Refusal.gateway(400, "AmountInvalid", "Amount is invalid."))),

  CURRENCY_OPTIONAL(
      "Currency may be left out",
      "CreateResellerUserQuota/Currency/missing/*",
      b -> b.quota.required.remove("Currency")),

  EMPTY_CURRENCY_TAKEN(
      "an empty Currency counts as sent",
      "CreateResellerUserQuota/Currency/missing/empty",
      b -> {
        b.quota.sent =
            (call, name) ->
                call.has(name) || name.equals("Currency") && call.parameters.containsKey(name);
        b.quota.accept("Currency", "");
      }),

  USD_REFUSED("USD is refused", "", b -> b.quota.refuse("Currency", "USD"::equals)),

  JPY_REFUSED("JPY is refused", "", b -> b.quota.refuse("Currency", "JPY"::equals)),

  CNY_REFUSED(
      "the currency that the page names is refused",
      "CreateResellerUserQuota/Currency/valid/CNY | CreateResellerUserQuota/call/valid",
      b -> b.quota.refuse("Currency", "CNY"::equals)),

  JPY_CALLED_REPEATED(
      "JPY is answered as if the ledger were there already",
      "CreateResellerUserQuota/Currency/valid/JPY",
      b ->
          b.quota.steps.demand(
              "yen", call -> !call.value("Currency").equals("JPY"), b.quota.error("-303"))),

  UNKNOWN_CURRENCY_TAKEN(
      "any Currency is taken",
      "CreateResellerUserQuota/Currency/unknown/* | CreateResellerUserQuota/Currency/malformed/*",
      b -> b.quota.accept("Currency", v -> true)),

  OUT_BIZ_ID_REQUIRED(
      "OutBizId may not be left out",
      "CreateResellerUserQuota/OutBizId/optional/absent",
      b -> b.quota.required.add("OutBizId")),

  OUT_BIZ_ID_IN_CHINESE_REFUSED(
      "an OutBizId beyond ASCII is refused",
      "CreateResellerUserQuota/OutBizId/valid/* | CreateResellerUserQuota/generated/* |"
          + " gateway/signature/*",
      b ->
          b.quota.steps.demand(
              "ascii",
              call -> call.value("OutBizId").chars().allMatch(c -> c < 128),
              b.quota.error("ParameterError"))),

  OUT_BIZ_ID_WITH_SPACE_REFUSED(
      "an OutBizId with a space is refused",
      "CreateResellerUserQuota/OutBizId/valid/* | CreateResellerUserQuota/generated/* |"
          + " gateway/signature/*",
      b ->
          b.quota.steps.demand(
              "blank",
              call -> !call.value("OutBizId").contains(" "),
              b.quota.error("ParameterError"))),

  QUOTA_OWNER_REQUIRED(
      "OwnerId may not be left out",
      "CreateResellerUserQuota/OwnerId/optional/absent",
      b -> b.quota.required.add("OwnerId")),

  QUOTA_OWNER_REFUSED(
      "OwnerId may not be sent", "*/call/valid", b -> b.quota.refuse("OwnerId", v -> true)),

  QUOTA_OWNER_MALFORMED_UNDOCUMENTED(
      "a malformed OwnerId is answered IdInvalid, an error of the other operation",
      "CreateResellerUserQuota/error/undocumented | CreateResellerUserQuota/OwnerId/malformed/*",
      b -> b.quota.answerMalformed("OwnerId", b.plan.error("IdInvalid"))),

  MISSING_AMOUNT_ANSWERED_BY_OTHER_NAME(
      "a missing parameter is answered MissingParameter, an error of the other operation",
      "CreateResellerUserQuota/Amount/missing/* | CreateResellerUserQuota/Currency/missing/* |"
          + " CreateResellerUserQuota/error/undocumented",
      b -> b.code(Refusal.QUOTA, "ParameterError", "MissingParameter"));

  private final Variant variant;
  private final String expected;

  CrookedQuota(String lie, String expected, Consumer<Behaviour> bend) {
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
