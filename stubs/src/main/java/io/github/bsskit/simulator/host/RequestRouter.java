package io.github.bsskit.simulator.host;

import io.github.bsskit.simulator.control.ControlRoutes;
import io.github.bsskit.simulator.control.Docs;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Predicate;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Sends each request along the first route that accepts it. */
final class RequestRouter extends Handler.Abstract.NonBlocking {

  private final List<Route> routes;
  private final EmbeddedWireMock embedded;
  private final BufferBudget buffers;
  private final Executor blocking;

  /** Serves an exchange. */
  @FunctionalInterface
  private interface Service {

    void serve(HttpExchange exchange) throws Exception;
  }

  /**
   * A kind of request and what serves it.
   *
   * @param mayBlock whether the service must not run on the thread that reads the connection
   */
  private record Route(Predicate<HttpExchange> accepts, boolean mayBlock, Service service) {}

  /**
   * Creates the routes.
   *
   * @param docs the documentation; empty leaves its paths to WireMock
   * @param embedded stops with the router
   * @param buffers limits the bytes that slow clients make the server hold
   * @param blocking runs what may block
   */
  RequestRouter(
      GatewayHandler gateway,
      AdminGuard guard,
      AdminHandler admin,
      Optional<Docs> docs,
      WireMockHandler wireMock,
      EmbeddedWireMock embedded,
      BufferBudget buffers,
      Executor blocking) {
    this.embedded = embedded;
    this.buffers = buffers;
    this.blocking = blocking;
    this.routes =
        List.of(
            new Route(RequestRouter::isTunnel, true, gateway::rejectTunnel),
            new Route(exchange -> exchange.hosts().areInvalid(), true, gateway::rejectHosts),
            new Route(exchange -> gateway.servesPath(exchange.path()), false, gateway::serve),
            new Route(guard::rejects, false, guard::reject),
            new Route(exchange -> ControlRoutes.isAt(exchange.path()), false, admin::serve),
            new Route(
                exchange -> docs.isPresent() && Docs.isAt(exchange.path()),
                true,
                exchange -> serve(docs.orElseThrow(), exchange)),
            new Route(exchange -> true, false, wireMock::serve));
  }

  /** CONNECT, whose target is a host and a port. */
  private static boolean isTunnel(HttpExchange exchange) {
    return HttpMethod.CONNECT.is(exchange.method());
  }

  private static void serve(Docs docs, HttpExchange exchange) {
    exchange.write(docs.handle(exchange.method(), exchange.path(), exchange.terms()));
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    HttpExchange exchange = new HttpExchange(request, response, callback, buffers);
    for (Route route : routes) {
      if (route.accepts().test(exchange)) {
        if (route.mayBlock()) {
          exchange.runOn(blocking, () -> route.service().serve(exchange));
        } else {
          route.service().serve(exchange);
        }
        return true;
      }
    }
    return false;
  }

  @Override
  protected void doStop() throws Exception {
    embedded.stop();
    super.doStop();
  }
}
