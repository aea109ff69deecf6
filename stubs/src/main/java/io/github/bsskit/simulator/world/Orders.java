package io.github.bsskit.simulator.world;

import io.github.bsskit.simulator.api.Order;
import java.time.Duration;
import java.time.Instant;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.RandomAccess;
import java.util.function.IntUnaryOperator;

/**
 * All orders.
 *
 * <p>An order takes 12 bytes, because the content of orders is kept once: about 140 bytes, or 180
 * with an effective date. An order takes up to 20 bytes if there are fewer than two a second, or if
 * the clocks of accounts show different days.
 */
public final class Orders {

  /** Equal orders within this time are suspected duplicates (I). */
  public static final Duration SUSPICIOUS = Duration.ofMinutes(10);

  private static final int NANOS_PER_MICRO = 1_000;
  private static final int MICROS_PER_SECOND = 1_000_000;

  /** A key with its number, and the index of its latest order. */
  private static final class NumberedKey {
    private final OrderKey key;
    private final int number;
    private int lastIndex;

    private NumberedKey(OrderKey key, int number) {
      this.key = key;
      this.number = number;
    }
  }

  /** Creates orders on access. */
  private final class LazyOrders extends AbstractList<Order> implements RandomAccess {
    private final int size;
    private final IntUnaryOperator indexes;

    private LazyOrders(int size, IntUnaryOperator indexes) {
      this.size = size;
      this.indexes = indexes;
    }

    @Override
    public Order get(int index) {
      return order(indexes.applyAsInt(Objects.checkIndex(index, size)));
    }

    @Override
    public int size() {
      return size;
    }
  }

  private final CompactLongList ids = new CompactLongList();
  private final NumberRuns idRuns = new NumberRuns();

  /** Microseconds since 1970. */
  private final CompactLongList times = new CompactLongList();

  /** The number of the key times 1,000, plus the nanoseconds within the microsecond. */
  private final CompactLongList keyNumbers = new CompactLongList();

  private final List<NumberedKey> keys = new ArrayList<>();
  private final Map<OrderKey, NumberedKey> numberedKeys = new HashMap<>();
  private final StringPool texts = new StringPool();

  /** Instance ids that {@link InstanceIds} does not derive, by index. */
  private final Map<Integer, String> otherInstanceIds = new HashMap<>();

  private final InstanceIds instanceIds;
  private final RunTotals totals;

  Orders(InstanceIds instanceIds, RunTotals totals) {
    this.instanceIds = instanceIds;
    this.totals = totals;
  }

  /** Records an order of this run. */
  synchronized void add(Order order) {
    boolean isSuspect = restore(order);
    totals.ordered(order, isSuspect);
  }

  /** Records an order without counting it; returns whether it is a suspected duplicate. */
  synchronized boolean restore(Order order) {
    OrderKey key = OrderKey.of(order);
    NumberedKey numbered = numberedKeys.get(key);
    boolean isSuspect =
        numbered != null && !isLate(orderedAt(numbered.lastIndex), order.orderedAt());
    if (numbered == null) {
      key = key.pooled(texts);
      numbered = new NumberedKey(key, keys.size());
      keys.add(numbered);
      numberedKeys.put(key, numbered);
    }
    numbered.lastIndex = ids.size();
    if (!order.instanceId().equals(instanceIds.of(order.plan().productCode(), order.orderId()))) {
      otherInstanceIds.put(ids.size(), order.instanceId());
    }
    ids.append(order.orderId());
    idRuns.add(order.orderId());
    long second = order.orderedAt().getEpochSecond();
    int nanos = order.orderedAt().getNano();
    times.append(second * MICROS_PER_SECOND + nanos / NANOS_PER_MICRO);
    keyNumbers.append((long) numbered.number * NANOS_PER_MICRO + nanos % NANOS_PER_MICRO);
    return isSuspect;
  }

  private static boolean isLate(Instant one, Instant next) {
    return Duration.between(one, next).abs().compareTo(SUSPICIOUS) > 0;
  }

  private Instant orderedAt(int index) {
    long micros = times.get(index);
    return Instant.ofEpochSecond(
        Math.floorDiv(micros, MICROS_PER_SECOND),
        Math.floorMod(micros, MICROS_PER_SECOND) * NANOS_PER_MICRO
            + keyNumbers.get(index) % NANOS_PER_MICRO);
  }

  private int keyNumber(int index) {
    return (int) (keyNumbers.get(index) / NANOS_PER_MICRO);
  }

  private synchronized Order order(int index) {
    OrderKey key = keys.get(keyNumber(index)).key;
    long orderId = ids.get(index);
    String other = otherInstanceIds.get(index);
    return key.order(
        orderId,
        other == null ? instanceIds.of(key.productCode(), orderId) : other,
        orderedAt(index));
  }

  /** All orders so far, oldest first. The list takes no memory: it creates each order on access. */
  public synchronized List<Order> all() {
    return new LazyOrders(ids.size(), index -> index);
  }

  /** Whether an order has a number. */
  public synchronized boolean hasId(long orderId) {
    return idRuns.contains(orderId);
  }

  /**
   * The number of an order from {@code min} to {@code max}, if there is one. Takes the same time
   * however many orders there are.
   */
  public synchronized OptionalLong idWithin(long min, long max) {
    return idRuns.within(min, max);
  }

  /**
   * Suspected duplicates: equal orders, each within ten minutes of the one before.
   *
   * @return groups of two or more, oldest first
   */
  public synchronized List<List<Order>> suspectedDuplicates() {
    int[] last = new int[keys.size()];
    Arrays.fill(last, -1);
    OrderGroup[] groupOf = new OrderGroup[keys.size()];
    List<OrderGroup> groups = new ArrayList<>();
    for (int index = 0; index < ids.size(); index++) {
      int key = keyNumber(index);
      int before = last[key];
      last[key] = index;
      if (before < 0 || isLate(orderedAt(before), orderedAt(index))) {
        groupOf[key] = null;
        continue;
      }
      if (groupOf[key] == null) {
        groupOf[key] = new OrderGroup(before);
        groups.add(groupOf[key]);
      }
      groupOf[key].add(index);
    }
    return groups.stream()
        .<List<Order>>map(group -> new LazyOrders(group.size, group::get))
        .toList();
  }

  /** The indexes of suspected duplicates. */
  private static final class OrderGroup {
    private int[] indexes = new int[4];
    private int size;

    private OrderGroup(int first) {
      add(first);
    }

    private void add(int index) {
      if (size == indexes.length) {
        indexes = Arrays.copyOf(indexes, size + size / 2);
      }
      indexes[size++] = index;
    }

    private int get(int position) {
      return indexes[position];
    }
  }
}
