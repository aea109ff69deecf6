package io.github.bsskit.simulator.world;

import io.github.bsskit.simulator.api.QuotaLedger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The quota ledgers: at most one for each owner, and for each OutBizId of an opener. A ledger takes
 * about 150 bytes, or 300 with an OutBizId.
 */
public final class QuotaLedgers {

  private record BizId(long opener, String outBizId) {}

  private final Set<Long> owners = new HashSet<>();
  private final List<QuotaLedger> inOrder = new ArrayList<>();
  private final Set<BizId> bizIds = new HashSet<>();
  private final StringPool amounts = new StringPool();
  private final RunTotals totals;

  QuotaLedgers(RunTotals totals) {
    this.totals = totals;
  }

  /**
   * Opens a ledger, unless its owner has one or its opener has already used the OutBizId.
   *
   * @return whether it was opened; otherwise nothing changes
   */
  public synchronized boolean open(QuotaLedger ledger) {
    boolean isOpened = restore(ledger);
    if (isOpened) {
      totals.opened(ledger);
    }
    return isOpened;
  }

  /** Opens a ledger without counting it. */
  synchronized boolean restore(QuotaLedger ledger) {
    Optional<BizId> bizId = ledger.outBizId().map(id -> new BizId(ledger.opener(), id));
    if (owners.contains(ledger.owner()) || bizId.filter(bizIds::contains).isPresent()) {
      return false;
    }
    bizId.ifPresent(bizIds::add);
    owners.add(ledger.owner());
    inOrder.add(
        new QuotaLedger(
            ledger.owner(),
            ledger.opener(),
            ledger.outBizId(),
            amounts.share(ledger.amount()),
            ledger.currency(),
            ledger.openedAt()));
    return true;
  }

  /** All ledgers so far, oldest first. The list takes no memory. */
  public synchronized List<QuotaLedger> all() {
    return new GrowingList<>(inOrder, inOrder.size(), this);
  }
}
