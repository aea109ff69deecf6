package io.github.bsskit.simulator.api;

import java.util.Locale;

/** Which rate limits apply, and the status of a throttled response. */
public enum ThrottlingMode {
  /** The documented limits, with the documented status 400. */
  DOCUMENTED,
  /**
   * The documented limits, with HTTP 429 instead of the documented status. No source shows it for
   * this product (G), but some clients retry only on 429.
   */
  HTTP429,
  /**
   * The documented limits, and for operations whose pages state none those of the product's quota
   * page (M). Status 400.
   */
  ALL,
  /** The limits of {@link #ALL}, with the status of {@link #HTTP429}. */
  ALL_HTTP429,
  /** No limit. Throttling can still be requested as a fault, with status 400. */
  OFF;

  /** Whether limits that only the quota page states apply. */
  public boolean hasQuotaPageLimits() {
    return this == ALL || this == ALL_HTTP429;
  }

  /** Whether throttled responses have status 429. */
  public boolean isHttp429() {
    return this == HTTP429 || this == ALL_HTTP429;
  }

  /** The value of {@code --throttle}, for example {@code all-http429}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
