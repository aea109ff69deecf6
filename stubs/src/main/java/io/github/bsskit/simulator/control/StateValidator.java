package io.github.bsskit.simulator.control;

import io.github.bsskit.simulator.api.Order;
import io.github.bsskit.simulator.api.QuotaLedger;
import io.github.bsskit.simulator.gateway.FaultCatalogue;
import io.github.bsskit.simulator.world.Fault;
import io.github.bsskit.simulator.world.OrderNumbers;
import io.github.bsskit.simulator.world.Schedule;
import io.github.bsskit.simulator.world.StateBuilder;
import io.github.bsskit.simulator.world.WorldSnapshot.CreatedAccount;
import io.github.bsskit.simulator.world.WorldSnapshot.FaultProgress;
import io.github.bsskit.simulator.world.WorldSnapshot.IdState;
import io.github.bsskit.simulator.world.WorldSnapshot.RateWindow;
import io.github.bsskit.simulator.world.WorldSnapshot.SavedFault;
import io.github.bsskit.simulator.world.WorldSnapshot.UsedNonces;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Checks the values of a state file that Java's types do not check: a value is valid if the
 * simulator can export it. All methods throw {@link InvalidControlRequest} for an invalid one.
 */
final class StateValidator {

  private static final Instant MAX_TIME = Instant.parse("9001-01-01T00:00:00Z");

  /** The range of EffectiveDate, whose years have four digits. */
  private static final Instant MIN_EFFECTIVE = Instant.parse("0000-01-01T00:00:00Z");

  private static final Instant MAX_EFFECTIVE = Instant.parse("9999-12-31T23:59:59.999999999Z");

  private static final Pattern AMOUNT = Pattern.compile("(0|[1-9][0-9]{0,15})(\\.[0-9]{1,8})?");
  private static final Pattern SIZE = Pattern.compile("[1-9][0-9]*");
  private static final Pattern KEY = Pattern.compile("[A-Za-z0-9._-]{1,128}");
  private static final Pattern SECRET = Pattern.compile("[!-~]{1,128}");
  private static final Pattern INSTANCE = Pattern.compile("[0-9A-Za-z]{1,64}");

  private final StateBuilder state;
  private final FaultCatalogue catalogue;

  /**
   * Creates a validator.
   *
   * @param state what the file has had so far
   */
  StateValidator(StateBuilder state, FaultCatalogue catalogue) {
    this.state = state;
    this.catalogue = catalogue;
  }

  void check(String field, IdState ids) {
    checkOrderId(field + ".lastOrderId", ids.lastOrderId(), 0);
  }

  void check(String field, CreatedAccount account) {
    String id = account.accessKeyId();
    check(
        KEY.matcher(id).matches(),
        field + ".accessKeyId",
        id,
        "use the key's id, up to 128 letters, digits and . _ -");
    check(
        SECRET.matcher(account.accessKeySecret()).matches(),
        field + ".accessKeySecret",
        account.accessKeySecret().isEmpty() ? "" : "***",
        "use its secret, up to 128 printable ASCII characters without spaces");
    for (String permission : account.permissions()) {
      check(
          AccountControl.isPermission(permission),
          field + ".permissions",
          permission,
          AccountControl.PERMISSION_FIX);
    }
  }

  void check(String field, QuotaLedger ledger) {
    boolean isAmount = AMOUNT.matcher(ledger.amount()).matches();
    check(isAmount, field + ".amount", ledger.amount(), "use a number such as 100.50");
    checkAccount(field + ".opener", ledger.opener());
    checkOwner(field, ledger.opener(), ledger.owner());
    check(
        ledger.outBizId().filter(String::isEmpty).isEmpty(),
        field + ".outBizId",
        "",
        "use a text, or leave it out");
    checkTime(field + ".openedAt", ledger.openedAt());
  }

  void check(String field, Order order) {
    checkOrderId(field + ".orderId", order.orderId(), 1);
    check(
        !state.hasOrder(order.orderId()), field + ".orderId", order.orderId(), "use it only once");
    checkAccount(field + ".buyer", order.buyer());
    checkOwner(field, order.buyer(), order.owner());
    checkTime(field + ".orderedAt", order.orderedAt());
    Order.OrderedPlan plan = order.plan();
    check(plan.duration() >= 1, field + ".duration", plan.duration(), "use a number from 1");
    check(
        !plan.effectiveAt().isBefore(MIN_EFFECTIVE) && !plan.effectiveAt().isAfter(MAX_EFFECTIVE),
        field + ".effectiveAt",
        plan.effectiveAt(),
        "use a time in the years 0 to 9999");
    check(
        SIZE.matcher(plan.specification()).matches()
            && state
                .packageType(plan.productCode(), plan.packageType())
                .filter(type -> type.offers(plan.specification()))
                .isPresent(),
        field + ".specification",
        plan.productCode() + ", " + plan.packageType() + ", " + plan.specification(),
        "the plan is not in the catalogue; use a simulator with the same world");
    checkInstance(field, order);
  }

  private static void checkInstance(String field, Order order) {
    String prefix = order.plan().productCode().toUpperCase(Locale.ROOT) + "-cn-";
    String id = order.instanceId();
    check(
        id.startsWith(prefix) && INSTANCE.matcher(id.substring(prefix.length())).matches(),
        field + ".instanceId",
        id,
        "use " + prefix + " and up to 64 letters and digits");
  }

  void check(String field, UsedNonces nonces) {
    checkKey(field + ".accessKeyId", nonces.accessKeyId());
    checkTime(field + ".until", nonces.until());
  }

  void check(String field, RateWindow window) {
    checkAccount(field + ".account", window.account());
    check(
        catalogue.actions().contains(window.action()),
        field + ".action",
        window.action(),
        "use one of " + String.join(", ", catalogue.actions()));
    for (Instant call : window.calls()) {
      checkTime(field + ".calls", call);
    }
  }

  void check(String field, SavedFault saved) {
    checkProgress(field, saved);
    Fault.Match match = saved.fault().match();
    match.keyId().ifPresent(key -> checkKey(field + ".key", key));
    for (String name : match.parameters().keySet()) {
      check(
          catalogue.parameters(match.action()).contains(name),
          field + ".parameters",
          name,
          "use one of " + String.join(", ", catalogue.parameters(match.action())));
    }
  }

  private static void checkProgress(String field, SavedFault saved) {
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

  private void checkKey(String field, String accessKeyId) {
    check(
        state.hasKey(accessKeyId),
        field,
        accessKeyId,
        "the access key does not exist; use a simulator with the same world");
  }

  void checkAccount(String field, long account) {
    check(
        state.hasAccount(account),
        field,
        account,
        "the account does not exist; use a simulator with the same world");
  }

  private void checkOwner(String field, long account, long owner) {
    check(
        state.owns(account, owner),
        field + ".owner",
        owner,
        "account " + account + " cannot act for it; use a simulator with the same world");
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
      throw StateFile.invalid("invalid " + field + " \"" + StateFile.shown(value) + "\": " + fix);
    }
  }
}
