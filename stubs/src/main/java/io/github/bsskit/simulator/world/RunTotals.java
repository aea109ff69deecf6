package io.github.bsskit.simulator.world;

import io.github.bsskit.simulator.api.Order;
import io.github.bsskit.simulator.api.QuotaLedger;
import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What the whole run would have bought; not affected by resets. */
public final class RunTotals {

  private final Map<String, Integer> plansByProduct = new TreeMap<>();
  private final Map<String, BigDecimal> quotasByCurrency = new TreeMap<>();
  private int plans;
  private int quotas;
  private int suspects;

  /** Nothing so far. */
  public RunTotals() {}

  /** Counts an order. */
  public synchronized void ordered(Order order, boolean isSuspect) {
    plans++;
    plansByProduct.merge(order.plan().productCode(), 1, Integer::sum);
    suspects += isSuspect ? 1 : 0;
  }

  /** Counts a ledger. */
  public synchronized void opened(QuotaLedger ledger) {
    quotas++;
    quotasByCurrency.merge(
        ledger.currency().wire(), new BigDecimal(ledger.amount()), BigDecimal::add);
  }

  /**
   * The totals in one line, for example {@code This run would have bought 2 resource plans (2
   * ossbag) and opened 1 quota (100 CNY); 1 order looks like a duplicate.}
   */
  @Override
  public synchronized String toString() {
    if (plans == 0 && quotas == 0) {
      return "This run would have bought nothing.";
    }
    String bought = "bought " + count(plans, "resource plan") + details(plansByProduct);
    String opened = "opened " + count(quotas, "quota") + details(quotasByCurrency);
    String what = quotas == 0 ? bought : plans == 0 ? opened : bought + " and " + opened;
    String warning =
        suspects == 0
            ? "."
            : "; "
                + count(suspects, "order")
                + (suspects == 1 ? " looks like a duplicate." : " look like duplicates.");
    return "This run would have " + what + warning;
  }

  private static String count(int number, String thing) {
    return number + " " + thing + (number == 1 ? "" : "s");
  }

  private static String details(Map<String, ? extends Number> numbers) {
    return numbers.entrySet().stream()
        .map(entry -> plain(entry.getValue()) + " " + entry.getKey())
        .collect(
            Collectors.joining(", ", numbers.isEmpty() ? "" : " (", numbers.isEmpty() ? "" : ")"));
  }

  private static String plain(Number number) {
    return number instanceof BigDecimal amount ? amount.toPlainString() : number.toString();
  }
}
