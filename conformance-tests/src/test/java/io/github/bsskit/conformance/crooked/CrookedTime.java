package io.github.bsskit.conformance.crooked;

import java.time.Duration;
import java.util.Locale;
import java.util.function.Consumer;

/** Servers that forget, or that measure time, nonces and rates otherwise than documented. */
enum CrookedTime implements Crooked {
  NONCES_FOR_FOUR_MINUTES(
      "nonces are forgotten after four minutes",
      "*/clock/*/replayed-after-a-third-of-the-window",
      b -> b.world.nonceMemory.age = Duration.ofMinutes(4)),

  NONCES_FOR_TEN_MINUTES(
      "nonces are forgotten after ten minutes",
      "*/clock/*/replayed-late-in-the-window",
      b -> b.world.nonceMemory.age = Duration.ofMinutes(10)),

  NONCES_FOR_15_MINUTES_UNDER_V1(
      "nonces are forgotten after 15 minutes, and V1 times are accepted for 31",
      "*/clock/V1/replayed-after-the-narrowest-window",
      b -> b.world.nonceMemory.age = Duration.ofMinutes(15)),

  LAST_FIFTY_NONCES(
      "only the last fifty nonces are remembered",
      "*/memory/*/nonce-*",
      b -> b.world.nonceMemory.size = 50),

  LAST_TWENTY_LEDGERS(
      "only the last twenty ledgers are remembered",
      "CreateResellerUserQuota/memory/ledger-*",
      b -> b.world.ledgerMemory.size = 40),

  LEDGERS_FOR_HALF_AN_HOUR(
      "ledgers are forgotten after half an hour",
      "CreateResellerUserQuota/sequence/repeat-after-an-hour",
      b -> b.world.ledgerMemory.age = Duration.ofMinutes(30)),

  LEDGERS_FOR_TWELVE_HOURS(
      "ledgers are forgotten after twelve hours",
      "CreateResellerUserQuota/sequence/repeat-after-a-day*",
      b -> b.world.ledgerMemory.age = Duration.ofHours(12)),

  NONCES_IN_LOWER_CASE(
      "nonces that differ in case are the same",
      "gateway/nonce/*/other-case",
      b -> b.nonceScope = call -> call.key.id() + "/" + call.nonce().toLowerCase(Locale.ROOT)),

  NONCES_BY_BEGINNING(
      "the first 16 characters of a nonce count",
      "gateway/nonce/*/same-beginning",
      b ->
          b.nonceScope =
              call ->
                  call.key.id() + call.nonce().substring(0, Math.min(16, call.nonce().length()))),

  NONCES_BY_END(
      "the last 8 characters of a nonce count",
      "gateway/nonce/*/same-end",
      b ->
          b.nonceScope =
              call ->
                  call.key.id() + call.nonce().substring(Math.max(0, call.nonce().length() - 8))),

  NONCES_PER_OPERATION(
      "each operation has its own nonces",
      "*/nonce/*/used-by-another-operation",
      b -> b.nonceScope = call -> call.key.id() + call.action() + call.nonce()),

  NONCES_PER_METHOD(
      "GET and POST have their own nonces",
      "*/variant/nonce/used-by-another-call/*/GET-query/*",
      b -> b.nonceScope = call -> call.key.id() + call.method() + call.nonce()),

  NONCES_PER_FORMAT(
      "JSON and XML have their own nonces",
      "*/variant/nonce/used-by-another-call/*/XML/*",
      b -> b.nonceScope = call -> call.key.id() + call.xml() + call.nonce()),

  NONCES_PER_SECOND(
      "a nonce counts together with its time",
      "*/clock/*/nonce-reused-*",
      b -> b.nonceScope = call -> call.key.id() + call.timestamp() + call.nonce()),

  NONCE_UNDER_EIGHT_REJECTED(
      "a nonce must have eight characters",
      "gateway/nonce/*/one-character",
      b ->
          b.gateway.first(
              "long",
              Steps.unless(
                  call -> call.nonce().isEmpty() || call.nonce().length() >= 8,
                  Rejection.gateway("IncompleteSignature")))),

  NARROW_WINDOW(
      "times are accepted for ten minutes",
      "gateway/time/*/inside-the-window-*",
      b -> b.timely = (call, age) -> age.abs().compareTo(Duration.ofMinutes(10)) <= 0),

  FUTURE_REJECTED(
      "times ahead of the clock are rejected",
      "gateway/time/*/inside-the-window-ahead",
      b ->
          b.timely =
              (call, age) ->
                  age.compareTo(Duration.ofMinutes(-2)) >= 0
                      && age.compareTo(Duration.ofMinutes(call.v3() ? 15 : 31)) <= 0),

  FUTURE_UNCHECKED(
      "times ahead of the clock are not checked",
      "gateway/time/*/outside-the-window-ahead | gateway/time/*/hour-ahead",
      b -> b.timely = (call, age) -> age.compareTo(Duration.ofMinutes(call.v3() ? 15 : 31)) <= 0),

  WIDE_WINDOW_OF_V3(
      "V3 has the window of V1",
      "gateway/time/V3/outside-the-window-*",
      b -> b.timely = (call, age) -> age.abs().compareTo(Duration.ofMinutes(31)) <= 0),

  WIDE_WINDOW_OF_V1(
      "V1 has a window of 45 minutes",
      "gateway/time/V1/outside-the-window-*",
      b ->
          b.timely =
              (call, age) -> age.abs().compareTo(Duration.ofMinutes(call.v3() ? 15 : 45)) <= 0),

  RATE_OF_HALF_A_MINUTE(
      "the window of the rate is 30 s",
      "CreateResourcePackage/rate-limit/window",
      b -> {
        b.limit = 100;
        b.limitMillis = 30_000;
      }),

  RATE_OF_TWO_MINUTES(
      "the window of the rate is 120 s",
      "CreateResourcePackage/rate-limit/window",
      b -> {
        b.limit = 100;
        b.limitMillis = 120_000;
      }),

  RATE_FOR_POST_ONLY(
      "the rate counts POST only",
      "CreateResourcePackage/rate-limit/*",
      b -> {
        b.limit = 100;
        b.counted = call -> call.method().equals("POST");
      }),

  RATE_PER_SIGNATURE(
      "V1 and V3 each have a rate",
      "CreateResourcePackage/rate-limit/*",
      b -> {
        b.limit = 100;
        b.rateScope = call -> call.key.account().id() + " " + call.v3();
      }),

  RATE_PER_FORMAT(
      "JSON and XML each have a rate",
      "CreateResourcePackage/rate-limit/*",
      b -> {
        b.limit = 100;
        b.rateScope = call -> call.key.account().id() + " " + call.xml();
      }),

  RATE_OF_ALL_ACCOUNTS(
      "all accounts share one rate, as that of a user",
      "CreateResourcePackage/rate-limit/other-account",
      b -> {
        b.limit = 100;
        b.rateScope = call -> "all";
      }),

  RATE_DOUBLED("the rate is 200", "CreateResourcePackage/rate-limit/enforced", b -> b.limit = 200);

  private final Variant variant;
  private final String expected;

  CrookedTime(String defect, String expected, Consumer<Behaviour> change) {
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
