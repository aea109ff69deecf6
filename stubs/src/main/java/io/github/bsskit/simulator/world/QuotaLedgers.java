package io.github.bsskit.simulator.world;

import io.github.bsskit.simulator.api.QuotaLedger;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The quota ledgers: one an owner, and one a number of the opener's. A ledger costs about 150
 * bytes, or 300 with an OutBizId.
 */
public final class QuotaLedgers {

  private record BizId(long opener, String outBizId) {}

  private final Map<Long, QuotaLedger> ofOwners = new LinkedHashMap<>();
  private final Set<BizId> bizIds = new HashSet<>();
  private final StringPool amounts = new StringPool();
  private final RunTotals totals;

  QuotaLedgers(RunTotals totals) {
    this.totals = totals;
  }

  /**
   * Opens a ledger, unless its owner has one or its opener has used the OutBizId before.
   *
   * @return whether it was opened; if not, nothing has changed
   */
  public synchronized boolean open(QuotaLedger ledger) {
    boolean isOpened = restore(ledger);
    if (isOpened) {
      totals.opened(ledger);
    }
    return isOpened;
  }

  /** Opens a ledger of another run, which that one has counted. */
  synchronized boolean restore(QuotaLedger ledger) {
    Optional<BizId> bizId = ledger.outBizId().map(id -> new BizId(ledger.opener(), id));
    if (ofOwners.containsKey(ledger.owner()) || bizId.filter(bizIds::contains).isPresent()) {
      return false;
    }
    bizId.ifPresent(bizIds::add);
    ofOwners.put(
        ledger.owner(),
        new QuotaLedger(
            ledger.owner(),
            ledger.opener(),
            ledger.outBizId(),
            amounts.share(ledger.amount()),
            ledger.currency(),
            ledger.openedAt()));
    return true;
  }

  /** All ledgers, in the order of their opening. */
  public synchronized List<QuotaLedger> all() {
    return List.copyOf(ofOwners.values());
  }
}
