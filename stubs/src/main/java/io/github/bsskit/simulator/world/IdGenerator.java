package io.github.bsskit.simulator.world;

import io.github.bsskit.simulator.api.OrderIds;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Generates request ids, trace ids, instance ids, order ids and access keys. */
public class IdGenerator {

  private final OrderNumbers orderNumbers;
  private final InstanceIds instanceIds;

  /** The generator whose state is saved. */
  private final RandomIds saved;

  /** The generator of random ids: the saved one if ids are repeatable. */
  private final RandomIds random;

  private final Map<Long, Long> lastByBlock = new HashMap<>();

  /** A generator of repeatable ids. */
  IdGenerator(long seed, OrderIds orderIds) {
    this(seed, orderIds, null);
  }

  /**
   * A new generator.
   *
   * @param random generates the random ids; null for ids that the seed makes repeatable
   */
  IdGenerator(long seed, OrderIds orderIds, RandomIds random) {
    this.saved = new RandomIds(seed);
    this.random = random == null ? saved : random;
    this.orderNumbers = new OrderNumbers(orderIds);
    this.instanceIds = new InstanceIds(saved.next());
  }

  /** A generator whose numbers are kept elsewhere. */
  IdGenerator(WorldSnapshot.IdState state, OrderIds orderIds) {
    this.saved = new RandomIds(state.random());
    this.random = saved;
    this.orderNumbers = new OrderNumbers(orderIds);
    this.instanceIds = new InstanceIds(state.instanceSalt());
  }

  /** Continues from a saved state; see the other constructor for {@code random}. */
  IdGenerator(WorldSnapshot.IdState state, OrderIds orderIds, RandomIds random) {
    this.saved = new RandomIds(state.random());
    this.random = random == null ? saved : random;
    this.orderNumbers = new OrderNumbers(orderIds);
    this.instanceIds = new InstanceIds(state.instanceSalt());
    reserve(state.lastOrderId());
  }

  /** Reserves a number of another run. */
  synchronized void reserve(long orderId) {
    lastByBlock.merge(orderNumbers.block(orderId), orderId, Math::max);
  }

  /** A RequestId: an upper-case UUID. */
  public String requestId() {
    return random.requestId();
  }

  /** A trace id: 32 lower-case hexadecimal digits. */
  public String traceId() {
    return random.traceId();
  }

  /** The instance id of an order, such as the documented {@code OSSBAG-cn-…}. */
  public final String instanceId(String productCode, long orderId) {
    return instanceIds.of(productCode, orderId);
  }

  InstanceIds instanceIds() {
    return instanceIds;
  }

  /**
   * A new order number of 64 bits, different from all others and from the reserved ones. Each day
   * counts separately, because accounts may have their own clocks.
   */
  public synchronized long orderId(Instant now) {
    long block = OrderNumbers.block(now);
    long id = nextOf(block);
    while (orderNumbers.block(id) != block) {
      block = OrderNumbers.continuing(block);
      id = nextOf(block);
    }
    lastByBlock.put(block, id);
    return id;
  }

  private long nextOf(long block) {
    Long last = lastByBlock.get(block);
    return OrderNumbers.after(last == null ? orderNumbers.before(block) : last);
  }

  /** Lower-case letters and digits. */
  String letters(int count) {
    return random.letters(count);
  }

  /** The state to save. */
  synchronized WorldSnapshot.IdState state() {
    long last = lastByBlock.values().stream().mapToLong(Long::longValue).max().orElse(0);
    return new WorldSnapshot.IdState(saved.state(), instanceIds.salt(), last);
  }
}
