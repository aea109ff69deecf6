package io.github.bsskit.conformance.target;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** The first contact with a target: whether it can be reached, and the profile it provides. */
public final class TargetDiscovery {

  /** Where a target may provide its own profile. */
  public static final String PATH = "/__admin/bss/profile";

  private static final Duration LIMIT = Duration.ofSeconds(10);
  private static final RequestTemplate PROFILE =
      new RequestTemplate("GET", PATH, Map.of("Accept", "application/yaml, application/json"), "");

  private TargetDiscovery() {}

  /** Why a target cannot be reached; empty if it can. */
  public static Optional<String> unreachableReason(URI url) {
    return new SocketTransport(url).unreachableReason(LIMIT);
  }

  /** The text of the profile that a target provides; empty if it provides none. */
  public static Optional<String> fetchProfile(URI url) {
    WireResult result = new HookCaller(url).send(PROFILE, LIMIT);
    return result instanceof WireResult.Received received && received.status() == 200
        ? Optional.of(new String(received.body(), StandardCharsets.UTF_8))
        : Optional.empty();
  }
}
