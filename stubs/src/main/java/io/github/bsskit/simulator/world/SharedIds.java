package io.github.bsskit.simulator.world;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * Generates ids for a state that several simulators share. With a seed, they are those that one
 * simulator would generate. Without one, each simulator has random ids of its own and reserves
 * order numbers in groups.
 */
public final class SharedIds extends IdGenerator {

  /** Few enough that a restart each minute uses up no day, many enough to be rarely needed. */
  private static final int GROUP = 100;

  /** Ids that never repeat, whatever state they are for. */
  private static final RandomIds OWN = new RandomIds(new SecureRandom().nextLong());

  /** Reserved order numbers. */
  private static final class Reserved {
    private long next;
    private final long last;

    private Reserved(long last, int count) {
      this.next = last - 2L * (count - 1);
      this.last = last;
    }
  }

  private final SharedNumbers shared;
  private final boolean isRepeatable;
  private final long start;
  private final OrderNumbers orderNumbers;
  private final Map<Long, Reserved> reserved = new HashMap<>();

  /**
   * A generator.
   *
   * @param state the state of the random numbers before the first draw
   */
  public SharedIds(WorldSnapshot.IdState state, WorldSettings settings, SharedNumbers shared) {
    super(state, settings.orderIds());
    this.shared = shared;
    this.isRepeatable = settings.seed().isPresent();
    this.start = state.random();
    this.orderNumbers = new OrderNumbers(settings.orderIds());
  }

  /** The initial state of the ids: that of the seed, if there is one. */
  public static WorldSnapshot.IdState initial(WorldSettings settings) {
    long seed = settings.seed().orElseGet(() -> new SecureRandom().nextLong());
    return new IdGenerator(seed, settings.orderIds()).state();
  }

  /** The state of random numbers after so many draws. */
  public static long after(long start, long draws) {
    return RandomIds.after(start, draws);
  }

  /** Reads the block that an order number belongs to. */
  public static long block(long orderId, WorldSettings settings) {
    return new OrderNumbers(settings.orderIds()).block(orderId);
  }

  /** A RequestId. While the store is unavailable, it is not that of the seed. */
  @Override
  public String requestId() {
    return drawOrOwn(2, RandomIds::requestId);
  }

  /** A trace id. While the store is unavailable, it is not that of the seed. */
  @Override
  public String traceId() {
    return drawOrOwn(2, RandomIds::traceId);
  }

  private String drawOrOwn(int numbers, Function<RandomIds, String> id) {
    try {
      return draw(numbers, id);
    } catch (StoreUnavailableException unavailable) {
      return id.apply(OWN);
    }
  }

  private String draw(int numbers, Function<RandomIds, String> id) {
    return id.apply(
        isRepeatable ? new RandomIds(RandomIds.after(start, shared.draw(numbers))) : OWN);
  }

  @Override
  String letters(int count) {
    return draw(count, random -> random.letters(count));
  }

  @Override
  public synchronized long orderId(Instant now) {
    long block = OrderNumbers.block(now);
    long id = next(block);
    while (orderNumbers.block(id) != block) {
      block = OrderNumbers.continuing(block);
      id = next(block);
    }
    return id;
  }

  private long next(long block) {
    Reserved group = reserved.get(block);
    if (group == null || group.next > group.last) {
      int count = isRepeatable ? 1 : GROUP;
      group = new Reserved(shared.reserve(block, orderNumbers.before(block), count), count);
      reserved.put(block, group);
    }
    long id = group.next;
    group.next += 2;
    return id;
  }

  @Override
  synchronized void reserve(long orderId) {
    throw new UnsupportedOperationException("the store reserves order numbers");
  }
}
