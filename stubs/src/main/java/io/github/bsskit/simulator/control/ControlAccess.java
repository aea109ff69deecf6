package io.github.bsskit.simulator.control;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Decides who may use the control API and WireMock's admin API: this machine, and clients with the
 * admin token.
 *
 * <p>Foreign web pages may not, although their requests come from this machine: browsers let any
 * page send requests to localhost. They name the page's origin in the header Origin, or say in
 * Sec-Fetch-Site that it is another one.
 */
public final class ControlAccess {

  private static final Pattern IPV4 =
      Pattern.compile("((25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)(\\.(?!$)|$)){4}");
  private static final Pattern PRIVATE_NAME =
      Pattern.compile(
          "[^.]*|.*\\.(localhost|local|internal|test|invalid)", Pattern.CASE_INSENSITIVE);
  private static final String SCHEME = "bearer ";
  private static final Set<String> OWN_SITES = Set.of("none", "same-origin");

  /** A proxy on this machine sends requests of other machines, from a loopback address. */
  private static final List<String> FORWARDED = List.of("Via", "Forwarded", "X-Forwarded-For");

  /**
   * The client of a request, and what it sent.
   *
   * @param isLocal whether its address is a loopback address
   * @param reached the origin that the request was sent to
   * @param method the HTTP method
   * @param headers returns the values of a header by its name; none if it is absent
   */
  public record Peer(
      boolean isLocal, Reached reached, String method, Function<String, List<String>> headers) {

    private List<String> all(String name) {
      return headers.apply(name);
    }

    private boolean isOfThisMachine() {
      return isLocal && FORWARDED.stream().allMatch(name -> all(name).isEmpty());
    }
  }

  /**
   * The origin that a request was sent to.
   *
   * @param scheme that of the connection: http or https
   * @param host from the header Host, without the port and one trailing dot; may be empty
   * @param port from the header Host; not positive if it has none
   */
  public record Reached(String scheme, String host, int port) {

    public Reached {
      host = withoutDot(host);
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
    this.host = withoutDot(host);
    this.token = token;
  }

  /**
   * The error for a request; empty if it is allowed. The probes are public: those of container
   * platforms come from other addresses and send no token. With a token, the console's files are
   * public, too: a browser needs the page before it can send the token. Pages of other origins are
   * rejected everywhere.
   *
   * @param path without the query
   */
  public Optional<ControlResponse> rejection(Peer peer, String path) {
    boolean isPublic = ControlRoutes.isPublic(path) || token.isPresent() && Console.isAt(path);
    return isPublic ? pageRejection(peer, true) : rejection(peer);
  }

  /** The error for a request to a path that is not public; empty if it is allowed. */
  public Optional<ControlResponse> rejection(Peer peer) {
    List<String> authorizations = peer.all("Authorization");
    boolean hasToken = token.isPresent() && !authorizations.isEmpty();
    boolean isAdmin = hasToken && authorizations.stream().allMatch(this::isValid);
    Optional<ControlResponse> page = pageRejection(peer, isAdmin);
    if (page.isPresent() || isAdmin) {
      return page;
    }
    if (hasToken) {
      return Optional.of(
          ControlResponse.unauthorized(
              "wrong admin token: send Authorization: Bearer TOKEN with the token that the"
                  + " simulator was started with"));
    }
    if (!peer.isOfThisMachine()) {
      return Optional.of(remote());
    }
    if (!isPrivate(peer.reached().host())) {
      return Optional.of(
          ControlResponse.forbidden(
              "requests to the host "
                  + shown(peer.reached().host())
                  + " may not use /__admin, because a web page can point its own name to"
                  + " this machine: use an address such as 127.0.0.1, or send the token of"
                  + " --admin-token"));
    }
    return Optional.empty();
  }

  private ControlResponse remote() {
    return ControlResponse.forbidden(
        "/__admin accepts only requests from this machine to a loopback address that no proxy"
            + " has forwarded: "
            + (token.isPresent()
                ? "send Authorization: Bearer TOKEN with the simulator's admin token"
                : "start the simulator with --admin-token TOKEN and send Authorization: Bearer"
                    + " TOKEN"));
  }

  /**
   * The error for a request of a page of another origin, another port of this machine included.
   * Links to the simulator may be followed: the page cannot read the response, and a GET changes
   * nothing.
   */
  private static Optional<ControlResponse> pageRejection(Peer peer, boolean mayHaveTls) {
    for (String origin : peer.all("Origin")) {
      if (!isOwn(origin, peer.reached(), mayHaveTls)) {
        return Optional.of(page(shown(origin)));
      }
    }
    return OWN_SITES.containsAll(peer.all("Sec-Fetch-Site")) || isLink(peer)
        ? Optional.empty()
        : Optional.of(page("another origin"));
  }

  private static ControlResponse page(String from) {
    return ControlResponse.forbidden(
        "web pages from "
            + from
            + " may not use /__admin: only pages of the simulator may, such as its console,"
            + " with the same scheme, host and port as the request");
  }

  private static boolean isLink(Peer peer) {
    return Set.of("GET", "HEAD").contains(peer.method())
        && peer.all("Sec-Fetch-Mode").equals(List.of("navigate"))
        && peer.all("Sec-Fetch-Dest").equals(List.of("document"));
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

  /**
   * Whether an origin is the one that the request was sent to. Browsers send a scheme, a host and a
   * port, and nothing else.
   *
   * @param mayHaveTls whether the scheme may differ, as it does behind a reverse proxy with TLS
   */
  private static boolean isOwn(String origin, Reached reached, boolean mayHaveTls) {
    URI page;
    try {
      page = URI.create(origin);
    } catch (IllegalArgumentException notAUri) {
      return false;
    }
    if (page.getScheme() == null || page.getHost() == null || hasMore(page)) {
      return false;
    }
    String scheme = mayHaveTls ? page.getScheme() : reached.scheme();
    return page.getScheme().equalsIgnoreCase(scheme)
        && port(page.getPort(), scheme) == port(reached.port(), scheme)
        && isSame(withoutDot(page.getHost()), reached.host());
  }

  private static boolean hasMore(URI page) {
    return page.getRawUserInfo() != null
        || !page.getRawPath().isEmpty()
        || page.getRawQuery() != null
        || page.getRawFragment() != null;
  }

  /** A dot at the end makes a name absolute: {@code localhost.} is localhost. */
  private static String withoutDot(String name) {
    return name.length() > 1 && name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
  }

  private static int port(int named, String scheme) {
    int standard = scheme.equalsIgnoreCase("https") ? 443 : 80;
    return named > 0 ? named : standard;
  }

  private static boolean isSame(String host, String other) {
    return host.equalsIgnoreCase(other)
        || address(host).isPresent() && address(host).equals(address(other));
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
