package io.github.bsskit.conformance.target;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;

/**
 * Hands out what no other call may have: owners, business numbers, nonces.
 *
 * <p>With the same seed the same owners and numbers come in the same order. Nonces do not depend on
 * the seed, since a target remembers those of the run before.
 */
public final class FixtureAllocator {

  private final List<Profile.OwnerRange> common;
  private final Random random;
  private final Map<List<Profile.OwnerRange>, Row> rows = new HashMap<>();
  private long numbers;

  /** A fixtures over the profile's owners. */
  public FixtureAllocator(Profile profile, long seed) {
    common = profile.owners().fresh();
    random = new Random(seed);
  }

  /** An owner for a key's account that was not handed out before; empty when all were. */
  public synchronized Optional<String> nextOwner(Profile.Key key) {
    return row(key).next().map(Object::toString);
  }

  /** How many owners for a key's account are left to be handed out. */
  public synchronized long remainingOwners(Profile.Key key) {
    Row row = row(key);
    return row.size - row.given;
  }

  /** An owner for a key's account, maybe one that was handed out before; empty if there is none. */
  public synchronized Optional<String> sharedOwner(Profile.Key key) {
    return row(key).first().map(Object::toString);
  }

  private Row row(Profile.Key key) {
    List<Profile.OwnerRange> ranges = key.owners().isEmpty() ? common : key.owners();
    return rows.computeIfAbsent(ranges, mine -> new Row(mine, random));
  }

  /** A text that was not handed out before: 8 hexadecimal digits, a dash, a number. */
  public synchronized String uniqueText() {
    return String.format("%08x-%d", random.nextInt(), ++numbers);
  }

  /** A nonce, new in every run. */
  String nonce() {
    return UUID.randomUUID().toString();
  }

  /** Forgets which owners were handed out, since the target has forgotten them too. */
  public synchronized void reset() {
    rows.values().forEach(Row::startOver);
  }

  /** The owners of a profile in a row, begun somewhere so that two runs seldom meet. */
  private static final class Row {

    private final List<Profile.OwnerRange> ranges;
    private final long size;
    private final long start;
    private long given;

    Row(List<Profile.OwnerRange> ranges, Random random) {
      this.ranges = ranges;
      size = ranges.stream().mapToLong(Profile.OwnerRange::size).reduce(0, Row::sum);
      start = size > 0 ? Math.floorMod(random.nextLong(), size) : 0;
    }

    void startOver() {
      given = 0;
    }

    Optional<Long> next() {
      if (given >= size) {
        return Optional.empty();
      }
      return at(given++);
    }

    /** The same in every obligation that needs no new one: the last, so that others come later. */
    Optional<Long> first() {
      return size == 0 ? Optional.empty() : at(size - 1);
    }

    private Optional<Long> at(long number) {
      long index = (start + number) % size;
      for (Profile.OwnerRange range : ranges) {
        if (index < range.size()) {
          return Optional.of(range.first() + index);
        }
        index -= range.size();
      }
      return Optional.empty();
    }

    private static long sum(long one, long other) {
      long sum = one + other;
      return sum < 0 ? Long.MAX_VALUE : sum;
    }
  }
}
