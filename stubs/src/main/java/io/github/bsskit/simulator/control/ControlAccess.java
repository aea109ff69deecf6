package io.github.bsskit.simulator.control;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Decides who may use the control API: this machine, and clients with the admin token.
 *
 * <p>Foreign web pages may not, although their requests come from this machine: browsers let any
 * page post to localhost and name the page's origin in the header Origin.
 */
public final class ControlAccess {

  private static final Pattern IPV4 =
      Pattern.compile("((25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)(\\.(?!$)|$)){4}");
  private static final Pattern PRIVATE_NAME =
      Pattern.compile(
          "[^.]*|.*\\.(localhost|local|internal|test|invalid)", Pattern.CASE_INSENSITIVE);
  private static final String SCHEME = "bearer ";

  /**
   * The client of a request.
   *
   * @param isLocal whether its address is a loopback address
   * @param reached the local address of the connection, if known
   * @param host the header Host without the port; may be empty
   * @param origins the values of the header Origin
   * @param authorizations the values of the header Authorization
   */
  public record Peer(
      boolean isLocal,
      Optional<InetAddress> reached,
      String host,
      List<String> origins,
      List<String> authorizations) {

    /** Copies the lists. */
    public Peer {
      origins = List.copyOf(origins);
      authorizations = List.copyOf(authorizations);
    }
  }

  private final String host;
  private final Optional<String> token;

  /**
   * Creates the rules of a server.
   *
   * @param host the name or address that it listens on
   * @param token the admin token; without one, other machines are rejected
   */
  public ControlAccess(String host, Optional<String> token) {
    this.host = host;
    this.token = token;
  }

  /**
   * The error for a request; empty if it is allowed. The readiness is public: probes of container
   * platforms come from other addresses and send no token. With a token, the console's files are
   * public, too: a browser needs the page before it can send the token.
   *
   * @param path without the query
   */
  public Optional<ControlResponse> rejection(Peer peer, String path) {
    boolean isPublic = path.equals(ControlRoutes.READY) || token.isPresent() && Console.isAt(path);
    return isPublic ? Optional.empty() : rejection(peer);
  }

  private Optional<ControlResponse> rejection(Peer peer) {
    for (String origin : peer.origins()) {
      if (!isOwn(origin, peer)) {
        return Optional.of(
            ControlResponse.forbidden(
                "web pages from "
                    + shown(origin)
                    + " may not use the control API: open the page at an address of this machine,"
                    + " such as http://127.0.0.1"));
      }
    }
    boolean hasToken = token.isPresent() && !peer.authorizations().isEmpty();
    if (hasToken && !peer.authorizations().stream().allMatch(this::isValid)) {
      return Optional.of(
          ControlResponse.unauthorized(
              "wrong admin token: send Authorization: Bearer TOKEN with the token that the"
                  + " simulator was started with"));
    }
    if (hasToken) {
      return Optional.empty();
    }
    if (peer.isLocal() && !isPrivate(peer.host())) {
      return Optional.of(
          ControlResponse.forbidden(
              "requests to the host "
                  + shown(peer.host())
                  + " may not use the control API, because a web page can point its own name to"
                  + " this machine: use an address such as 127.0.0.1, or send the token of"
                  + " --admin-token"));
    }
    if (peer.isLocal()) {
      return Optional.empty();
    }
    return Optional.of(
        ControlResponse.forbidden(
            "the control API accepts only requests from this machine to a loopback address: "
                + (token.isPresent()
                    ? "send Authorization: Bearer TOKEN with the simulator's admin token"
                    : "start the simulator with --admin-token TOKEN and send Authorization: Bearer"
                        + " TOKEN")));
  }

  /** Compares in constant time. */
  private boolean isValid(String authorization) {
    return authorization.toLowerCase(Locale.ROOT).startsWith(SCHEME)
        && MessageDigest.isEqual(
            bytes(token.orElseThrow()), bytes(authorization.substring(SCHEME.length()).strip()));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private boolean isOwn(String origin, Peer peer) {
    String name;
    try {
      name = URI.create(origin).getHost();
    } catch (IllegalArgumentException notAUri) {
      return false;
    }
    if (name == null) {
      return false;
    }
    return name.equalsIgnoreCase("localhost")
        || name.equalsIgnoreCase(host)
        || address(name)
            .filter(
                own -> own.isLoopbackAddress() || peer.reached().filter(own::equals).isPresent())
            .isPresent();
  }

  /** Whether no web page can have this name: an IP address, no dot, or a reserved domain. */
  private boolean isPrivate(String name) {
    return PRIVATE_NAME.matcher(name).matches()
        || name.equalsIgnoreCase(host)
        || address(name).isPresent();
  }

  /** Parses an IP address; empty for a name, which is not resolved. */
  private static Optional<InetAddress> address(String name) {
    if (!name.contains(":") && !IPV4.matcher(name).matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(InetAddress.getByName(name));
    } catch (UnknownHostException noAddress) {
      return Optional.empty();
    }
  }

  private static String shown(String text) {
    return text.length() <= 100 ? text : text.substring(0, 100) + "…";
  }
}
