package io.github.bsskit.simulator.control;

import io.github.bsskit.simulator.world.World;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** The control API of the simulator: which path and method does what. */
public final class ControlRoutes {

  /** What all its paths begin with; a part of WireMock's admin API. */
  public static final String ROOT = "/__admin/bss/";

  /** The page for people. */
  public static final String CONSOLE = ROOT + "console";

  static final String PROFILE = ROOT + "profile";
  static final String FAULTS = ROOT + "faults";
  static final String FAULT_WORDS = ROOT + "fault-words";
  static final String RESET = ROOT + "reset";
  static final String CLOCK = ROOT + "clock";
  static final String ADVANCE = CLOCK + "/advance";
  static final String RATES = ROOT + "rate-windows";
  static final String REFILL = RATES + "/refill";
  static final String ACCOUNTS = ROOT + "accounts";
  static final String LEDGER = ROOT + "ledger";
  static final String JOURNAL = ROOT + "journal";
  static final String EXPLAIN = ROOT + "explain-signature";
  static final String STATE = ROOT + "state";
  static final String HEALTH = ROOT + "health";
  static final String OPENAPI = ROOT + "openapi.yaml";

  /** Far above every call but one that brings a state. */
  private static final int MOST_BYTES = 1 << 20;

  private static final int MOST_STATE_BYTES = 64 << 20;

  /** Stands for one part of a path. */
  private static final String ANY = "/*";

  /** What one method of one path does. */
  @FunctionalInterface
  private interface Control {
    ControlResponse answer(ControlRequest call);
  }

  private final Map<String, Map<String, Control>> routes = new LinkedHashMap<>();

  /**
   * The control API of a simulation.
   *
   * @param hasDocs whether the documentation is served beside it
   */
  public ControlRoutes(Simulation simulation, boolean hasDocs) {
    World world = simulation.world();
    post(RESET, body -> done(body, simulation::reset));
    get(PROFILE, () -> ControlResponse.json(200, SimulatorProfile.of(simulation)));
    get(FAULT_WORDS, () -> ControlResponse.json(200, FaultListing.of(simulation.operations())));
    addFaults(new FaultControl(world, new ScopedFaults(world, simulation.operations())));
    addClock(new ClockControl(world));
    get(RATES, new RateControl(simulation)::list);
    post(REFILL, body -> done(body, () -> world.rates().refill()));
    AccountControl accounts = new AccountControl(world);
    get(ACCOUNTS, accounts::list);
    post(ACCOUNTS, accounts::make);
    StateControl state = new StateControl(simulation);
    get(STATE, state::save);
    raw("PUT", STATE, call -> state.load(call.body()));
    LedgerControl ledger = new LedgerControl(world, simulation.ledger(), simulation.journal());
    get(LEDGER, ledger::show);
    JournalControl journal = new JournalControl(world, simulation.journal());
    bodiless("GET", JOURNAL, journal::list);
    bodiless("DELETE", JOURNAL, call -> journal.forget());
    bodiless("GET", JOURNAL + ANY, journal::show);
    post(EXPLAIN, new ExplainControl(world, simulation.journal())::explain);
    get(HEALTH, () -> ControlResponse.json(200, Health.of(simulation, hasDocs)));
    get(OPENAPI, ControlRoutes::openApi);
    Console console = new Console();
    bodiless("GET", CONSOLE, console::page);
    bodiless("GET", CONSOLE + ANY, console::file);
  }

  private static ControlResponse openApi() {
    try (InputStream file = ControlRoutes.class.getResourceAsStream("openapi.yaml")) {
      return ControlResponse.yaml(file.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether a path is one of the control API's, as it came and without the query. */
  public static boolean isAt(String path) {
    return path.startsWith(ROOT);
  }

  /** How many bytes a call may bring; what brings more is answered {@link #tooLarge}. */
  public static int mostBytes(String method, String path) {
    return method.equals("PUT") && path.equals(STATE) ? MOST_STATE_BYTES : MOST_BYTES;
  }

  /** The answer to a call that brings too much. */
  public static ControlResponse tooLarge(String method, String path) {
    return ControlResponse.tooLarge(
        "the body is longer than the %d bytes that %s %s takes; send less"
            .formatted(mostBytes(method, path), method, path));
  }

  private void addFaults(FaultControl faults) {
    get(FAULTS, faults::list);
    post(FAULTS, faults::arm);
    bodiless("DELETE", FAULTS, call -> faults.disarm());
    bodiless("DELETE", FAULTS + ANY, call -> faults.disarm(call.lastPart()));
  }

  private void addClock(ClockControl clock) {
    get(CLOCK, clock::tell);
    post(ADVANCE, clock::advance);
    post(CLOCK + "/set", clock::set);
    post(CLOCK + "/freeze", clock::freeze);
    post(CLOCK + "/resume", clock::resume);
  }

  private void get(String path, Supplier<ControlResponse> control) {
    bodiless("GET", path, call -> control.get());
  }

  private void post(String path, Function<ControlBody, ControlResponse> control) {
    raw("POST", path, call -> control.apply(ControlBody.read(call.body())));
  }

  private void bodiless(String method, String path, Control control) {
    raw(
        method,
        path,
        call -> {
          ControlBody.read(call.body()).allowOnly();
          return control.answer(call);
        });
  }

  /** Only the list of the journal takes a query. */
  private void raw(String method, String path, Control control) {
    routes
        .computeIfAbsent(path, key -> new LinkedHashMap<>())
        .put(method, call -> control.answer(path.equals(JOURNAL) ? call : call.withoutQuery()));
  }

  private static ControlResponse done(ControlBody body, Runnable change) {
    body.allowOnly();
    change.run();
    return ControlResponse.nothing();
  }

  /** Answers a call; what cannot be carried out is answered a problem and changes nothing. */
  public ControlResponse answer(ControlRequest call) {
    if (call.body().length > mostBytes(call.method(), call.path())) {
      return tooLarge(call.method(), call.path());
    }
    Map<String, Control> methods =
        Optional.ofNullable(routes.get(call.path())).orElseGet(() -> routes.get(pattern(call)));
    if (methods == null) {
      return ControlResponse.notFound(
          call.path() + " is not known; known are " + String.join(", ", known()));
    }
    String method = call.method().equals("HEAD") ? "GET" : call.method();
    Control control = methods.get(method);
    if (control == null) {
      String allowed = String.join(", ", methods.keySet());
      return ControlResponse.methodNotAllowed(
          allowed, call.path() + " does not take " + call.method() + "; use " + allowed);
    }
    try {
      return control.answer(call);
    } catch (InvalidControlRequest mistake) {
      return ControlResponse.badRequest(mistake.getMessage());
    } catch (RuntimeException fault) {
      Simulation.report(fault);
      return ControlResponse.failure("the simulator failed; its console tells where");
    }
  }

  /** The path with its last part left open. */
  private static String pattern(ControlRequest call) {
    String path = call.path();
    return path.substring(0, path.lastIndexOf('/')) + ANY;
  }

  /** Every method of every path, for example {@code GET /__admin/bss/profile}. */
  List<String> known() {
    return routes.entrySet().stream()
        .flatMap(
            route ->
                route.getValue().keySet().stream().map(method -> method + " " + route.getKey()))
        .toList();
  }
}
