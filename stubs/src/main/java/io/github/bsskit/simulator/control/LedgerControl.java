package io.github.bsskit.simulator.control;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.github.bsskit.simulator.api.Journal;
import io.github.bsskit.simulator.api.JournalEntry;
import io.github.bsskit.simulator.api.Ledger;
import io.github.bsskit.simulator.api.Order;
import io.github.bsskit.simulator.api.QuotaLedger;
import io.github.bsskit.simulator.api.Verdict;
import io.github.bsskit.simulator.world.Orders;
import io.github.bsskit.simulator.world.World;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Shows what was bought and opened, by which calls, and what looks like a purchase made twice. */
final class LedgerControl {

  /**
   * All of it.
   *
   * @param moneyMovingCalls those that were carried out money, as far as the journal goes back
   * @param suspectedDuplicates orders that look like one that was made twice
   * @param wouldHaveBought what the whole run would have bought, resets or not
   */
  private record Shown(
      List<Quota> ledgers,
      List<Plan> orders,
      List<Call> moneyMovingCalls,
      List<Suspicion> suspectedDuplicates,
      String wouldHaveBought) {}

  @JsonInclude(JsonInclude.Include.NON_NULL)
  private record Quota(
      long owner, long opener, String outBizId, String amount, String currency, String openedAt) {

    static Quota of(QuotaLedger ledger) {
      return new Quota(
          ledger.owner(),
          ledger.opener(),
          ledger.outBizId().orElse(null),
          ledger.amount(),
          ledger.currency().wire(),
          ledger.openedAt().toString());
    }
  }

  /** An order; its number is text, since many readers of JSON would round it. */
  private record Plan(
      String orderId,
      String instanceId,
      long owner,
      long buyer,
      String productCode,
      String packageType,
      String specification,
      int duration,
      String pricingCycle,
      String effectiveAt,
      String orderedAt) {

    static Plan of(Order order) {
      return new Plan(
          Long.toString(order.orderId()),
          order.instanceId(),
          order.owner(),
          order.buyer(),
          order.plan().productCode(),
          order.plan().packageType(),
          order.plan().specification(),
          order.plan().duration(),
          order.plan().pricingCycle().wire(),
          order.plan().effectiveAt().toString(),
          order.orderedAt().toString());
    }
  }

  /** A call that was carried out. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  private record Call(
      long number,
      String time,
      String action,
      String key,
      String requestId,
      String orderId,
      boolean answerLost) {

    /** The member that is the number of an order, whatever its name. */
    static Optional<String> orderId(JournalEntry entry, Set<Object> orderIds) {
      return entry.response().fields().values().stream()
          .filter(orderIds::contains)
          .findFirst()
          .map(Object::toString);
    }

    static Call of(JournalEntry entry, Set<Object> orderIds) {
      return new Call(
          entry.number(),
          entry.time().toString(),
          entry.action(),
          entry.call().keyId(),
          entry.requestId(),
          orderId(entry, orderIds).orElse(null),
          entry.isLost());
    }
  }

  /**
   * Orders alike.
   *
   * @param why what makes them suspect
   */
  private record Suspicion(List<String> orderIds, String why) {}

  private final World world;
  private final Ledger ledger;
  private final Journal journal;

  LedgerControl(World world, Ledger ledger, Journal journal) {
    this.world = world;
    this.ledger = ledger;
    this.journal = journal;
  }

  ControlResponse show() {
    List<JournalEntry> carriedOut =
        journal.entries().stream().filter(entry -> entry.verdict() == Verdict.CARRIED_OUT).toList();
    Set<Object> orderIds = orderIds(carriedOut);
    Set<String> lost =
        carriedOut.stream()
            .filter(entry -> entry.isLost())
            .flatMap(entry -> Call.orderId(entry, orderIds).stream())
            .collect(Collectors.toSet());
    return ControlResponse.json(
        200,
        new Shown(
            ledger.quotas().stream().map(Quota::of).toList(),
            ledger.orders().stream().map(Plan::of).toList(),
            carriedOut.stream().map(entry -> Call.of(entry, orderIds)).toList(),
            ledger.suspectedDuplicates().stream().map(group -> suspicion(group, lost)).toList(),
            world.totals().toString()));
  }

  /** The numbers of orders among what calls were answered: few, however many orders there are. */
  private Set<Object> orderIds(List<JournalEntry> calls) {
    Set<Object> answered =
        calls.stream()
            .flatMap(call -> call.response().fields().values().stream())
            .collect(Collectors.toSet());
    return ledger.orders().stream()
        .map(Order::orderId)
        .filter(answered::contains)
        .collect(Collectors.toSet());
  }

  private static Suspicion suspicion(List<Order> group, Set<String> lost) {
    List<String> ids = group.stream().map(order -> Long.toString(order.orderId())).toList();
    return new Suspicion(ids, why(ids.stream().anyMatch(lost::contains)));
  }

  private static String why(boolean isLost) {
    return "The same buyer ordered the same for the same owner within "
        + Orders.SUSPICIOUS.toMinutes()
        + " minutes"
        + (isLost
            ? ", after the answer to one of the orders was lost: a client has called again without"
                + " asking first what became of its call."
            : ".");
  }
}
