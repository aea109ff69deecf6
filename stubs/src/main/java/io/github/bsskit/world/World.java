package io.github.bsskit.world;

import io.github.bsskit.contract.Wire;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;

/**
 * The world of one simulator: its fixtures, which do not change, and its state, which does.
 *
 * <p>Parts are handed out as they are at the moment; after {@link #reset} there are new ones.
 */
public final class World {

  /** A replay passes the check of its time for at most one window before and one after now. */
  private static final Duration NONCE_MEMORY =
      Collections.max(List.of(Wire.V1_WINDOW, Wire.V3_WINDOW)).multipliedBy(2);

  private record State(
      QuotaLedgers ledgers,
      Orders orders,
      Nonces nonces,
      RateWindows rates,
      Faults faults,
      Ids ids,
      MovableClock clock) {}

  private final Accounts accounts;
  private final AccessKeys keys;
  private final Catalogue catalogue;
  private final InstantSource clock;
  private final OrderIds orderIds;
  private final OptionalLong seed;
  private volatile State state;

  /**
   * A world without any ledger or order.
   *
   * @param fixtures who exists and what can be bought
   * @param clock the one clock, for dates, signatures, nonces and rates, until it is put forward
   * @param seed makes all ids repeatable
   */
  public World(Fixtures fixtures, InstantSource clock, OrderIds orderIds, OptionalLong seed) {
    this.accounts = fixtures.accounts();
    this.keys = fixtures.keys();
    this.catalogue = fixtures.catalogue();
    this.clock = clock;
    this.orderIds = orderIds;
    this.seed = seed;
    reset();
  }

  /**
   * Forgets everything that has happened, and that the clock was put forward; nobody sees a half of
   * it.
   */
  public void reset() {
    Random random = seed.isPresent() ? new Random(seed.getAsLong()) : new Random();
    state =
        new State(
            new QuotaLedgers(),
            new Orders(),
            new Nonces(NONCE_MEMORY),
            new RateWindows(),
            new Faults(),
            new Ids(random, orderIds),
            new MovableClock(clock));
  }

  /** The instant that it is in this world. */
  public Instant now() {
    return state.clock().instant();
  }

  /**
   * Puts the clock forward, for everything that depends on it.
   *
   * @param duration positive
   * @return the new time; nothing if it were past the year 9000, and then nothing has changed
   */
  public Optional<Instant> advance(Duration duration) {
    return state.clock().advance(duration);
  }

  /** Who exists. */
  public Accounts accounts() {
    return accounts;
  }

  /** Who may call. */
  public AccessKeys keys() {
    return keys;
  }

  /** What can be bought. */
  public Catalogue catalogue() {
    return catalogue;
  }

  /** The quota ledgers. */
  public QuotaLedgers ledgers() {
    return state.ledgers();
  }

  /** The orders. */
  public Orders orders() {
    return state.orders();
  }

  /** The nonces that were used. */
  public Nonces nonces() {
    return state.nonces();
  }

  /** Who has called how often. */
  public RateWindows rates() {
    return state.rates();
  }

  /** The errors that the next calls are to be answered. */
  public Faults faults() {
    return state.faults();
  }

  /** Where new ids come from. */
  public Ids ids() {
    return state.ids();
  }
}
