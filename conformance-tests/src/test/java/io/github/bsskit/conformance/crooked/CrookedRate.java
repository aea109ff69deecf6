package io.github.bsskit.conformance.crooked;

import java.util.function.Consumer;

/** Servers whose profile says that the rate limit is enforced, and that enforce something else. */
enum CrookedRate implements Crooked {
  LIMIT_HALVED("the limit is 50, not 100", "CreateResourcePackage/rate-limit/*", b -> b.limit = 50),

  LIMIT_OF_99(
      "the hundredth call is refused", "CreateResourcePackage/rate-limit/*", b -> b.limit = 99),

  LIMIT_OF_101(
      "the hundred and first call is not refused",
      "CreateResourcePackage/rate-limit/*",
      b -> b.limit = 101),

  LIMIT_NOT_ENFORCED(
      "no call is ever refused", "CreateResourcePackage/rate-limit/*", b -> b.limitDeclared = true),

  THROTTLED_UNDER_429(
      "a throttled call is answered under HTTP 429",
      "CreateResourcePackage/rate-limit/* | gateway/error/ThrottlingUser/status",
      b -> {
        b.limit = 100;
        b.throttled = b.throttled.withStatus(429);
      }),

  THROTTLED_WITH_OTHER_CODE(
      "a throttled call is answered with a code that nobody documents",
      "CreateResourcePackage/rate-limit/*",
      b -> {
        b.limit = 100;
        b.throttled = b.throttled.withCode("TooManyRequests");
      }),

  THROTTLED_WITH_OTHER_MESSAGE(
      "a throttled call is answered with another message",
      "CreateResourcePackage/rate-limit/* | gateway/error/ThrottlingUser/message",
      b -> {
        b.limit = 100;
        b.throttled = b.throttled.withMessage("Too many requests.");
      }),

  LIMIT_NEVER_REFILLED(
      "once the limit is reached it stays reached",
      "CreateResourcePackage/rate-limit/*",
      b -> {
        b.limit = 100;
        b.limitMillis = Long.MAX_VALUE / 2;
        b.refills = () -> false;
      });

  private final Variant variant;
  private final String expected;

  CrookedRate(String lie, String expected, Consumer<Behaviour> bend) {
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
