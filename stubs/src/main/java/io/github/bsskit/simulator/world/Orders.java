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
import java.util.RandomAccess;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * All orders.
 *
 * <p>An order costs 12 bytes: what is wanted is kept once, however often it is ordered, and costs
 * about 140 bytes, or 180 with a date of its own. Where orders come more slowly than two a second,
 * or for accounts whose clocks are at different days, an order costs up to 20 bytes.
 */
public final class Orders {

  /** Orders alike within this time are suspected of being one, bought twice (I). */
  public static final Duration SUSPICIOUS = Duration.ofMinutes(10);

  private static final int NANOS_OF_A_MICRO = 1_000;
  private static final int MICROS_OF_A_SECOND = 1_000_000;

  /** A wish that there is an order of. */
  private static final class Known {
    private final OrderKey wish;
    private final int number;
    private int lastPlace;

    private Known(OrderKey wish, int number) {
      this.wish = wish;
      this.number = number;
    }
  }

  /** Orders that are made only when somebody asks for them. */
  private final class View extends AbstractList<Order> implements RandomAccess {
    private final int size;
    private final IntUnaryOperator place;

    private View(int size, IntUnaryOperator place) {
      this.size = size;
      this.place = place;
    }

    @Override
    public Order get(int index) {
      return order(place.applyAsInt(Objects.checkIndex(index, size)));
    }

    @Override
    public int size() {
      return size;
    }
  }

  private final CompactLongList ids = new CompactLongList();

  /** Microseconds since 1970. */
  private final CompactLongList times = new CompactLongList();

  /** Numbers of wishes, a thousand times, and the nanoseconds that the time has beyond these. */
  private final CompactLongList wishes = new CompactLongList();

  private final List<Known> known = new ArrayList<>();
  private final Map<OrderKey, Known> numbers = new HashMap<>();
  private final StringPool texts = new StringPool();

  /** The instance ids that are not what {@link InstanceIds} makes of the order's, by place. */
  private final Map<Integer, String> otherInstanceIds = new HashMap<>();

  private final InstanceIds instanceIds;
  private final RunTotals totals;

  Orders(InstanceIds instanceIds, RunTotals totals) {
    this.instanceIds = instanceIds;
    this.totals = totals;
  }

  /** Records an order; every order is a new one, since no parameter makes a repetition harmless. */
  synchronized void add(Order order) {
    boolean isSuspect = restore(order);
    totals.ordered(order, isSuspect);
  }

  /** Records an order of another run, which that one has counted; answers whether it is suspect. */
  synchronized boolean restore(Order order) {
    OrderKey wish = OrderKey.of(order);
    Known same = numbers.get(wish);
    boolean isSuspect = same != null && !isLate(orderedAt(same.lastPlace), order.orderedAt());
    if (same == null) {
      wish = wish.sharing(texts);
      same = new Known(wish, known.size());
      known.add(same);
      numbers.put(wish, same);
    }
    same.lastPlace = ids.size();
    if (!order.instanceId().equals(instanceIds.of(order.plan().productCode(), order.orderId()))) {
      otherInstanceIds.put(ids.size(), order.instanceId());
    }
    ids.append(order.orderId());
    long second = order.orderedAt().getEpochSecond();
    int nanos = order.orderedAt().getNano();
    times.append(second * MICROS_OF_A_SECOND + nanos / NANOS_OF_A_MICRO);
    wishes.append((long) same.number * NANOS_OF_A_MICRO + nanos % NANOS_OF_A_MICRO);
    return isSuspect;
  }

  private static boolean isLate(Instant one, Instant next) {
    return Duration.between(one, next).abs().compareTo(SUSPICIOUS) > 0;
  }

  private Instant orderedAt(int place) {
    long micros = times.get(place);
    return Instant.ofEpochSecond(
        Math.floorDiv(micros, MICROS_OF_A_SECOND),
        Math.floorMod(micros, MICROS_OF_A_SECOND) * NANOS_OF_A_MICRO
            + wishes.get(place) % NANOS_OF_A_MICRO);
  }

  private int wish(int place) {
    return (int) (wishes.get(place) / NANOS_OF_A_MICRO);
  }

  private synchronized Order order(int place) {
    OrderKey wish = known.get(wish(place)).wish;
    long orderId = ids.get(place);
    String other = otherInstanceIds.get(place);
    return wish.order(
        orderId,
        other == null ? instanceIds.of(wish.productCode(), orderId) : other,
        orderedAt(place));
  }

  /**
   * All orders until now, in the order of their coming. The list takes no memory of its own: it
   * makes each order when it is asked for it.
   */
  public synchronized List<Order> all() {
    return new View(ids.size(), place -> place);
  }

  /** The numbers of all orders until now, in the order of their coming; no order is made for it. */
  public synchronized LongStream ids() {
    return IntStream.range(0, ids.size()).mapToLong(this::id);
  }

  private synchronized long id(int place) {
    return ids.get(place);
  }

  /**
   * Orders that look like one that was made twice or more: the same buyer wants the same for the
   * same owner, each time within ten minutes of the last.
   *
   * @return groups of two or more, in the order of their coming
   */
  public synchronized List<List<Order>> suspectedDuplicates() {
    int[] last = new int[known.size()];
    Arrays.fill(last, -1);
    Group[] groupOf = new Group[known.size()];
    List<Group> groups = new ArrayList<>();
    for (int place = 0; place < ids.size(); place++) {
      int wish = wish(place);
      int before = last[wish];
      last[wish] = place;
      if (before < 0 || isLate(orderedAt(before), orderedAt(place))) {
        groupOf[wish] = null;
        continue;
      }
      if (groupOf[wish] == null) {
        groupOf[wish] = new Group(before);
        groups.add(groupOf[wish]);
      }
      groupOf[wish].add(place);
    }
    return groups.stream().<List<Order>>map(group -> new View(group.size, group::place)).toList();
  }

  /** The places of orders alike. */
  private static final class Group {
    private int[] places = new int[4];
    private int size;

    private Group(int first) {
      add(first);
    }

    private void add(int place) {
      if (size == places.length) {
        places = Arrays.copyOf(places, size + size / 2);
      }
      places[size++] = place;
    }

    private int place(int index) {
      return places[index];
    }
  }
}
