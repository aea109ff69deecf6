package io.github.bsskit.simulator;

import com.github.tomakehurst.wiremock.extension.Extension;
import io.github.bsskit.simulator.api.AuthMode;
import io.github.bsskit.simulator.api.LogFormat;
import io.github.bsskit.simulator.api.OrderIds;
import io.github.bsskit.simulator.api.ThrottlingMode;
import io.github.bsskit.simulator.control.Docs;
import io.github.bsskit.simulator.control.SimulationOptions;
import io.github.bsskit.simulator.control.SimulatorName;
import io.github.bsskit.simulator.host.CallLog;
import io.github.bsskit.simulator.host.ListenHost;
import io.github.bsskit.simulator.host.ServerOptions;
import io.github.bsskit.simulator.store.StoreOptions;
import io.github.bsskit.simulator.world.Fixtures;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * The settings of a simulator. The defaults suit tests: loopback, a free port, the built-in world,
 * strict signatures and the documented rate limits.
 */
public final class Settings {

  private ListenHost host = new ListenHost("127.0.0.1");
  private int port;
  private OptionalInt httpsPort = OptionalInt.empty();
  private AuthMode auth = AuthMode.STRICT;
  private ThrottlingMode throttling = ThrottlingMode.DOCUMENTED;
  private OrderIds orderIds = OrderIds.LARGE;
  private OptionalLong seed = OptionalLong.empty();
  private InstantSource clock = InstantSource.system();
  private Optional<Fixtures> world = Optional.empty();
  private Optional<Path> stubs = Optional.empty();
  private Optional<CallLog> log = Optional.empty();
  private Optional<String> adminToken = Optional.empty();
  private boolean allowsLocalTargets;
  private int journalSize = SimulationOptions.JOURNAL_SIZE;
  private StoreOptions store = StoreOptions.memory();
  private Optional<String> name = Optional.empty();
  private Duration drain = Duration.ZERO;
  private boolean hasDocs = true;
  private boolean hasFastLane = !"slow".equals(System.getProperty("bsskit.lane"));
  private List<Extension> extensions = List.of();
  String docsFiles = Docs.FILES;

  /**
   * The name or IP address to listen on. IPv6 addresses may have brackets.
   *
   * @throws IllegalArgumentException if it is neither a name nor an address
   */
  public Settings host(String host) {
    this.host = ListenHost.parse(host);
    return this;
  }

  /** The port for HTTP, 0 to 65535; 0 selects a free one. */
  public Settings port(int port) {
    this.port = port;
    return this;
  }

  /** Enables HTTPS with WireMock's own certificate; port 0 selects a free one. */
  public Settings httpsPort(int httpsPort) {
    this.httpsPort = OptionalInt.of(httpsPort);
    return this;
  }

  /** Whether unsigned calls are accepted on the OpenAPI-style paths. */
  public Settings auth(AuthMode auth) {
    this.auth = auth;
    return this;
  }

  /** Which rate limits apply, and the status of a throttled response. */
  public Settings throttling(ThrottlingMode throttling) {
    this.throttling = throttling;
    return this;
  }

  /** Which numbers orders get. */
  public Settings orderIds(OrderIds orderIds) {
    this.orderIds = orderIds;
    return this;
  }

  /** Makes all ids repeatable: the same calls in the same order get the same ids. */
  public Settings seed(long seed) {
    this.seed = OptionalLong.of(seed);
    return this;
  }

  /** The clock for dates, signatures, nonces and rate limits. */
  public Settings clock(InstantSource clock) {
    this.clock = clock;
    return this;
  }

  /**
   * Replaces the built-in accounts, keys and catalogue by those of a world file.
   *
   * @throws IllegalArgumentException if the file cannot be read or is invalid
   */
  public Settings world(Path file) {
    this.world = Optional.of(Fixtures.read(file));
    return this;
  }

  /** A directory with WireMock's {@code mappings} and {@code __files}. */
  public Settings stubs(Path directory) {
    this.stubs = Optional.of(directory);
    return this;
  }

  /** Logs each call to a stream. */
  public Settings log(LogFormat format, PrintStream out) {
    this.log = format == LogFormat.NONE ? Optional.empty() : Optional.of(new CallLog(format, out));
    return this;
  }

  /**
   * Allows other machines to use the control API and WireMock's admin API with {@code
   * Authorization: Bearer} and this token.
   *
   * @throws IllegalArgumentException if it is empty or has a space or a non-ASCII character
   */
  public Settings adminToken(String adminToken) {
    if (!adminToken.matches("[!-~]+")) {
      throw new IllegalArgumentException(
          adminToken.isBlank()
              ? "the admin token is empty: use a token that is hard to guess"
              : "the admin token has a character that is not allowed in a header: use letters and"
                  + " digits");
    }
    this.adminToken = Optional.of(adminToken);
    return this;
  }

  /**
   * Whether WireMock's proxying, recording and webhooks may send requests to this machine and to
   * link-local addresses; by default they may not. Requests to the simulator itself are never
   * allowed.
   */
  public Settings allowLocalTargets(boolean allowsLocalTargets) {
    this.allowsLocalTargets = allowsLocalTargets;
    return this;
  }

  /**
   * Keeps the state in a directory, or in a PostgreSQL database that several simulators can share.
   * Without it, the state ends with the simulator.
   *
   * @param location a directory, which is created if necessary, or a JDBC URL such as {@code
   *     jdbc:postgresql://host/database}
   */
  public Settings store(String location) {
    store = new StoreOptions(Optional.of(location), store.schema(), store.timeout());
    return this;
  }

  /** The schema in PostgreSQL; simulators with the same schema share their state. */
  public Settings storeSchema(String schema) {
    store = new StoreOptions(store.location(), schema, store.timeout());
    return this;
  }

  /** How long a start waits for PostgreSQL, and a call at most. */
  public Settings storeTimeout(Duration timeout) {
    store = new StoreOptions(store.location(), store.schema(), timeout);
    return this;
  }

  /**
   * The simulator's name, by which people tell apart simulators that share a store. Default: the
   * name of the host and the port.
   *
   * @throws IllegalArgumentException if it is empty, longer than 100 characters, or has other
   *     characters than letters, digits, dots, hyphens, underscores and colons
   */
  public Settings name(String name) {
    this.name = Optional.of(SimulatorName.checked(name));
    return this;
  }

  /**
   * How long a simulator that is stopped reports that it is not ready, and still serves, so that a
   * load balancer can turn to others first. Default: zero.
   *
   * @throws IllegalArgumentException if it is negative
   */
  public Settings drain(Duration drain) {
    if (drain.isNegative()) {
      throw new IllegalArgumentException(
          "invalid drain time of " + drain.toSeconds() + " s: use a number from 0");
    }
    this.drain = drain;
    return this;
  }

  /** The maximum number of calls in the simulator's journal and in WireMock's; 0 keeps none. */
  public Settings journalSize(int journalSize) {
    if (journalSize < 0) {
      throw new IllegalArgumentException(
          "invalid journal size " + journalSize + ": use a number from 0");
    }
    this.journalSize = journalSize;
    return this;
  }

  /** Adds WireMock extensions. They may change any response, so all calls go through WireMock. */
  public Settings extensions(Extension... extensions) {
    this.extensions = List.of(extensions);
    return this;
  }

  /**
   * Whether calls may bypass WireMock while nothing is configured there that could affect them. The
   * responses are the same; through WireMock they take longer. The system property {@code
   * bsskit.lane=slow} changes the default to false.
   */
  public Settings fastLane(boolean hasFastLane) {
    this.hasFastLane = hasFastLane;
    return this;
  }

  /** Whether {@code /docs/} serves the documentation; otherwise your stubs can serve it. */
  public Settings docs(boolean hasDocs) {
    this.hasDocs = hasDocs;
    return this;
  }

  SimulationOptions simulation() {
    return new SimulationOptions(
        world.orElseGet(Fixtures::builtIn),
        clock,
        orderIds,
        seed,
        auth,
        throttling,
        journalSize,
        store,
        name);
  }

  ServerOptions server() {
    return new ServerOptions(
        new ServerOptions.Listen(host, port, httpsPort),
        new ServerOptions.WireMock(stubs, extensions, hasFastLane),
        adminToken,
        allowsLocalTargets,
        hasDocs ? Optional.of(new Docs(docsFiles)) : Optional.empty(),
        log,
        drain);
  }
}
