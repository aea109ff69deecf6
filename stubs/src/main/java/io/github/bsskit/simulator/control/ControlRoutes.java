package io.github.bsskit.simulator.control;

import io.github.bsskit.simulator.metrics.CallCounts;
import io.github.bsskit.simulator.world.StoreUnavailableException;
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

/** The routes of the control API. */
public final class ControlRoutes {

  /** The prefix of all paths, below WireMock's admin API. */
  public static final String ROOT = "/__admin/bss/";

  /** The path of the console. */
  public static final String CONSOLE = ROOT + "console";

  /** The path of the public readiness probe. */
  public static final String READY = ROOT + "ready";

  /** The path of the public liveness probe. */
  public static final String LIVE = ROOT + "live";

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
  static final String METRICS = ROOT + "metrics";
  static final String OPENAPI = ROOT + "openapi.yaml";

  private static final int MAX_BYTES = 1 << 20;

  static final String INTERNAL_ERROR = "internal error of the simulator: see its stderr";

  /** Matches one segment of a path. */
  private static final String ANY = "/*";

  @FunctionalInterface
  private interface Handler {
    ControlResponse handle(ControlRequest request);
  }

  private final Map<String, Map<String, Handler>> routes = new LinkedHashMap<>();
  private final StateControl state;

  /**
   * Creates the routes of a simulation.
   *
   * @param calls the counts of its calls
   * @param hasDocs whether the documentation is served, too
   */
  public ControlRoutes(Simulation simulation, CallCounts calls, boolean hasDocs) {
    World world = simulation.world();
    post(RESET, body -> done(body, simulation::reset));
    get(PROFILE, () -> ControlResponse.json(200, SimulatorProfile.of(simulation)));
    get(FAULT_WORDS, () -> ControlResponse.json(200, FaultListing.of(simulation)));
    addFaults(new FaultControl(simulation));
    addClock(new ClockControl(world));
    get(RATES, new RateControl(simulation)::list);
    post(REFILL, body -> done(body, () -> world.state().records().refillRates()));
    AccountControl accounts = new AccountControl(world);
    get(ACCOUNTS, accounts::list);
    post(ACCOUNTS, accounts::create);
    state = new StateControl(simulation);
    get(STATE, state::save);
    raw("PUT", STATE, request -> state.load(request.body()));
    LedgerControl ledger = new LedgerControl(world, simulation.journal());
    get(LEDGER, ledger::show);
    JournalControl journal = new JournalControl(world, simulation.journal());
    bodiless("GET", JOURNAL, journal::list);
    bodiless("DELETE", JOURNAL, request -> journal.clear());
    bodiless("GET", JOURNAL + ANY, journal::show);
    post(EXPLAIN, new ExplainControl(world, simulation.journal())::explain);
    get(LIVE, Health::live);
    bodiless(
        "GET", READY, request -> Health.readiness(simulation.readiness(), !request.isTrusted()));
    get(HEALTH, () -> Health.response(simulation, hasDocs));
    get(METRICS, new MetricsControl(simulation, calls)::show);
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

  /** Whether a path, without its query, belongs to the control API. */
  public static boolean isAt(String path) {
    return path.startsWith(ROOT);
  }

  /** The maximum size of a request body, but for {@link #isImport}; see {@link #tooLarge}. */
  public static int maxBytes() {
    return MAX_BYTES;
  }

  /** Whether a request imports a state file, whose size only memory limits. */
  public static boolean isImport(String method, String path) {
    return method.equals("PUT") && path.equals(STATE);
  }

  /** Starts an import, which receives the body in pieces. */
  public StateImport startImport() {
    return state.load();
  }

  /** Whether a path is for everyone: probes come from other machines and send no token. */
  static boolean isPublic(String path) {
    return path.equals(READY) || path.equals(LIVE);
  }

  /** Whether a request asks for the health, which must get a response whatever else is running. */
  public static boolean isProbe(String path) {
    return isPublic(path) || path.equals(HEALTH);
  }

  /**
   * The response to a request with a larger body.
   *
   * @param limit the maximum in bytes
   * @param usual the maximum if memory is not scarce
   */
  public static ControlResponse tooLarge(String method, String path, int limit, int usual) {
    return ControlResponse.tooLarge(
        "the body of "
            + method
            + " "
            + path
            + " is too large: send at most "
            + limit
            + " bytes"
            + (limit < usual
                ? ", or start the simulator with more memory, such as java -Xmx512m"
                : ""));
  }

  /** The response to probes while no other requests are accepted; empty for other paths. */
  public static Optional<ControlResponse> stopping(String path, Readiness readiness) {
    if (path.equals(LIVE)) {
      return Optional.of(Health.live());
    }
    return path.equals(READY) ? Optional.of(Health.readiness(readiness, true)) : Optional.empty();
  }

  private void addFaults(FaultControl faults) {
    get(FAULTS, faults::list);
    post(FAULTS, faults::arm);
    bodiless("DELETE", FAULTS, request -> faults.disarm());
    bodiless("DELETE", FAULTS + ANY, request -> faults.disarm(request.lastSegment()));
  }

  private void addClock(ClockControl clock) {
    get(CLOCK, clock::show);
    post(ADVANCE, clock::advance);
    post(CLOCK + "/set", clock::set);
    post(CLOCK + "/freeze", clock::freeze);
    post(CLOCK + "/resume", clock::resume);
  }

  private void get(String path, Supplier<ControlResponse> handler) {
    bodiless("GET", path, request -> handler.get());
  }

  private void post(String path, Function<ControlBody, ControlResponse> handler) {
    raw("POST", path, request -> handler.apply(ControlBody.read(request.body())));
  }

  private void bodiless(String method, String path, Handler handler) {
    raw(
        method,
        path,
        request -> {
          ControlBody.read(request.body()).allowOnly();
          return handler.handle(request);
        });
  }

  /** Only the list of the journal accepts a query. */
  private void raw(String method, String path, Handler handler) {
    Handler withoutQuery = request -> handler.handle(request.allowOnlyQuery());
    routes
        .computeIfAbsent(path, key -> new LinkedHashMap<>())
        .put(method, path.equals(JOURNAL) ? handler : withoutQuery);
  }

  private static ControlResponse done(ControlBody body, Runnable change) {
    body.allowOnly();
    change.run();
    return ControlResponse.nothing();
  }

  /** Handles a request. An invalid one returns a problem and changes nothing. */
  public ControlResponse handle(ControlRequest request) {
    String path = request.path();
    if (request.body().length > MAX_BYTES && !isImport(request.method(), path)) {
      return tooLarge(request.method(), path, MAX_BYTES, MAX_BYTES);
    }
    Map<String, Handler> methods =
        Optional.ofNullable(routes.get(path)).orElseGet(() -> routes.get(pattern(path)));
    if (methods == null) {
      return ControlResponse.notFound(
          "unknown path " + path + ": use one of " + String.join(", ", known()));
    }
    String method = request.method().equals("HEAD") ? "GET" : request.method();
    Handler handler = methods.get(method);
    if (handler == null) {
      String allowed = String.join(", ", methods.keySet());
      return ControlResponse.methodNotAllowed(
          allowed, path + " does not support " + request.method() + ": use " + allowed);
    }
    try {
      return handler.handle(request);
    } catch (InvalidControlRequest invalid) {
      return ControlResponse.badRequest(invalid.getMessage());
    } catch (StoreUnavailableException unavailable) {
      return ControlResponse.unavailable(unavailable.getMessage());
    } catch (RuntimeException error) {
      Simulation.report(error);
      return ControlResponse.failure(INTERNAL_ERROR);
    }
  }

  /** The path with a wildcard as its last segment. */
  private static String pattern(String path) {
    return path.substring(0, path.lastIndexOf('/')) + ANY;
  }

  /** All methods and paths, for example {@code GET /__admin/bss/profile}. */
  List<String> known() {
    return routes.entrySet().stream()
        .flatMap(
            route ->
                route.getValue().keySet().stream().map(method -> method + " " + route.getKey()))
        .toList();
  }
}
