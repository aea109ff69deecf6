package io.github.bsskit.conformance.crooked;

import java.util.function.Consumer;

/** Servers whose profile declares the rate limit but which enforce another one. */
enum CrookedRate implements Crooked {
  LIMIT_HALVED("the limit is 50, not 100", "CreateResourcePackage/rate-limit/*", b -> b.limit = 50),

  LIMIT_OF_99(
      "the hundredth call is rejected", "CreateResourcePackage/rate-limit/*", b -> b.limit = 99),

  LIMIT_OF_101(
      "the call after the hundredth is not rejected",
      "CreateResourcePackage/rate-limit/*",
      b -> b.limit = 101),

  LIMIT_NOT_ENFORCED(
      "no call is ever rejected",
      "CreateResourcePackage/rate-limit/*",
      b -> b.limitDeclared = true),

  THROTTLED_UNDER_429(
      "a throttled call has HTTP status 429",
      "CreateResourcePackage/rate-limit/* | gateway/error/ThrottlingUser/status",
      b -> {
        b.limit = 100;
        b.throttled = b.throttled.withStatus(429);
      }),

  THROTTLED_WITH_OTHER_CODE(
      "a throttled call returns an undocumented code",
      "CreateResourcePackage/rate-limit/*",
      b -> {
        b.limit = 100;
        b.throttled = b.throttled.withCode("TooManyRequests");
      }),

  THROTTLED_WITH_OTHER_MESSAGE(
      "a throttled call has another message",
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

  CrookedRate(String defect, String expected, Consumer<Behaviour> change) {
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
