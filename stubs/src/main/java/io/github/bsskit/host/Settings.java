package io.github.bsskit.host;

import com.github.tomakehurst.wiremock.extension.Extension;
import io.github.bsskit.contract.Operation;
import io.github.bsskit.control.CallListener;
import io.github.bsskit.control.ControlAccess;
import io.github.bsskit.control.Docs;
import io.github.bsskit.control.Simulation;
import io.github.bsskit.domain.Domain;
import io.github.bsskit.gateway.AuthMode;
import io.github.bsskit.gateway.Gateway;
import io.github.bsskit.gateway.Throttling;
import io.github.bsskit.journal.Journal;
import io.github.bsskit.world.Fixtures;
import io.github.bsskit.world.OrderIds;
import io.github.bsskit.world.World;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * How a simulator is to run; without any call, as a test wants it: on loopback, on a free port,
 * with the built-in world, strict signatures and the documented limits.
 */
public final class Settings {

  String host = "127.0.0.1";
  int port;
  OptionalInt httpsPort = OptionalInt.empty();
  AuthMode auth = AuthMode.STRICT;
  Throttling throttling = Throttling.DOCUMENTED;
  OrderIds orderIds = OrderIds.LARGE;
  OptionalLong seed = OptionalLong.empty();
  InstantSource clock = InstantSource.system();
  Optional<Fixtures> world = Optional.empty();
  Optional<Path> stubs = Optional.empty();
  Optional<CallLog> log = Optional.empty();
  Optional<String> adminToken = Optional.empty();
  int journalSize = 1_000;
  boolean hasDocs = true;
  boolean hasFastLane = !"slow".equals(System.getProperty("bsskit.lane"));
  List<Extension> extensions = List.of();
  String docsFiles = Docs.FILES;

  /** The address to listen on, a name or a number. */
  public Settings host(String host) {
    this.host = host;
    return this;
  }

  /** The port to listen on, 0 to 65535; 0 takes a free one. */
  public Settings port(int port) {
    this.port = port;
    return this;
  }

  /** Listens for HTTPS as well, with a certificate of WireMock's own; 0 takes a free port. */
  public Settings httpsPort(int httpsPort) {
    this.httpsPort = OptionalInt.of(httpsPort);
    return this;
  }

  /** Whether unsigned calls are taken on the OpenAPI-style paths. */
  public Settings auth(AuthMode auth) {
    this.auth = auth;
    return this;
  }

  /** Whether the documented limits of rates are kept. */
  public Settings throttling(Throttling throttling) {
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

  /** The clock for dates, signatures, nonces and rates. */
  public Settings clock(InstantSource clock) {
    this.clock = clock;
    return this;
  }

  /** Another world than the built-in one. */
  public Settings world(Fixtures world) {
    this.world = Optional.of(world);
    return this;
  }

  /** A directory with WireMock's {@code mappings} and {@code __files}. */
  public Settings stubs(Path directory) {
    this.stubs = Optional.of(directory);
    return this;
  }

  /** Writes a line for each call, unless the format is none. */
  public Settings log(LogFormat format, PrintStream out) {
    this.log = format == LogFormat.NONE ? Optional.empty() : Optional.of(new CallLog(format, out));
    return this;
  }

  /**
   * Lets other machines use the control API, if they send {@code Authorization: Bearer} and this.
   *
   * @throws IllegalArgumentException if it is empty, or no header could have it
   */
  public Settings adminToken(String adminToken) {
    if (!adminToken.matches("[!-~]+")) {
      throw new IllegalArgumentException(
          adminToken.isBlank()
              ? "the admin token is empty; name one that nobody guesses, or none"
              : "the admin token has a space, or a character that no header has; name one of"
                  + " letters and digits");
    }
    this.adminToken = Optional.of(adminToken);
    return this;
  }

  /** How many calls the journals keep, WireMock's too; older ones are forgotten. 0 keeps none. */
  public Settings journalSize(int journalSize) {
    if (journalSize < 0) {
      throw new IllegalArgumentException(
          "a journal of " + journalSize + " calls; name a number from 0");
    }
    this.journalSize = journalSize;
    return this;
  }

  /**
   * Extensions for WireMock. As any of them might change any answer, all calls go WireMock's own,
   * slower way.
   */
  public Settings extensions(Extension... extensions) {
    this.extensions = List.of(extensions);
    return this;
  }

  /**
   * Whether calls may go past WireMock's pipeline as long as nothing is set in it that could change
   * their answers. These are the same in either case; without, they take longer. The system
   * property {@code bsskit.lane=slow} switches it off where nothing is said.
   */
  public Settings fastLane(boolean hasFastLane) {
    this.hasFastLane = hasFastLane;
    return this;
  }

  /** Whether {@code /docs/} is the documentation's, or yours for stubs. */
  public Settings docs(boolean hasDocs) {
    this.hasDocs = hasDocs;
    return this;
  }

  /** The documentation, if it is to be served. */
  Optional<Docs> docs() {
    return hasDocs ? Optional.of(new Docs(docsFiles)) : Optional.empty();
  }

  /** All of it put together, but for the server. */
  Simulation simulation() {
    World state = new World(world.orElseGet(Fixtures::builtIn), clock, orderIds, seed);
    List<Operation> operations = Domain.over(state);
    Pause pause = new Pause();
    Gateway gateway = new Gateway(operations, state, auth, throttling, Simulation::report, pause);
    return new Simulation(
        state,
        operations,
        gateway,
        new Journal(state, operations, journalSize),
        listener(state),
        pause,
        auth);
  }

  /** The way past WireMock. */
  FastLane fastLane(Simulation simulation) {
    return new FastLane(
        new OurStub(simulation.gateway().actions(), seed),
        new CallRing(journalSize),
        hasFastLane && extensions.isEmpty());
  }

  /** Whether WireMock has something to do from the start. */
  boolean needsWireMock() {
    return stubs.isPresent() || !extensions.isEmpty();
  }

  /** Who may use the control API. */
  ControlAccess access() {
    return new ControlAccess(host, adminToken);
  }

  private CallListener listener(World state) {
    return log.<CallListener>map(
            lines -> (call, answer) -> lines.write(state.now().toString(), call, answer))
        .orElse((call, answer) -> {});
  }

  /** The ports asked for, for messages. */
  String ports() {
    return httpsPort.isPresent() ? port + " or " + httpsPort.getAsInt() : Integer.toString(port);
  }
}
