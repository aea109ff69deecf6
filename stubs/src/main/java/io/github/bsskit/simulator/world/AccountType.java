package io.github.bsskit.simulator.world;

import java.util.Locale;

/** The account types that the operations distinguish (I). */
public enum AccountType {
  /** May call the operations for itself and for accounts that it owns. */
  RESELLER,
  /** May call the operations and must name the owner. */
  AGENCY,
  /** May not call the operations. */
  STANDARD;

  /** The form in files, for example {@code reseller}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
