package io.github.bsskit.simulator.host;

import io.github.bsskit.simulator.control.ControlRequest;
import io.github.bsskit.simulator.control.ControlResponse;
import io.github.bsskit.simulator.control.ControlRoutes;
import io.github.bsskit.simulator.control.Docs;
import io.github.bsskit.simulator.control.Simulation;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/**
 * Serves the control API. WireMock is bypassed: it knows the client's address only from a header,
 * and treats several spellings of a path as the same.
 */
final class AdminHandler {

  private final Simulation simulation;
  private final Optional<Docs> docs;
  private final Executor blocking;
  private volatile ControlRoutes routes;

  AdminHandler(Simulation simulation, Optional<Docs> docs, Executor blocking) {
    this.simulation = simulation;
    this.docs = docs;
    this.blocking = blocking;
  }

  /** Created on first use, because most runs never use them. */
  private ControlRoutes routes() {
    if (routes == null) {
      routes = new ControlRoutes(simulation, docs.filter(Docs::isThere).isPresent());
    }
    return routes;
  }

  /** Checks the length before reading the body. {@link AdminGuard} has checked the access. */
  void serve(HttpExchange exchange) {
    String path = exchange.path();
    int limit = ControlRoutes.maxBytes(exchange.method(), path);
    if (exchange.request().getLength() > limit) {
      exchange.write(ControlRoutes.tooLarge(exchange.method(), path));
    } else {
      exchange.readBody(
          limit + 1,
          body -> write(exchange, () -> respond(exchange, body)),
          () ->
              write(
                  exchange,
                  () -> ControlResponse.badRequest("the body is incomplete; send all of it")));
    }
  }

  private void write(HttpExchange exchange, Supplier<ControlResponse> response) {
    exchange.runOn(blocking, () -> exchange.write(response.get()));
  }

  private ControlResponse respond(HttpExchange exchange, byte[] body) {
    Map<String, String> query;
    try {
      query = AdminRoute.query(exchange.query());
    } catch (IllegalArgumentException invalidEscape) {
      return ControlResponse.badRequest(
          "invalid percent-encoding in the query: write a percent sign as %25");
    }
    return routes()
        .handle(
            new ControlRequest(exchange.method(), exchange.path(), query, exchange.terms(), body));
  }
}
