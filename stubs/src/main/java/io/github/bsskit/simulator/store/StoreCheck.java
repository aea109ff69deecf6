package io.github.bsskit.simulator.store;

import io.github.bsskit.simulator.world.WorldSettings;
import java.util.Locale;
import java.util.Optional;

/** Checks that a store was made with the settings that it is opened with. */
final class StoreCheck {

  private StoreCheck() {}

  /** Throws an {@link IllegalStateException} if it was made with others. */
  static void check(WorldRow world, WorldSettings settings) {
    String orderIds = settings.orderIds().name();
    if (!world.orderIds().equals(orderIds)) {
      throw other("--order-ids", lower(world.orderIds()), lower(orderIds));
    }
    Optional<Long> seed =
        settings.seed().isPresent() ? Optional.of(settings.seed().getAsLong()) : Optional.empty();
    if (!world.seed().equals(seed)) {
      throw other("--seed", text(world.seed()), text(seed));
    }
  }

  private static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  private static String text(Optional<Long> seed) {
    return seed.map(Object::toString).orElse("none");
  }

  private static IllegalStateException other(String option, String stored, String wanted) {
    return new IllegalStateException(
        "the store was made with "
            + option
            + " "
            + stored
            + ", not "
            + wanted
            + ": use the same value, or a new store (another directory or --store-schema)");
  }
}
