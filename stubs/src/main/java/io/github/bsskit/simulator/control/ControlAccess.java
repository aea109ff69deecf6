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
 * Who may use the control API: this machine, and whoever has the token, if there is one.
 *
 * <p>Web pages of others may not, although they call from this machine: a browser lets every page
 * post to localhost, but says in the header Origin whose page it is.
 */
public final class ControlAccess {

  private static final Pattern IPV4 =
      Pattern.compile("((25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)(\\.(?!$)|$)){4}");
  private static final Pattern PRIVATE_NAME =
      Pattern.compile(
          "[^.]*|.*\\.(localhost|local|internal|test|invalid)", Pattern.CASE_INSENSITIVE);
  private static final String SCHEME = "bearer ";

  /**
   * Who calls.
   *
   * @param isLocal whether the other end of the connection is a loopback address
   * @param reached the address of this end, if it is known
   * @param host the host that the call names, without its port; empty if it names none
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
   * The rules of one server.
   *
   * @param host what it listens on, a name or a number
   * @param token what others than this machine must send; without one, they are all refused
   */
  public ControlAccess(String host, Optional<String> token) {
    this.host = host;
    this.token = token;
  }

  /**
   * Why a call is refused; nothing if it is let in. Where there is a token, everybody gets the
   * console's own files: a browser cannot send it before it has the page that asks for it.
   *
   * @param path of the call, as it came and without the query
   */
  public Optional<ControlResponse> refusal(Peer peer, String path) {
    return token.isPresent() && Console.isAt(path) ? Optional.empty() : refusal(peer);
  }

  private Optional<ControlResponse> refusal(Peer peer) {
    for (String origin : peer.origins()) {
      if (!isOwn(origin, peer)) {
        return Optional.of(
            ControlResponse.forbidden(
                "a web page from %s may not use the control API; open the page at an address of this machine, like http://127.0.0.1"
                    .formatted(shown(origin))));
      }
    }
    boolean hasToken = token.isPresent() && !peer.authorizations().isEmpty();
    if (hasToken && !peer.authorizations().stream().allMatch(this::isRight)) {
      return Optional.of(
          ControlResponse.unauthorized(
              "the header Authorization does not have the token that the simulator was started"
                  + " with; send Authorization: Bearer TOKEN"));
    }
    if (hasToken) {
      return Optional.empty();
    }
    if (peer.isLocal() && !isSafe(peer.host())) {
      return Optional.of(
          ControlResponse.forbidden(
              "a call to %s may not use the control API, since a web page can have its own name lead here; call an address of this machine, like 127.0.0.1, or send the token of --admin-token"
                  .formatted(shown(peer.host()))));
    }
    if (peer.isLocal()) {
      return Optional.empty();
    }
    return Optional.of(
        ControlResponse.forbidden(
            "the control API is for calls from this machine, to a loopback address; to let others"
                + " in, "
                + (token.isPresent()
                    ? "send the token that the simulator was started with, as Authorization: Bearer"
                        + " TOKEN"
                    : "start the simulator with --admin-token TOKEN and send Authorization: Bearer"
                        + " TOKEN")));
  }

  /** Takes the same time wherever the first difference is. */
  private boolean isRight(String authorization) {
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
    } catch (IllegalArgumentException noUri) {
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

  /**
   * Whether no page of the web can have the name: it is a number, or has no dot, or ends with what
   * nobody can register.
   */
  private boolean isSafe(String name) {
    return PRIVATE_NAME.matcher(name).matches()
        || name.equalsIgnoreCase(host)
        || address(name).isPresent();
  }

  /** What a number says; nothing for a name, which must not be looked up. */
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

  private static String shown(String origin) {
    return origin.length() <= 100 ? origin : origin.substring(0, 100) + "…";
  }
}
