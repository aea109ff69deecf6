package io.github.bsskit.world;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.RandomAccess;
import java.util.function.IntUnaryOperator;

/**
 * All orders.
 *
 * <p>An order costs 12 bytes: what is wanted is kept once, however often it is ordered, and costs
 * about 200 bytes. Where orders come more slowly than two a second, or for accounts whose clocks
 * are at different days, an order costs up to 20 bytes.
 */
public final class Orders {

  /** Orders alike within this time are suspected of being one, bought twice (I). */
  public static final Duration SUSPICIOUS = Duration.ofMinutes(10);

  private static final long SUSPICIOUS_MICROS = SUSPICIOUS.toNanos() / 1_000;

  /** A wish that there is an order of. */
  private static final class Known {
    private final Wish wish;
    private final int number;
    private long lastOrderedAt;

    private Known(Wish wish, int number, long orderedAt) {
      this.wish = wish;
      this.number = number;
      this.lastOrderedAt = orderedAt;
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

  private final Column ids = new Column();
  private final Column times = new Column();
  private final Column wishes = new Column();
  private final List<Known> known = new ArrayList<>();
  private final Map<Wish, Known> numbers = new HashMap<>();
  private final SharedTexts texts = new SharedTexts();

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
    long orderedAt = ChronoUnit.MICROS.between(Instant.EPOCH, order.orderedAt());
    Wish wish = Wish.of(order);
    Known same = numbers.get(wish);
    boolean isSuspect = same != null && !isLate(same.lastOrderedAt, orderedAt);
    if (same == null) {
      wish = wish.sharing(texts);
      same = new Known(wish, known.size(), orderedAt);
      known.add(same);
      numbers.put(wish, same);
    }
    same.lastOrderedAt = orderedAt;
    if (!order.instanceId().equals(instanceIds.of(order.productCode(), order.orderId()))) {
      otherInstanceIds.put(ids.size(), order.instanceId());
    }
    ids.append(order.orderId());
    times.append(orderedAt);
    wishes.append(same.number);
    return isSuspect;
  }

  private static boolean isLate(long one, long next) {
    return Math.abs(next - one) > SUSPICIOUS_MICROS;
  }

  private synchronized Order order(int place) {
    Wish wish = known.get((int) wishes.get(place)).wish;
    long orderId = ids.get(place);
    String other = otherInstanceIds.get(place);
    return wish.order(
        orderId,
        other == null ? instanceIds.of(wish.productCode(), orderId) : other,
        Instant.EPOCH.plus(times.get(place), ChronoUnit.MICROS));
  }

  /**
   * All orders until now, in the order of their coming. The list takes no memory of its own: it
   * makes each order when it is asked for it.
   */
  public synchronized List<Order> all() {
    return new View(ids.size(), place -> place);
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
      int wish = (int) wishes.get(place);
      int before = last[wish];
      last[wish] = place;
      if (before < 0 || isLate(times.get(before), times.get(place))) {
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
