package io.github.bsskit.conformance.crooked;

import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** Servers that check access keys or permissions wrong. */
enum CrookedKey implements Crooked {
  INACTIVE_KEY_ACCEPTED("a disabled key may call", "gateway/key/*", b -> b.gateway.drop("active")),

  INACTIVE_KEY_CALLED_UNKNOWN(
      "a disabled key is treated as unknown",
      "gateway/key/*",
      b -> b.swap(Rejection.GATEWAY, "InvalidAccessKeyId.Inactive", "InvalidAccessKeyId.NotFound")),

  UNKNOWN_KEY_ACCEPTED(
      "a key that does not exist may call, with any signature",
      "gateway/key/*",
      b -> {
        b.keys = id -> Seed.KEYS.getOrDefault(id, Seed.guest(id));
        b.gateway.skip("signature", call -> !Seed.KEYS.containsKey(call.key.id()));
      }),

  UNKNOWN_KEY_BUYS_PLAN(
      "a key that does not exist may order a plan, with any signature",
      "CreateResourcePackage/signature/*/unknown-key",
      b -> {
        b.keys = id -> Seed.KEYS.getOrDefault(id, Seed.guest(id));
        b.gateway.require(
            "key",
            call -> call.plan() || Seed.KEYS.containsKey(call.key.id()),
            Rejection.gateway("InvalidAccessKeyId.NotFound"));
        b.gateway.skip("signature", call -> !Seed.KEYS.containsKey(call.key.id()));
      }),

  INACTIVE_KEY_BUYS_PLAN(
      "a disabled key may order a plan",
      "CreateResourcePackage/signature/*/inactive-key",
      b -> b.gateway.skip("active", Call::plan)),

  STS_KEY_BUYS_PLAN_WITHOUT_TOKEN(
      "an STS key may order a plan without its token",
      "CreateResourcePackage/signature/*/temporary-key-without-token",
      b -> b.gateway.skip("token", call -> call.plan() && call.token().isEmpty())),

  STS_KEY_NOT_VERIFIED(
      "any signature of an STS key is good",
      "gateway/signature/*/wrong-secret-with-a-temporary-key",
      b -> b.gateway.skip("signature", call -> !call.token().isEmpty())),

  STS_KEY_MAY_REPLAY(
      "a call of an STS key can be sent again",
      "gateway/nonce/*/replayed-with-a-temporary-key",
      b -> b.gateway.skip("nonce", call -> !call.token().isEmpty())),

  STS_KEY_OF_ANY_TIME_ACCEPTED(
      "a call of an STS key may be of any time",
      "gateway/time/*/hour-old-with-a-temporary-key",
      b -> b.gateway.skip("window", call -> !call.token().isEmpty())),

  UNKNOWN_KEY_CALLED_INCOMPLETE(
      "an unknown key is treated as an unreadable signature",
      "gateway/key/*",
      b ->
          b.rejection =
              error ->
                  error.code().equals("InvalidAccessKeyId.NotFound")
                      ? Rejection.gateway("IncompleteSignature")
                      : error),

  KEY_IN_ANY_CASE_ACCEPTED(
      "TESTID is accepted as testid",
      "",
      b -> b.keys = id -> Seed.KEYS.getOrDefault(id, Seed.KEYS.get(id.toLowerCase(Locale.ROOT)))),

  TOKEN_NOT_CHECKED(
      "an STS key may call with any token", "gateway/key/*", b -> b.gateway.drop("token")),

  TOKEN_NOT_REQUIRED(
      "an STS key may call without its token",
      "gateway/key/*",
      b -> b.gateway.skip("token", call -> call.token().isEmpty())),

  FOREIGN_TOKEN_ACCEPTED(
      "an STS key may call with the token of another key",
      "",
      b ->
          b.gateway.skip(
              "token",
              call ->
                  Seed.KEYS.values().stream()
                      .anyMatch(
                          key ->
                              !key.token().isEmpty()
                                  && !key.equals(call.key)
                                  && key.token().equals(call.token())))),

  MALFORMED_TOKEN_ACCEPTED(
      "an STS key may call with a token that was never issued",
      "gateway/key/*",
      b ->
          b.gateway.skip(
              "token",
              call ->
                  Seed.KEYS.values().stream().noneMatch(key -> key.token().equals(call.token())))),

  EXPIRED_TOKEN_ACCEPTED(
      "an STS key may call after its time",
      "gateway/key/*",
      b ->
          b.gateway.skip(
              "token", call -> call.key.expired() && call.token().equals(call.key.token()))),

  EXPIRED_TOKEN_CALLED_MALFORMED(
      "an expired token is treated as malformed",
      "gateway/key/*",
      b ->
          b.swap(
              Rejection.GATEWAY, "InvalidSecurityToken.Expired", "InvalidSecurityToken.Malformed")),

  STS_KEY_REJECTED(
      "no STS key may call",
      "gateway/key/*",
      b -> b.keys = id -> id.startsWith("STS.") ? null : Seed.KEYS.get(id)),

  DENIED_KEY_CREATES_QUOTA(
      "a key without permission may create a quota",
      "CreateResellerUserQuota/caller/NotAuthorized",
      b -> b.quota.steps.drop("authorised")),

  DENIED_KEY_CREATES_PLAN(
      "a key without permission may create a plan",
      "CreateResourcePackage/caller/NotAuthorized",
      b -> b.plan.steps.drop("authorised")),

  ANY_ACCOUNT_CREATES_QUOTA(
      "an account of the wrong type may create a quota",
      "CreateResellerUserQuota/caller/NotApplicable",
      b -> b.quota.steps.drop("applicable")),

  ANY_ACCOUNT_CREATES_PLAN(
      "an account of the wrong type may create a plan",
      "CreateResourcePackage/caller/NotApplicable",
      b -> b.plan.steps.drop("applicable")),

  OWNER_NEED_NOT_BE_NAMED(
      "an account that buys for its customers only may leave OwnerId out",
      "CreateResourcePackage/caller/IdMissing | CreateResourcePackage/OwnerId/missing/*",
      b -> b.plan.steps.drop("named")),

  NAMED_OWNER_STILL_MISSING(
      "an account that buys for its customers only returns IdMissing although it names one",
      "CreateResourcePackage/caller/* | CreateResourcePackage/OwnerId/*",
      b ->
          b.plan.steps.require(
              "named",
              call -> call.key.account().kind() != Seed.Kind.AGENCY,
              b.plan.error("IdMissing"))),

  PERMISSION_OF_FIRST_CALL_KEPT(
      "once a key was allowed to call, every key is",
      "*/caller/NotAuthorized | */sequence/*",
      b -> {
        AtomicBoolean seen = new AtomicBoolean();
        b.plan.steps.require(
            "authorised",
            call -> seen.get() | (call.key.allowed() && !seen.getAndSet(true)),
            b.plan.error("NotAuthorized"));
      }),

  SECOND_FACTOR_ASKED(
      "every call asks for a security token",
      "gateway/* | */valid/* | */style/*",
      b ->
          b.gateway.first(
              "factor",
              Steps.unless(call -> !call.token().isEmpty(), Rejection.missing("SecurityToken"))));

  private final Variant variant;
  private final String expected;

  CrookedKey(String defect, String expected, Consumer<Behaviour> change) {
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
