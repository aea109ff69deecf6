package io.github.bsskit.simulator.host;

import com.github.tomakehurst.wiremock.extension.Extension;
import io.github.bsskit.simulator.control.ControlAccess;
import io.github.bsskit.simulator.control.Docs;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How a simulation is served.
 *
 * @param listen where the server listens
 * @param wireMock what the embedded WireMock is given
 * @param adminToken the token that lets other machines use the control API
 * @param allowsLocalTargets whether WireMock may send requests to this machine
 * @param docs the documentation site; empty leaves {@code /docs/} to the user's stubs
 * @param log writes a line for each call; empty for no log
 * @param drain how long a simulator that is stopped still serves
 */
public record ServerOptions(
    Listen listen,
    WireMock wireMock,
    Optional<String> adminToken,
    boolean allowsLocalTargets,
    Optional<Docs> docs,
    Optional<CallLog> log,
    Duration drain) {

  /**
   * Where the server listens.
   *
   * @param host a name or an address, without brackets
   * @param port 0 to 65535; 0 for a free port
   * @param httpsPort the same for HTTPS; empty for no HTTPS
   */
  public record Listen(ListenHost host, int port, OptionalInt httpsPort) {}

  /**
   * What the embedded WireMock is given.
   *
   * @param directory holds {@code mappings} and {@code __files}; empty for no files
   * @param extensions the user's extensions
   * @param hasFastLane whether calls may bypass WireMock
   */
  public record WireMock(
      Optional<Path> directory, List<Extension> extensions, boolean hasFastLane) {

    /** Whether WireMock must be ready before the first request. */
    public boolean isNeededAtStart() {
      return directory.isPresent() || !extensions.isEmpty();
    }
  }

  /** Who may use the control API and WireMock's admin API. */
  ControlAccess access() {
    return new ControlAccess(listen.host().name(), adminToken);
  }
}
