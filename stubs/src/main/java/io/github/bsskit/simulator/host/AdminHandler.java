package io.github.bsskit.simulator.host;

import io.github.bsskit.simulator.control.ControlRequest;
import io.github.bsskit.simulator.control.ControlResponse;
import io.github.bsskit.simulator.control.ControlRoutes;
import io.github.bsskit.simulator.control.Docs;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;

/**
 * Serves the control API. WireMock is bypassed: it knows the client's address only from a header,
 * and treats several spellings of a path as the same.
 */
final class AdminHandler {

  private final CallReports reports;
  private final AdminGuard guard;
  private final Optional<Docs> docs;
  private final Executor threads;
  private volatile ControlRoutes routes;

  AdminHandler(CallReports reports, AdminGuard guard, Optional<Docs> docs, Executor threads) {
    this.reports = reports;
    this.guard = guard;
    this.docs = docs;
    this.threads = threads;
  }

  /** Created on first use, because most runs never use them. */
  private ControlRoutes routes() {
    if (routes == null) {
      routes =
          new ControlRoutes(
              reports.simulation(), reports.counts(), docs.filter(Docs::isThere).isPresent());
    }
    return routes;
  }

  /** {@link AdminGuard} has checked the access. */
  void serve(HttpExchange exchange) {
    if (ControlRoutes.isImport(exchange.method(), exchange.path()) && exchange.query().isEmpty()) {
      exchange.runOn(
          threads, () -> new BodyFeeder(exchange, routes().startImport(), threads).readAvailable());
    } else {
      exchange.readBody(ControlRoutes.maxBytes(), body -> start(exchange, body));
    }
  }

  /** Probes of the health get their responses on the thread that reads: others may be in use. */
  private void start(HttpExchange exchange, byte[] body) {
    if (body.length == 0 && ControlRoutes.isProbe(exchange.path())) {
      reports.checkStore();
      exchange.run(() -> exchange.write(respond(exchange, body)));
    } else {
      exchange.runOn(threads, () -> exchange.write(respond(exchange, body), threads));
    }
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
            new ControlRequest(
                exchange.method(),
                exchange.path(),
                query,
                exchange.terms(),
                guard.trusts(exchange),
                body));
  }
}
