package io.github.bsskit.simulator.control;

import io.github.bsskit.simulator.api.Order;
import io.github.bsskit.simulator.api.QuotaLedger;
import io.github.bsskit.simulator.gateway.FaultCatalogue;
import io.github.bsskit.simulator.world.Accounts;
import io.github.bsskit.simulator.world.Fault;
import io.github.bsskit.simulator.world.OrderNumbers;
import io.github.bsskit.simulator.world.Schedule;
import io.github.bsskit.simulator.world.WorldSnapshot;
import io.github.bsskit.simulator.world.WorldSnapshot.CreatedAccount;
import io.github.bsskit.simulator.world.WorldSnapshot.FaultProgress;
import io.github.bsskit.simulator.world.WorldSnapshot.RateWindow;
import io.github.bsskit.simulator.world.WorldSnapshot.SavedFault;
import io.github.bsskit.simulator.world.WorldSnapshot.UsedNonces;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

/** Checks the values of a state file that Java's types do not check. */
final class StateValidator {

  private static final Instant MAX_TIME = Instant.parse("9001-01-01T00:00:00Z");

  private final WorldSnapshot state;
  private final Accounts accounts;
  private final FaultCatalogue catalogue;
  private final Set<Long> createdAccounts;

  StateValidator(WorldSnapshot state, Accounts accounts, FaultCatalogue catalogue) {
    this.state = state;
    this.accounts = accounts;
    this.catalogue = catalogue;
    this.createdAccounts =
        state.accounts().stream().map(CreatedAccount::id).collect(Collectors.toSet());
  }

  /**
   * Checks all values.
   *
   * @throws InvalidControlRequest for the first invalid one
   */
  void validate() {
    checkOrderId("ids.lastOrderId", state.ids().lastOrderId(), 0);
    state.accountClocks().keySet().forEach(account -> checkAccount("accountClocks", account));
    each("accounts", state.accounts(), this::checkCreated);
    each("ledgers", state.ledgers(), this::checkLedger);
    Set<Long> orderIds = new HashSet<>();
    each("orders", state.orders(), (field, order) -> checkOrder(field, order, orderIds));
    each("nonces", state.nonces(), this::checkNonces);
    each("rates", state.rates(), this::checkRates);
    each("faults", state.faults(), this::checkFault);
  }

  private static <T> void each(String field, List<T> values, BiConsumer<String, T> check) {
    for (int index = 0; index < values.size(); index++) {
      check.accept(field + "[" + index + "]", values.get(index));
    }
  }

  private void checkCreated(String field, CreatedAccount account) {
    check(!account.accessKeyId().isEmpty(), field + ".accessKeyId", "", "use the key's id");
    check(!account.accessKeySecret().isEmpty(), field + ".accessKeySecret", "", "use its secret");
  }

  private void checkLedger(String field, QuotaLedger ledger) {
    boolean isAmount = ledger.amount().matches("(0|[1-9][0-9]{0,15})(\\.[0-9]{1,8})?");
    check(isAmount, field + ".amount", ledger.amount(), "use a number such as 100.50");
    checkAccount(field + ".opener", ledger.opener());
  }

  private void checkOrder(String field, Order order, Set<Long> orderIds) {
    checkOrderId(field + ".orderId", order.orderId(), 1);
    check(orderIds.add(order.orderId()), field + ".orderId", order.orderId(), "use it only once");
    checkAccount(field + ".buyer", order.buyer());
    int duration = order.plan().duration();
    check(duration >= 1, field + ".duration", duration, "use a number from 1");
    checkTime(field + ".orderedAt", order.orderedAt());
  }

  private void checkNonces(String field, UsedNonces nonces) {
    checkTime(field + ".until", nonces.until());
  }

  private void checkRates(String field, RateWindow window) {
    checkAccount(field + ".account", window.account());
    checkAction(field, window.action());
  }

  private void checkFault(String field, SavedFault saved) {
    Schedule schedule = saved.fault().schedule();
    FaultProgress progress = saved.progress();
    check(schedule.every() >= 1, field + ".every", schedule.every(), "use a number from 1");
    check(
        schedule.probability() > 0 && schedule.probability() <= 1,
        field + ".probability",
        schedule.probability(),
        "use a number above 0 and at most 1");
    check(
        progress.met() >= 0 && progress.met() <= progress.seen(),
        field + ".met",
        progress.met(),
        "use a number from 0 to seen");
    int met = progress.met();
    check(
        schedule.times().isEmpty() || schedule.times().getAsInt() > met,
        field + ".times",
        schedule.times().orElse(0),
        "use a number above met");
    Duration delay =
        saved.fault().effect().fold(error -> Duration.ZERO, Fault.TransportFault::delay);
    check(
        !delay.isNegative() && delay.compareTo(FaultCatalogue.MAX_DELAY) <= 0,
        field + ".delay",
        delay,
        "use a delay of at most " + FaultCatalogue.MAX_DELAY);
  }

  private void checkAction(String field, String action) {
    check(
        catalogue.actions().contains(action),
        field + ".action",
        action,
        "use one of " + String.join(", ", catalogue.actions()));
  }

  private void checkAccount(String field, long account) {
    check(
        accounts.isFixture(account) || createdAccounts.contains(account),
        field,
        account,
        "the account does not exist; use a simulator with the same world");
  }

  private static void checkOrderId(String field, long id, long min) {
    check(
        id >= min && id <= OrderNumbers.LARGEST,
        field,
        id,
        "use a number from " + min + " to " + OrderNumbers.LARGEST);
  }

  private static void checkTime(String field, Instant time) {
    check(
        !time.isBefore(Instant.EPOCH) && !time.isAfter(MAX_TIME),
        field,
        time,
        "use a time in the years 1970 to 9000");
  }

  private static void check(boolean isValid, String field, Object value, String fix) {
    if (!isValid) {
      throw StateFile.invalid("invalid " + field + " \"" + value + "\": " + fix);
    }
  }
}
