package io.github.bsskit.simulator.host;

import com.github.tomakehurst.wiremock.security.Authenticator;
import io.github.bsskit.simulator.control.ControlAccess;
import io.github.bsskit.simulator.control.ControlResponse;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.jetty.ee10.servlet.FilterHolder;
import org.eclipse.jetty.ee10.servlet.FilterMapping;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Applies {@link ControlAccess} to all requests under {@code /__admin}: to the control API and to
 * WireMock's admin API.
 *
 * <p>Requests are checked before they are routed, and again where Jetty has dispatched them to
 * WireMock's admin API, so that no spelling of a path leads around the check. WireMock itself
 * accepts only requests with the mark of the second check.
 */
final class AdminGuard {

  /** The path of WireMock's admin API. */
  static final String ROOT = "/__admin";

  private static final String MARK = "X-Bsskit-Checked";

  private final ControlAccess access;

  private String mark;

  AdminGuard(ControlAccess access) {
    this.access = access;
  }

  /** Whether a request is for {@code /__admin} and must be rejected. */
  boolean rejects(HttpExchange exchange) {
    return isGuarded(exchange) && rejection(exchange).isPresent();
  }

  /** Whether a client may use all of {@code /__admin}, not only what is public. */
  boolean trusts(HttpExchange exchange) {
    return access.rejection(peer(exchange.request())).isEmpty();
  }

  /** Writes the error for such a request. */
  void reject(HttpExchange exchange) {
    exchange.write(rejection(exchange).orElseThrow());
  }

  private Optional<ControlResponse> rejection(HttpExchange exchange) {
    return access.rejection(peer(exchange.request()), exchange.path());
  }

  /** By the path as sent, and by the path that Jetty dispatches by. */
  static boolean isGuarded(HttpExchange exchange) {
    HttpURI uri = exchange.request().getHttpURI();
    return isUnderRoot(exchange.path()) || uri != null && isUnderRoot(uri.getCanonicalPath());
  }

  private static boolean isUnderRoot(String path) {
    return path != null
        && path.startsWith(ROOT)
        && (path.length() == ROOT.length() || path.charAt(ROOT.length()) == '/');
  }

  /** By the address of the connection, whatever address headers claim. */
  private static ControlAccess.Peer peer(Request request) {
    SocketAddress remote =
        request.getConnectionMetaData().getConnection().getEndPoint().getRemoteSocketAddress();
    HttpURI uri = request.getHttpURI();
    return new ControlAccess.Peer(
        isLoopback(remote),
        new ControlAccess.Reached(
            request.isSecure() ? "https" : "http",
            Optional.ofNullable(Request.getServerName(request)).orElse(""),
            uri == null ? -1 : uri.getPort()),
        request.getMethod(),
        request.getHeaders()::getValuesList);
  }

  private static boolean isLoopback(SocketAddress end) {
    return end instanceof InetSocketAddress internet
        && Optional.ofNullable(internet.getAddress())
            .filter(InetAddress::isLoopbackAddress)
            .isPresent();
  }

  /** Protects WireMock's admin API and removes its CORS headers, before it is started. */
  void protect(ServletContextHandler context) {
    context.getServletHandler().setFilterMappings(new FilterMapping[0]);
    context.getServletHandler().setFilters(new FilterHolder[0]);
    context.insertHandler(new Check());
  }

  /**
   * Handles errors like another handler, but does not show the stub that is closest to a request to
   * callers that may not list the stubs.
   */
  Request.Handler hidingStubs(Request.Handler others) {
    return (request, response, callback) -> {
      if (response.getStatus() != HttpStatus.NOT_FOUND_404
          || access.rejection(peer(request)).isEmpty()) {
        return others.handle(request, response, callback);
      }
      new HttpExchange(request, response, callback)
          .write(
              ControlResponse.notFound(
                  "no stub matches this request; only clients that may use /__admin are shown the"
                      + " closest stub"));
      return true;
    };
  }

  /** Accepts requests with the mark. */
  Authenticator authenticator() {
    return request ->
        request.containsHeader(MARK) && request.header(MARK).values().equals(List.of(mark()));
  }

  /** Not known to any client. Created on first use: random numbers would slow the start down. */
  private synchronized String mark() {
    if (mark == null) {
      mark = UUID.randomUUID().toString();
    }
    return mark;
  }

  /** Rejects requests or marks them. */
  private final class Check extends Handler.Wrapper {

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
      Optional<ControlResponse> rejection = access.rejection(peer(request));
      if (rejection.isPresent()) {
        new HttpExchange(request, response, callback).write(rejection.get());
        return true;
      }
      response.getHeaders().put(ControlResponse.NOSNIFF.name(), ControlResponse.NOSNIFF.value());
      return super.handle(new Checked(request), response, callback);
    }
  }

  private final class Checked extends Request.Wrapper {

    private final HttpFields headers;

    Checked(Request request) {
      super(request);
      headers = HttpFields.build(request.getHeaders()).put(MARK, mark()).asImmutable();
    }

    @Override
    public HttpFields getHeaders() {
      return headers;
    }
  }
}
