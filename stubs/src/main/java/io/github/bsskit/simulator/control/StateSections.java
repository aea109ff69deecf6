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

/** The fields of a state file: how each is read, checked and put into the new state. */
final class StateSections {

  private static final String FORMAT = "format";
  private static final String VERSION = "version";
  private static final String IDS = "ids";
  private static final String CLOCK = "clock";
  private static final String ACCOUNT_CLOCKS = "accountClocks";
  private static final String ACCOUNTS = "accounts";
  private static final String LEDGERS = "ledgers";
  private static final String ORDERS = "orders";
  private static final String NONCES = "nonces";
  private static final String RATES = "rates";
  private static final String FAULTS = "faults";

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
    add(IDS, IdState.class, this::keep);
    add(CLOCK, ClockState.class, (place, state) -> clock = state);
    readers.put(
        ACCOUNT_CLOCKS,
        new Reader(file.mapType(Long.class, ClockState.class), (place, all) -> keepClocks(all)));
    add(ACCOUNTS, CreatedAccount.class, this::keep);
    add(LEDGERS, QuotaLedger.class, this::keep);
    add(ORDERS, Order.class, this::keep);
    add(NONCES, UsedNonces.class, this::keep);
    add(RATES, RateWindow.class, this::keep);
    add(FAULTS, SavedFault.class, this::keep);
  }

  private <T> void add(String field, Class<T> type, BiConsumer<String, T> keep) {
    readers.put(
        field, new Reader(file.type(type), (place, value) -> keep.accept(place, type.cast(value))));
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

  private void keep(String place, IdState ids) {
    validator.check(place, ids);
    builder.setIds(ids);
  }

  private void keepClocks(Object all) {
    ((Map<?, ?>) all)
        .forEach((account, state) -> accountClocks.put((Long) account, (ClockState) state));
  }

  private void keep(String place, CreatedAccount account) {
    validator.check(place, account);
    builder.add(account);
  }

  private void keep(String place, QuotaLedger ledger) {
    validator.check(place, ledger);
    builder.add(ledger);
  }

  private void keep(String place, Order order) {
    validator.check(place, order);
    builder.add(order);
  }

  private void keep(String place, UsedNonces nonces) {
    validator.check(place, nonces);
    builder.add(nonces);
  }

  private void keep(String place, RateWindow window) {
    validator.check(place, window);
    builder.add(window);
  }

  private void keep(String place, SavedFault fault) {
    validator.check(place, fault);
    builder.add(fault);
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
