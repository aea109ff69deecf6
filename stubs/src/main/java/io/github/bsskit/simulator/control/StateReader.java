package io.github.bsskit.simulator.control;

import io.github.bsskit.contract.Currency;
import io.github.bsskit.contract.PricingCycle;
import io.github.bsskit.contract.WireEnum;
import io.github.bsskit.simulator.api.Order;
import io.github.bsskit.simulator.api.QuotaLedger;
import io.github.bsskit.simulator.gateway.FaultCatalogue;
import io.github.bsskit.simulator.world.AccountType;
import io.github.bsskit.simulator.world.Accounts;
import io.github.bsskit.simulator.world.Fault;
import io.github.bsskit.simulator.world.MovableClock;
import io.github.bsskit.simulator.world.OrderNumbers;
import io.github.bsskit.simulator.world.Schedule;
import io.github.bsskit.simulator.world.WorldSnapshot;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;

/** Turns a file into the state of a world, and refuses one with a mistake, which it names. */
final class StateReader {

  private static final Instant LAST = Instant.parse("9001-01-01T00:00:00Z");

  private final StateFile file;
  private final Accounts accounts;
  private final FaultCatalogue words;
  private final Set<Long> made = new HashSet<>();

  StateReader(StateFile file, Accounts accounts, FaultCatalogue words) {
    this.file = file;
    this.accounts = accounts;
    this.words = words;
  }

  WorldSnapshot read() {
    Map<Long, MovableClock.ClockState> clocks = new HashMap<>();
    List<WorldSnapshot.Made> accountsMade = each("accounts", file.accounts(), this::account);
    file.accountClocks()
        .forEach(
            (account, clock) ->
                clocks.put(account("accountClocks", account), clock("accountClocks", clock)));
    return new WorldSnapshot(
        number("ids.random", file.ids().random()),
        file.ids().instanceSalt() == null
            ? OptionalLong.empty()
            : OptionalLong.of(number("ids.instanceSalt", file.ids().instanceSalt())),
        orderId("ids.lastOrderId", file.ids().lastOrderId(), 0),
        clock("clock", file.clock()),
        clocks,
        accountsMade,
        each("ledgers", file.ledgers(), this::ledger),
        distinct(each("orders", file.orders(), this::order)),
        each("nonces", file.nonces(), NonceReader::read).stream().flatMap(List::stream).toList(),
        each("rates", file.rates(), this::rate),
        each("faults", file.faults(), this::fault));
  }

  @FunctionalInterface
  private interface Reading<F, T> {
    T read(String place, F part);
  }

  private static <F, T> List<T> each(String name, List<F> parts, Reading<F, T> reading) {
    List<T> all = new ArrayList<>();
    for (int at = 0; at < parts.size(); at++) {
      all.add(reading.read(name + "[" + at + "]", parts.get(at)));
    }
    return all;
  }

  private static List<Order> distinct(List<Order> orders) {
    Set<Long> ids = new HashSet<>();
    for (Order order : orders) {
      if (!ids.add(order.orderId())) {
        throw mistake("orders", "has order " + order.orderId() + " twice", "keep one of them");
      }
    }
    return orders;
  }

  private static long orderId(String place, String text, long least) {
    long id = number(place, text);
    if (id < least || id > OrderNumbers.LARGEST) {
      throw mistake(
          place, "is " + id, "write a number from " + least + " to " + OrderNumbers.LARGEST);
    }
    return id;
  }

  private static MovableClock.ClockState clock(String place, StateFile.Clock clock) {
    return new MovableClock.ClockState(
        duration(place + ".shift", clock.shift()),
        Optional.ofNullable(clock.frozenAt()).map(time -> instant(place + ".frozenAt", time)));
  }

  private WorldSnapshot.Made account(String place, StateFile.Account account) {
    if (account.accessKeyId().isEmpty() || account.accessKeySecret().isEmpty()) {
      throw mistake(place, "has an empty key id or secret", "write both");
    }
    long id = number(place + ".id", account.id());
    made.add(id);
    return new WorldSnapshot.Made(
        id,
        oneOf(place + ".type", account.type(), AccountType.values(), AccountType::toString),
        account.accessKeyId(),
        account.accessKeySecret(),
        account.permissions());
  }

  private QuotaLedger ledger(String place, StateFile.Ledger ledger) {
    if (!ledger.amount().matches("(0|[1-9][0-9]{0,15})(\\.[0-9]{1,8})?")) {
      throw mistake(place + ".amount", "is \"" + ledger.amount() + "\"", "write it like 100.50");
    }
    return new QuotaLedger(
        number(place + ".owner", ledger.owner()),
        account(place + ".opener", ledger.opener()),
        Optional.ofNullable(ledger.outBizId()),
        ledger.amount(),
        oneOf(place + ".currency", ledger.currency(), Currency.values(), WireEnum::wire),
        instant(place + ".openedAt", ledger.openedAt()));
  }

  private Order order(String place, StateFile.Order order) {
    if (order.duration() < 1) {
      throw mistake(place + ".duration", "is " + order.duration(), "write a number from 1");
    }
    return new Order(
        orderId(place + ".orderId", order.orderId(), 1),
        order.instanceId(),
        number(place + ".owner", order.owner()),
        account(place + ".buyer", order.buyer()),
        new Order.OrderedPlan(
            order.productCode(),
            order.packageType(),
            order.specification(),
            order.duration(),
            oneOf(
                place + ".pricingCycle",
                order.pricingCycle(),
                PricingCycle.values(),
                WireEnum::wire),
            instant(place + ".effectiveAt", order.effectiveAt())),
        time(place + ".orderedAt", order.orderedAt()));
  }

  private WorldSnapshot.Window rate(String place, StateFile.Rate rate) {
    if (!words.actions().contains(rate.action())) {
      throw mistake(place + ".action", "is \"" + rate.action() + "\"", oneOf(words.actions()));
    }
    return new WorldSnapshot.Window(
        account(place + ".account", rate.account()),
        rate.action(),
        each(place + ".calls", rate.calls(), StateReader::instant));
  }

  private WorldSnapshot.Pending fault(String place, StateFile.Fault fault) {
    boolean isGood =
        fault.every() >= 1
            && fault.probability() > 0
            && fault.probability() <= 1
            && fault.met() >= 0
            && fault.seen() >= fault.met()
            && (fault.times() == null || fault.times() > fault.met());
    if (!isGood) {
      throw mistake(
          place,
          "has a schedule that no fault has",
          "write every from 1, probability above 0 and up to 1, met up to seen and below times");
    }
    Optional<String> action = Optional.ofNullable(fault.action());
    if (action.filter(name -> !words.actions().contains(name)).isPresent()) {
      throw mistake(place + ".action", "is \"" + action.get() + "\"", oneOf(words.actions()));
    }
    if ((fault.code() == null) == (fault.fault() == null)) {
      throw mistake(place, "has not one of code and fault", "write one of them");
    }
    OptionalInt times = fault.times() == null ? OptionalInt.empty() : OptionalInt.of(fault.times());
    return new WorldSnapshot.Pending(
        fault.id(),
        new Fault(
            new Fault.Match(action, Optional.ofNullable(fault.key()), fault.parameters()),
            fault.code() == null ? mishap(place, fault) : answer(place, action, fault.code()),
            new Schedule(
                times, fault.every(), fault.probability(), number(place + ".seed", fault.seed()))),
        fault.seen(),
        fault.met(),
        number(place + ".random", fault.random()));
  }

  private Fault.Effect answer(String place, Optional<String> action, String code) {
    try {
      return new Fault.Answer(ScopedFaults.error(words, action, code));
    } catch (IllegalArgumentException unknown) {
      throw new InvalidControlRequest("state file: " + place + ".code: " + unknown.getMessage());
    }
  }

  private static Fault.Effect mishap(String place, StateFile.Fault fault) {
    Duration delay = duration(place + ".delay", Optional.ofNullable(fault.delay()).orElse("PT0S"));
    if (delay.isNegative() || delay.compareTo(FaultCatalogue.MAX_DELAY) > 0) {
      throw mistake(place + ".delay", "is " + delay, "write one up to " + FaultCatalogue.MAX_DELAY);
    }
    return new Fault.TransportFault(
        oneOf(place + ".fault", fault.fault(), Fault.MishapKind.values(), Object::toString), delay);
  }

  private long account(String place, String text) {
    long id = number(place, text);
    if (!accounts.isFromTheStart(id) && !made.contains(id)) {
      throw mistake(
          place,
          "is " + id + ", which is no account of this world",
          "import the file into a simulator with the world that it comes from");
    }
    return id;
  }

  private static long number(String place, String text) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException notANumber) {
      throw mistake(place, "is \"" + text + "\"", "write a whole number of 64 bits as text");
    }
  }

  private static Instant instant(String place, String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeException notAnInstant) {
      throw mistake(place, "is \"" + text + "\"", "write an instant like 2030-01-01T00:00:00Z");
    }
  }

  /** An instant that a clock can show, or that is not long after. */
  static Instant time(String place, String text) {
    Instant time = instant(place, text);
    if (time.isBefore(Instant.EPOCH) || time.isAfter(LAST)) {
      throw mistake(place, "is " + time, "write a time of the years 1970 to 9000");
    }
    return time;
  }

  private static Duration duration(String place, String text) {
    try {
      return Duration.parse(text);
    } catch (DateTimeException notADuration) {
      throw mistake(place, "is \"" + text + "\"", "write a duration like PT1H");
    }
  }

  private static <T> T oneOf(String place, String text, T[] values, Function<T, String> name) {
    return Arrays.stream(values)
        .filter(value -> name.apply(value).equals(text))
        .findFirst()
        .orElseThrow(
            () ->
                mistake(
                    place, "is \"" + text + "\"", oneOf(Arrays.stream(values).map(name).toList())));
  }

  private static String oneOf(List<String> names) {
    return "write one of " + String.join(", ", names);
  }

  static InvalidControlRequest mistake(String place, String what, String cure) {
    return new InvalidControlRequest("state file: " + place + " " + what + "; " + cure);
  }
}
