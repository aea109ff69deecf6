package io.github.bsskit.simulator.world;

import java.util.Locale;

/** What an account may do, as far as the two operations distinguish (I). */
public enum AccountType {
  /** May call the operations for itself or for an account it owns. */
  RESELLER,
  /** May call the operations and must name the owner. */
  AGENCY,
  /** May not call the operations. */
  STANDARD;

  /** As files have it, for example {@code reseller}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
