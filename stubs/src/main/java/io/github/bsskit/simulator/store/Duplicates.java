package io.github.bsskit.simulator.store;

import io.github.bsskit.simulator.api.Order;
import io.github.bsskit.simulator.world.Orders;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds suspected duplicates. The database sorts the orders; only the places of those that are
 * suspected are in memory, eight bytes each.
 */
final class Duplicates {

  private static final int PAGE = 500;
  private static final String CONTENT =
      "buyer, owner, product_code, package_type, specification, duration, pricing_cycle,"
          + " effective_at, effective_nanos";

  /** Later or earlier than the order before by more than ten minutes. */
  private static final String IS_LATE =
      "(abs(ordered_at - before_at) > 2 * "
          + Orders.SUSPICIOUS.toSeconds()
          + " OR abs((ordered_at - before_at) * 1000000000 + ordered_nanos - before_nanos) > "
          + Orders.SUSPICIOUS.toNanos()
          + ")";

  /** All orders with the one of the same content before. */
  private static final String WITH_BEFORE =
      "SELECT position, ordered_at, ordered_nanos, "
          + CONTENT
          + ", lag(ordered_at) OVER same AS before_at, lag(ordered_nanos) OVER same AS before_nanos"
          + " FROM orders WHERE generation = ?"
          + " WINDOW same AS (PARTITION BY "
          + CONTENT
          + " ORDER BY position)";

  /** All orders with the first of their group. */
  private static final String WITH_FIRST =
      "SELECT position, max(CASE WHEN before_at IS NULL OR "
          + IS_LATE
          + " THEN position END) OVER (PARTITION BY "
          + CONTENT
          + " ORDER BY position) AS first FROM ("
          + WITH_BEFORE
          + ") AS orders_with_before";

  private static final String SUSPECTED =
      "SELECT first, position FROM ("
          + WITH_FIRST
          + ") AS orders_with_first WHERE position <> first ORDER BY position";

  /** The places of the orders of a group. */
  private static final class Group {
    private long[] positions;
    private int size;

    private Group(long first) {
      positions = new long[] {first, 0, 0, 0};
      size = 1;
    }

    private void add(long position) {
      if (size == positions.length) {
        positions = Arrays.copyOf(positions, size + size / 2);
      }
      positions[size++] = position;
    }
  }

  private final Database database;
  private final long generation;

  Duplicates(Database database, long generation) {
    this.database = database;
    this.generation = generation;
  }

  /** The groups, in the order in which they became suspicious. Each reads its orders on access. */
  Iterator<List<Order>> groups() {
    Map<Long, Group> groups = new LinkedHashMap<>();
    database.scan(
        connection -> {
          groups.clear();
          try (var statement = connection.prepareStatement(SUSPECTED)) {
            statement.setFetchSize(PAGE);
            Sql.bind(statement, generation);
            try (var rows = statement.executeQuery()) {
              while (rows.next()) {
                groups.computeIfAbsent(rows.getLong(1), Group::new).add(rows.getLong(2));
              }
            }
          }
          return null;
        });
    return groups.values().stream().<List<Order>>map(LazyOrders::new).iterator();
  }

  /** Reads the orders of a group in pages. */
  private final class LazyOrders extends AbstractList<Order> {
    private final Group group;
    private int pageStart;
    private List<Order> page = List.of();

    private LazyOrders(Group group) {
      this.group = group;
    }

    @Override
    public synchronized Order get(int index) {
      if (index < pageStart || index >= pageStart + page.size()) {
        pageStart = index - index % PAGE;
        page = read(pageStart, Math.min(group.size, pageStart + PAGE));
      }
      return page.get(index - pageStart);
    }

    private List<Order> read(int start, int end) {
      List<Object> parameters = new ArrayList<>(end - start + 1);
      parameters.add(generation);
      for (int i = start; i < end; i++) {
        parameters.add(group.positions[i]);
      }
      return database.read(
          connection ->
              Sql.list(
                  connection,
                  OrderRows::order,
                  "SELECT position, "
                      + OrderRows.ORDER
                      + " FROM orders WHERE generation = ? AND position IN ("
                      + "?, ".repeat(end - start - 1)
                      + "?) ORDER BY position",
                  parameters.toArray()));
    }

    @Override
    public int size() {
      return group.size;
    }
  }
}
