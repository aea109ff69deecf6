package io.github.bsskit.simulator.control;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.bsskit.simulator.api.Order;
import io.github.bsskit.simulator.api.QuotaLedger;
import io.github.bsskit.simulator.gateway.FaultCatalogue;
import io.github.bsskit.simulator.world.MovableClock.ClockState;
import io.github.bsskit.simulator.world.StateBuilder;
import io.github.bsskit.simulator.world.WorldSnapshot.CreatedAccount;
import io.github.bsskit.simulator.world.WorldSnapshot.IdState;
import io.github.bsskit.simulator.world.WorldSnapshot.RateWindow;
import io.github.bsskit.simulator.world.WorldSnapshot.SavedFault;
import io.github.bsskit.simulator.world.WorldSnapshot.UsedNonces;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** The fields of a state file: how each is read, checked and put into the new state. */
final class StateSections {

  static final String FORMAT = "format";
  static final String VERSION = "version";
  static final String IDS = "ids";
  static final String CLOCK = "clock";
  static final String ACCOUNT_CLOCKS = "accountClocks";
  static final String ACCOUNTS = "accounts";
  static final String LEDGERS = "ledgers";
  static final String ORDERS = "orders";
  static final String NONCES = "nonces";
  static final String RATES = "rates";
  static final String FAULTS = "faults";

  /** Fields of which each element is read for itself. */
  private static final List<String> LISTS =
      List.of(ACCOUNTS, LEDGERS, ORDERS, NONCES, RATES, FAULTS);

  /** Reads a value or an element and keeps it. */
  private record Reader(JavaType type, BiConsumer<String, Object> keep) {}

  private final Simulation simulation;
  private final StateFile file;
  private final Map<String, Reader> readers = new LinkedHashMap<>();
  private final Set<String> started = new HashSet<>();
  private StateBuilder builder;
  private StateValidator validator;
  private ClockState clock;
  private Map<Long, ClockState> accountClocks = new LinkedHashMap<>();

  StateSections(Simulation simulation, StateFile file, FaultCatalogue catalogue) {
    this.simulation = simulation;
    this.file = file;
    builder = simulation.world().builder();
    validator = new StateValidator(builder, catalogue);
    add(FORMAT, JsonNode.class, (place, format) -> checkFormat(format));
    add(VERSION, JsonNode.class, (place, version) -> checkVersion(version));
    add(
        IDS,
        IdState.class,
        (place, ids) -> validator.check(place, ids),
        ids -> builder.setIds(ids));
    add(CLOCK, ClockState.class, (place, state) -> clock = state);
    readers.put(
        ACCOUNT_CLOCKS,
        new Reader(file.mapType(Long.class, ClockState.class), (place, all) -> keepClocks(all)));
    add(
        ACCOUNTS,
        CreatedAccount.class,
        (place, account) -> validator.check(place, account),
        account -> builder.add(account));
    add(
        LEDGERS,
        QuotaLedger.class,
        (place, ledger) -> validator.check(place, ledger),
        ledger -> builder.add(ledger));
    add(
        ORDERS,
        Order.class,
        (place, order) -> validator.check(place, order),
        order -> builder.add(order));
    add(
        NONCES,
        UsedNonces.class,
        (place, used) -> validator.check(place, used),
        used -> builder.add(used));
    add(
        RATES,
        RateWindow.class,
        (place, window) -> validator.check(place, window),
        window -> builder.add(window));
    add(
        FAULTS,
        SavedFault.class,
        (place, fault) -> validator.check(place, fault),
        fault -> builder.add(fault));
  }

  private <T> void add(String field, Class<T> type, BiConsumer<String, T> keep) {
    readers.put(
        field, new Reader(file.type(type), (place, value) -> keep.accept(place, type.cast(value))));
  }

  /** Adds a field whose values are checked and then put into the new state. */
  private <T> void add(String field, Class<T> type, BiConsumer<String, T> check, Consumer<T> keep) {
    add(field, type, check.andThen((place, value) -> keep.accept(value)));
  }

  /** Whether each element of a field is read for itself. */
  static boolean isList(String field) {
    return LISTS.contains(field);
  }

  boolean hasHashes(String field) {
    return field.equals(NONCES);
  }

  /** Checks the name of a field, before its value. */
  void start(String field) {
    if (!readers.containsKey(field)) {
      throw StateFile.invalid("unknown field " + StateFile.shown(field) + ": " + StateFile.FIX);
    }
    if (LISTS.contains(field) && !field.equals(ACCOUNTS)) {
      require(ACCOUNTS, field);
    }
    if (field.equals(ORDERS)) {
      require(IDS, field);
    }
    started.add(field);
  }

  private void require(String first, String field) {
    if (!started.contains(first)) {
      throw StateFile.invalid(
          field + " is before " + first + ": keep the order of the exported file");
    }
  }

  /**
   * Reads a value, or an element of a list.
   *
   * @param place where it is in the file
   */
  void read(String field, String place, JsonParser part) {
    Reader reader = readers.get(field);
    Object value = file.read(place, part, reader.type());
    try {
      reader.keep().accept(place, value);
    } catch (IllegalArgumentException inconsistent) {
      throw StateFile.invalid(inconsistent.getMessage() + " (" + place + ")");
    }
  }

  void addHash(String place, String hash) {
    builder.addNonce(StateFile.hash(place, hash));
  }

  private void checkFormat(JsonNode format) {
    if (!TextNode.valueOf(StateFile.FORMAT).equals(format)) {
      throw StateFile.invalid("unsupported or missing \"format\": " + StateFile.FIX);
    }
  }

  private void checkVersion(JsonNode version) {
    if (!IntNode.valueOf(StateFile.VERSION).equals(version)) {
      throw StateFile.invalid(
          "unsupported or missing \"version\" "
              + StateFile.shown(version)
              + ": this simulator reads version "
              + StateFile.VERSION);
    }
  }

  private void keepClocks(Object all) {
    ((Map<?, ?>) all)
        .forEach((account, state) -> accountClocks.put((Long) account, (ClockState) state));
  }

  /** Replaces the state. */
  void finish() {
    if (!started.contains(FORMAT)) {
      checkFormat(null);
    }
    if (!started.contains(VERSION)) {
      checkVersion(null);
    }
    for (String field : readers.keySet()) {
      if (!started.contains(field)) {
        throw StateFile.missing(field);
      }
    }
    accountClocks.keySet().forEach(account -> validator.checkAccount(ACCOUNT_CLOCKS, account));
    try {
      simulation.restore(builder, clock, accountClocks);
    } catch (IllegalArgumentException invalid) {
      throw StateFile.invalid(invalid.getMessage());
    }
    drop();
  }

  /** Frees what has been read. */
  void drop() {
    builder = null;
    validator = null;
    accountClocks = Map.of();
  }
}
