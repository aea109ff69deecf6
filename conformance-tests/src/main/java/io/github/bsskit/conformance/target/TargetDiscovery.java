package io.github.bsskit.conformance.target;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** The first contact with a target: whether it is there, and what it says of itself. */
public final class TargetDiscovery {

  /** Where a target may tell its own profile. */
  public static final String PATH = "/__admin/bss/profile";

  private static final Duration LIMIT = Duration.ofSeconds(10);

  private TargetDiscovery() {}

  /**
   * Why a target cannot be reached; empty if it can.
   *
   * @param url where it should listen
   */
  public static Optional<String> unreachableReason(URI url) {
    return new SocketTransport(url).unreachable(LIMIT);
  }

  /**
   * The profile that a target tells of itself.
   *
   * @param url where it listens
   * @return the profile's text; empty if it tells none
   */
  public static Optional<String> fetchProfile(URI url) {
    WireResult result =
        new HookCaller(url, LIMIT)
            .call(
                new RequestTemplate(
                    "GET", PATH, Map.of("Accept", "application/yaml, application/json"), ""));
    return result instanceof WireResult.Received received && received.status() == 200
        ? Optional.of(new String(received.body(), StandardCharsets.UTF_8))
        : Optional.empty();
  }
}
