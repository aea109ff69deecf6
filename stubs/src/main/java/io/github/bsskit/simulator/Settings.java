package io.github.bsskit.simulator;

import com.github.tomakehurst.wiremock.extension.Extension;
import io.github.bsskit.simulator.api.AuthMode;
import io.github.bsskit.simulator.api.LogFormat;
import io.github.bsskit.simulator.api.ThrottlingMode;
import io.github.bsskit.simulator.control.Docs;
import io.github.bsskit.simulator.control.SimulationOptions;
import io.github.bsskit.simulator.host.CallLog;
import io.github.bsskit.simulator.host.ServerOptions;
import io.github.bsskit.simulator.world.Fixtures;
import io.github.bsskit.simulator.world.OrderIds;
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

  private String host = "127.0.0.1";
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
  private int journalSize = SimulationOptions.JOURNAL_SIZE;
  private boolean hasDocs = true;
  private boolean hasFastLane = !"slow".equals(System.getProperty("bsskit.lane"));
  private List<Extension> extensions = List.of();
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

  /** What is simulated. */
  SimulationOptions simulation() {
    return new SimulationOptions(
        world.orElseGet(Fixtures::builtIn), clock, orderIds, seed, auth, throttling, journalSize);
  }

  /** How it is served. */
  ServerOptions server() {
    return new ServerOptions(
        new ServerOptions.Listen(host, port, httpsPort),
        new ServerOptions.WireMock(stubs, extensions, hasFastLane),
        adminToken,
        hasDocs ? Optional.of(new Docs(docsFiles)) : Optional.empty(),
        log);
  }
}
