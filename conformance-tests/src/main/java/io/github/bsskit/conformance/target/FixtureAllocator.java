package io.github.bsskit.conformance.target;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Allocates values that no other call may use: owners, business numbers, nonces.
 *
 * <p>The same seed yields the same owners and numbers in the same order. Nonces do not depend on
 * the seed, since a target remembers those of earlier runs.
 */
public final class FixtureAllocator {

  private final List<Profile.OwnerRange> common;
  private final Random random;
  private Random texts;
  private final Map<List<Profile.OwnerRange>, OwnerSequence> sequences = new HashMap<>();
  private long numbers;

  /** An allocator for the owners of a profile. */
  public FixtureAllocator(Profile profile, long seed) {
    common = profile.owners().fresh();
    random = new Random(seed);
    texts = random;
  }

  /** An owner of a key that was not allocated yet; empty if all were. */
  public synchronized Optional<String> nextOwner(Profile.Key key) {
    return sequence(key).next().map(Object::toString);
  }

  /**
   * An owner of a key that was not allocated yet, and whose number is so far from another's; empty
   * if there is none.
   */
  public synchronized Optional<String> ownerApart(Profile.Key key, String from, long distance) {
    return sequence(key).apart(Long.parseLong(from), distance).map(Object::toString);
  }

  /** How many owners of a key are not allocated yet. */
  public synchronized long remainingOwners(Profile.Key key) {
    return sequence(key).remaining();
  }

  /** An owner of a key that several calls may share; empty if the key has no owners. */
  public synchronized Optional<String> sharedOwner(Profile.Key key) {
    return sequence(key).last().map(Object::toString);
  }

  /** Leaves out owners of a key, at most all that remain. */
  public synchronized void skipOwners(Profile.Key key, long number) {
    sequence(key).skip(number);
  }

  /** Makes further texts differ from those of an earlier run with the same seed. */
  public synchronized void renewTexts() {
    if (texts == random) {
      texts = new Random();
    }
  }

  private OwnerSequence sequence(Profile.Key key) {
    List<Profile.OwnerRange> ranges = key.owners().isEmpty() ? common : key.owners();
    return sequences.computeIfAbsent(ranges, own -> new OwnerSequence(own, random));
  }

  /** A new text: 8 hexadecimal digits, a dash, a number. */
  public synchronized String uniqueText() {
    return String.format(Locale.ROOT, "%08x-%d", texts.nextInt(), ++numbers);
  }

  /** A nonce, new in every run. */
  String nonce() {
    return UUID.randomUUID().toString();
  }

  /** Makes all owners available again after the target was reset. */
  public synchronized void reset() {
    sequences.values().forEach(OwnerSequence::reset);
  }

  /** Owners in order from a random start, so that two runs rarely use the same. */
  private static final class OwnerSequence {

    private final List<Profile.OwnerRange> ranges;
    private final long size;
    private final long start;
    private final Set<Long> ahead = new HashSet<>();
    private long allocated;

    OwnerSequence(List<Profile.OwnerRange> ranges, Random random) {
      this.ranges = ranges;
      size = ranges.stream().mapToLong(Profile.OwnerRange::size).reduce(0, OwnerSequence::sum);
      start = size > 0 ? Math.floorMod(random.nextLong(), size) : 0;
    }

    void reset() {
      allocated = 0;
      ahead.clear();
    }

    long remaining() {
      return size - allocated - ahead.size();
    }

    void skip(long number) {
      allocated += Math.min(number, remaining());
    }

    Optional<Long> next() {
      while (allocated < size) {
        Optional<Long> owner = at(allocated++);
        if (!owner.map(ahead::remove).orElse(false)) {
          return owner;
        }
      }
      return Optional.empty();
    }

    /** An owner out of turn; it is skipped when its turn comes. */
    Optional<Long> apart(long from, long distance) {
      Optional<Long> found =
          Stream.of(from + distance, from - distance)
              .filter(owner -> !ahead.contains(owner) && place(owner) >= allocated)
              .findFirst();
      found.ifPresent(ahead::add);
      return found;
    }

    /** When the turn of an owner comes; negative if it is in no range. */
    private long place(long owner) {
      long index = 0;
      for (Profile.OwnerRange range : ranges) {
        if (owner >= range.first() && owner <= range.last()) {
          return Math.floorMod(index + owner - range.first() - start, size);
        }
        index += range.size();
      }
      return -1;
    }

    /** The last one, which is allocated after all others. */
    Optional<Long> last() {
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
