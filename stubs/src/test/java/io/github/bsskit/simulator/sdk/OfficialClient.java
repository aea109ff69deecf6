package io.github.bsskit.simulator.sdk;

import java.util.Map;

/** An official client, pointed at a server and holding a key. */
sealed interface OfficialClient extends AutoCloseable
    permits JavaV1Client, JavaV2Client, JavaAsyncClient {

  /** Creates a quota, with parameters by the names that they have on the wire. */
  Outcome createResellerUserQuota(Map<String, String> parameters);

  /** Creates a resource plan, with parameters by the names that they have on the wire. */
  Outcome createResourcePackage(Map<String, String> parameters);

  /** Calls one of the two operations by its name on the wire. */
  default Outcome call(String action, Map<String, String> parameters) {
    return switch (action) {
      case "CreateResellerUserQuota" -> createResellerUserQuota(parameters);
      case "CreateResourcePackage" -> createResourcePackage(parameters);
      default -> throw new IllegalArgumentException(action);
    };
  }

  @Override
  default void close() {}

  /** A parameter that the client's request has no setter for. */
  static IllegalArgumentException unknown(String parameter) {
    return new IllegalArgumentException("no setter for " + parameter);
  }
}
