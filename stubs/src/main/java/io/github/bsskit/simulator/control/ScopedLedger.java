package io.github.bsskit.simulator.control;

import io.github.bsskit.simulator.api.Journal;
import io.github.bsskit.simulator.api.Ledger;
import io.github.bsskit.simulator.api.Order;
import io.github.bsskit.simulator.api.QuotaLedger;
import io.github.bsskit.simulator.world.World;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** The ledger of all accounts or of one. */
final class ScopedLedger implements Ledger {

  private final World world;
  private final Journal journal;
  private final OptionalLong account;

  ScopedLedger(World world, Journal journal) {
    this(world, journal, OptionalLong.empty());
  }

  private ScopedLedger(World world, Journal journal, OptionalLong account) {
    this.world = world;
    this.journal = journal;
    this.account = account;
  }

  @Override
  public Ledger ofAccount(long accountId) {
    return new ScopedLedger(world, journal.ofAccount(accountId), OptionalLong.of(accountId));
  }

  @Override
  public List<Order> orders() {
    return list(world.state().records().orders(), order -> isInScope(order.buyer()));
  }

  @Override
  public List<QuotaLedger> quotas() {
    return list(world.state().records().ledgers(), ledger -> isInScope(ledger.opener()));
  }

  @Override
  public List<List<Order>> suspectedDuplicates() {
    return list(
        world.state().records().suspectedDuplicates(), group -> isInScope(group.get(0).buyer()));
  }

  private <T> List<T> list(Iterable<T> all, Predicate<T> filter) {
    // The complete list of a state in memory takes no memory, a filtered one does.
    return account.isEmpty() && all instanceof List<T> complete
        ? complete
        : StreamSupport.stream(all.spliterator(), false).filter(filter).toList();
  }

  private boolean isInScope(long accountId) {
    return account.isEmpty() || account.getAsLong() == accountId;
  }

  @Override
  public void assertSinglePurchase() {
    List<Order> orders = orders();
    if (orders.size() != 1) {
      throw new AssertionError(
          "expected 1 order, but found "
              + orders.size()
              + ":"
              + lines(orders)
              + System.lineSeparator()
              + calls());
    }
  }

  @Override
  public void assertNoDuplicates() {
    List<List<Order>> groups = suspectedDuplicates();
    if (!groups.isEmpty()) {
      String all = groups.stream().map(ScopedLedger::lines).collect(Collectors.joining("\n"));
      throw new AssertionError(
          "these orders look like duplicates:" + all + System.lineSeparator() + calls());
    }
  }

  private static String lines(List<Order> orders) {
    return orders.stream().map(order -> "\n  " + order).collect(Collectors.joining());
  }

  private String calls() {
    return "the calls:\n" + journal;
  }
}
