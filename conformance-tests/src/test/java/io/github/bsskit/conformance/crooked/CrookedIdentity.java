package io.github.bsskit.conformance.crooked;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** Servers that confuse owners or numbers, and servers whose rejected calls have an effect. */
enum CrookedIdentity implements Crooked {
  NUMBER_WITHOUT_CASE(
      "OutBizIds are compared without case",
      "CreateResellerUserQuota/sequence/distinct-OutBizId-letter-case",
      number(text -> text.toLowerCase(Locale.ROOT))),

  NUMBER_TRIMMED(
      "spaces around an OutBizId are trimmed away",
      "CreateResellerUserQuota/sequence/distinct-OutBizId-trailing-space",
      number(String::trim)),

  NUMBER_COMPOSED(
      "OutBizIds are compared in composed form",
      "CreateResellerUserQuota/sequence/distinct-OutBizId-composed-and-decomposed",
      number(text -> Normalizer.normalize(text, Normalizer.Form.NFC))),

  NUMBER_WITHOUT_ACCENTS(
      "OutBizIds are compared without accents",
      "CreateResellerUserQuota/sequence/distinct-OutBizId-accent",
      number(text -> Normalizer.normalize(text, Normalizer.Form.NFD).replaceAll("\\p{M}", ""))),

  NUMBER_OF_ANY_WIDTH(
      "full-width digits of an OutBizId count as digits",
      "CreateResellerUserQuota/sequence/distinct-OutBizId-full-width",
      number(text -> Normalizer.normalize(text, Normalizer.Form.NFKD))),

  NUMBER_WITHOUT_ZEROS(
      "leading zeros of an OutBizId are dropped",
      "CreateResellerUserQuota/sequence/distinct-OutBizId-leading-zero",
      number(text -> text.replaceFirst("^0+", ""))),

  NUMBER_CUT(
      "an OutBizId is cut to 64 characters",
      "CreateResellerUserQuota/sequence/distinct-OutBizId-after-eighty-characters",
      number(text -> text.substring(0, Math.min(64, text.length())))),

  NUMBER_CUT_AT_NUL(
      "an OutBizId ends at its first NUL",
      "CreateResellerUserQuota/sequence/distinct-OutBizId-after-a-nul",
      number(text -> text.split("\0", 2)[0])),

  OWNER_AS_FLOAT(
      "owners are compared as 32-bit floats",
      "CreateResellerUserQuota/sequence/distinct-OwnerId-neighbours",
      owner(number -> Float.toString(Float.parseFloat(number)))),

  OWNER_BY_LAST_DIGITS(
      "owners are compared by their last five digits",
      "CreateResellerUserQuota/sequence/distinct-OwnerId-five-last-digits",
      owner(number -> number.substring(Math.max(0, number.length() - 5)))),

  OWNER_BY_LAST_BITS(
      "owners are compared by their last 16 bits",
      "CreateResellerUserQuota/sequence/distinct-OwnerId-last-short",
      owner(number -> String.valueOf(Long.parseLong(number) & 0xffff))),

  OWNER_BY_BUCKET(
      "owners share 256 ledgers",
      "CreateResellerUserQuota/sequence/distinct-OwnerId-last-byte",
      owner(number -> String.valueOf(Long.parseLong(number) & 0xff))),

  FORGED_CALL_LEAVES_LEDGER(
      "a call with a wrong signature leaves its ledger",
      "CreateResellerUserQuota/sequence/corrected-after-wrong-secret/*",
      leavesLedgerBefore("signature")),

  OLD_CALL_LEAVES_LEDGER(
      "a call with an old time leaves its ledger",
      "CreateResellerUserQuota/sequence/corrected-after-hour-old/*",
      leavesLedgerBefore("window")),

  REPLAYED_CALL_LEAVES_LEDGER(
      "a call with a used nonce leaves its ledger",
      "CreateResellerUserQuota/sequence/corrected-after-used-nonce/*",
      leavesLedgerBefore("nonce")),

  INACTIVE_KEY_LEAVES_LEDGER(
      "a call with a disabled key leaves its ledger",
      "CreateResellerUserQuota/sequence/corrected-after-key-inactive",
      leavesLedgerBefore("active")),

  CALL_WITHOUT_TOKEN_LEAVES_LEDGER(
      "a call without its security token leaves its ledger",
      "CreateResellerUserQuota/sequence/corrected-after-missing-token",
      leavesLedgerBefore("token")),

  NOT_APPLICABLE_CALL_LEAVES_LEDGER(
      "a call that is not applicable leaves its ledger",
      "CreateResellerUserQuota/sequence/corrected-after-key-not-applicable",
      b -> leavesLedger(b.quota.steps, b, "applicable")),

  MALFORMED_AMOUNT_LEAVES_LEDGER(
      "a call with a malformed Amount leaves its ledger",
      "CreateResellerUserQuota/sequence/corrected-after-malformed-Amount",
      b -> leavesLedger(b.quota.steps, b, "Amount"));

  private final Variant variant;
  private final String expected;

  CrookedIdentity(String defect, String expected, Consumer<Behaviour> change) {
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

  private static Consumer<Behaviour> number(UnaryOperator<String> known) {
    return b ->
        b.ledgerKeys =
            call ->
                call.has("OutBizId")
                    ? List.of("owner " + call.owner(), "biz " + known.apply(call.value("OutBizId")))
                    : Behaviour.ledgerKeys(call);
  }

  private static Consumer<Behaviour> owner(UnaryOperator<String> known) {
    return b -> b.ledgerKeys = call -> List.of("owner " + known.apply(call.owner()));
  }

  private static Consumer<Behaviour> leavesLedgerBefore(String check) {
    return b -> leavesLedger(b.gateway, b, check);
  }

  /** Opens the ledger where a check of the call fails. */
  private static void leavesLedger(Steps steps, Behaviour behaviour, String check) {
    steps.around(check, call -> behaviour.world.openLedger(List.of("owner " + call.owner())));
  }
}
