package io.github.bsskit.simulator.store;

import io.github.bsskit.contract.Currency;
import io.github.bsskit.contract.PricingCycle;
import io.github.bsskit.simulator.api.Order;
import io.github.bsskit.simulator.api.QuotaLedger;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/** Orders and ledgers as rows. */
final class OrderRows {

  static final String ORDER =
      "order_id, instance_id, owner, buyer, product_code, package_type, specification, duration,"
          + " pricing_cycle, effective_at, effective_nanos, ordered_at, ordered_nanos";
  static final String LEDGER =
      "owner, opener, out_biz_id, amount, currency, opened_at, opened_nanos";

  private OrderRows() {}

  /** The values of {@link #ORDER}. */
  static Object[] values(Order order) {
    Order.OrderedPlan plan = order.plan();
    boolean isImmediate = plan.effectiveAt().equals(order.orderedAt());
    return new Object[] {
      order.orderId(),
      order.instanceId(),
      order.owner(),
      order.buyer(),
      plan.productCode(),
      plan.packageType(),
      plan.specification(),
      plan.duration(),
      plan.pricingCycle().name(),
      isImmediate ? null : plan.effectiveAt().getEpochSecond(),
      isImmediate ? null : plan.effectiveAt().getNano(),
      order.orderedAt().getEpochSecond(),
      order.orderedAt().getNano()
    };
  }

  /** Reads {@link #ORDER}, from the second column on. */
  static Order order(ResultSet row) throws SQLException {
    Instant orderedAt = Instant.ofEpochSecond(row.getLong(13), row.getInt(14));
    Long effectiveAt = Sql.longOrNull(row, 11);
    return new Order(
        row.getLong(2),
        row.getString(3),
        row.getLong(4),
        row.getLong(5),
        new Order.OrderedPlan(
            row.getString(6),
            row.getString(7),
            row.getString(8),
            row.getInt(9),
            PricingCycle.valueOf(row.getString(10)),
            effectiveAt == null ? orderedAt : Instant.ofEpochSecond(effectiveAt, row.getInt(12))),
        orderedAt);
  }

  /** The values of {@link #LEDGER}. */
  static Object[] values(QuotaLedger ledger) {
    return new Object[] {
      ledger.owner(),
      ledger.opener(),
      ledger.outBizId().map(StoredText::write).orElse(null),
      ledger.amount(),
      ledger.currency().name(),
      ledger.openedAt().getEpochSecond(),
      ledger.openedAt().getNano()
    };
  }

  /** Reads {@link #LEDGER}, from the second column on. */
  static QuotaLedger ledger(ResultSet row) throws SQLException {
    return new QuotaLedger(
        row.getLong(2),
        row.getLong(3),
        Optional.ofNullable(row.getString(4)).map(StoredText::read),
        row.getString(5),
        Currency.valueOf(row.getString(6)),
        Instant.ofEpochSecond(row.getLong(7), row.getInt(8)));
  }
}
