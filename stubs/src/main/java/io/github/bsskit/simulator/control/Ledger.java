package io.github.bsskit.simulator.control;

import io.github.bsskit.simulator.api.Order;
import io.github.bsskit.simulator.api.QuotaLedger;
import io.github.bsskit.simulator.journal.Journal;
import io.github.bsskit.simulator.world.World;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/** What was bought and opened: everything, or what one account has paid for. */
public final class Ledger {

  private final World world;
  private final Journal journal;
  private final OptionalLong account;

  Ledger(World world, Journal journal) {
    this(world, journal, OptionalLong.empty());
  }

  private Ledger(World world, Journal journal, OptionalLong account) {
    this.world = world;
    this.journal = journal;
    this.account = account;
  }

  /** The same for what one account has paid for alone. */
  public Ledger ofAccount(long accountId) {
    return new Ledger(world, journal.ofAccount(accountId), OptionalLong.of(accountId));
  }

  /** The orders, the oldest first. */
  public List<Order> orders() {
    List<Order> all = world.orders().all();
    // What is all costs no memory, and what is picked out does.
    return account.isEmpty() ? all : all.stream().filter(order -> isOurs(order.buyer())).toList();
  }

  /** The quota ledgers, the oldest first. */
  public List<QuotaLedger> quotas() {
    return world.ledgers().all().stream().filter(ledger -> isOurs(ledger.opener())).toList();
  }

  /**
   * Orders that look like one that was made twice or more: the same buyer wants the same for the
   * same owner, each within ten minutes of the last (I).
   *
   * @return groups of two or more
   */
  public List<List<Order>> suspectedDuplicates() {
    return world.orders().suspectedDuplicates().stream()
        .filter(group -> isOurs(group.get(0).buyer()))
        .toList();
  }

  private boolean isOurs(long accountId) {
    return account.isEmpty() || account.getAsLong() == accountId;
  }

  /**
   * Fails unless exactly one resource plan was ordered. An order whose answer was lost counts as
   * any other: it is paid for.
   *
   * @throws AssertionError with the orders and the calls that made them
   */
  public void assertSinglePurchase() {
    List<Order> orders = orders();
    if (orders.size() != 1) {
      throw new AssertionError(
          "expected one order, and there are %d:%s%n%s"
              .formatted(orders.size(), lines(orders), calls()));
    }
  }

  /**
   * Fails if orders look like one that was made twice, as {@link #suspectedDuplicates} has it.
   *
   * @throws AssertionError with these orders and the calls that made them
   */
  public void assertNoDuplicates() {
    List<List<Order>> groups = suspectedDuplicates();
    if (!groups.isEmpty()) {
      String all = groups.stream().map(Ledger::lines).collect(Collectors.joining("\n"));
      throw new AssertionError(
          "orders look like repetitions of another:%s%n%s".formatted(all, calls()));
    }
  }

  private static String lines(List<Order> orders) {
    return orders.stream().map(order -> "\n  " + order).collect(Collectors.joining());
  }

  private String calls() {
    return "the calls were:\n" + journal;
  }
}
