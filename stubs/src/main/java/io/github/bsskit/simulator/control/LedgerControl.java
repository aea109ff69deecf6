package io.github.bsskit.simulator.control;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.github.bsskit.simulator.api.Journal;
import io.github.bsskit.simulator.api.JournalEntry;
import io.github.bsskit.simulator.api.Order;
import io.github.bsskit.simulator.api.Order.OrderedPlan;
import io.github.bsskit.simulator.api.Verdict;
import io.github.bsskit.simulator.world.Orders;
import io.github.bsskit.simulator.world.Records;
import io.github.bsskit.simulator.world.World;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Shows orders and quota ledgers, the calls that created them, and suspected duplicates. */
final class LedgerControl {

  /** An order; its number is text, because many JSON readers would round it. */
  private record OrderView(
      String orderId,
      String instanceId,
      long owner,
      long buyer,
      @JsonUnwrapped OrderedPlan plan,
      Instant orderedAt) {

    static OrderView of(Order order) {
      return new OrderView(
          Long.toString(order.orderId()),
          order.instanceId(),
          order.owner(),
          order.buyer(),
          order.plan(),
          order.orderedAt());
    }
  }

  /** A call that was executed. */
  private record ExecutedCall(
      long number,
      Instant time,
      String action,
      String key,
      String requestId,
      Optional<String> orderId,
      boolean answerLost) {

    static ExecutedCall of(JournalEntry entry, Set<Object> orderIds) {
      return new ExecutedCall(
          entry.number(),
          entry.time(),
          entry.action(),
          entry.call().keyId(),
          entry.requestId(),
          entry.response().fields().values().stream()
              .filter(orderIds::contains)
              .findFirst()
              .map(Object::toString),
          entry.isLost());
    }
  }

  /**
   * Orders that look like duplicates, and why.
   *
   * @param lost the numbers of the orders whose response was lost
   */
  private static JsonStream suspected(List<Order> orders, Set<String> lost) {
    boolean isLost =
        !lost.isEmpty()
            && orders.stream().anyMatch(order -> lost.contains(Long.toString(order.orderId())));
    return ControlResponse.stream()
        .withAll("orderIds", orders, order -> Long.toString(order.orderId()))
        .with(
            "why",
            "The same buyer ordered the same for the same owner within "
                + Orders.SUSPICIOUS.toMinutes()
                + " minutes"
                + (isLost
                    ? ", after the response to one of the orders was lost: the client repeated the"
                        + " call without checking its result first."
                    : "."));
  }

  private final World world;
  private final Journal journal;

  LedgerControl(World world, Journal journal) {
    this.world = world;
    this.journal = journal;
  }

  ControlResponse show() {
    List<JournalEntry> executed =
        journal.entries().stream().filter(entry -> entry.verdict() == Verdict.CARRIED_OUT).toList();
    Set<Object> orderIds = orderIds(executed);
    List<ExecutedCall> calls =
        executed.stream().map(entry -> ExecutedCall.of(entry, orderIds)).toList();
    Set<String> lost =
        calls.stream()
            .filter(ExecutedCall::answerLost)
            .flatMap(call -> call.orderId().stream())
            .collect(Collectors.toSet());
    Records records = world.state().records();
    return ControlResponse.stream()
        .withAll("ledgers", records.ledgers())
        .withAll("orders", records.orders(), OrderView::of)
        .with("moneyMovingCalls", calls)
        .withAll(
            "suspectedDuplicates",
            () -> records.suspectedDuplicates().iterator(),
            orders -> suspected(orders, lost))
        .with("wouldHaveBought", world.totals().toString())
        .response();
  }

  /** The order numbers in the responses: few, however many orders there are. */
  private Set<Object> orderIds(List<JournalEntry> executed) {
    Records records = world.state().records();
    return executed.stream()
        .flatMap(call -> call.response().fields().values().stream())
        .distinct()
        .filter(value -> value instanceof Long id && records.hasOrder(id))
        .collect(Collectors.toSet());
  }
}
