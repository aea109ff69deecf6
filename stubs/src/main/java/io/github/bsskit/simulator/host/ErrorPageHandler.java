package io.github.bsskit.simulator.host;

import io.github.bsskit.contract.GatewayError;
import io.github.bsskit.simulator.control.ControlResponse;
import io.github.bsskit.simulator.control.ControlRoutes;
import io.github.bsskit.simulator.control.Simulation;
import io.github.bsskit.simulator.gateway.RawRequest;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/**
 * Replaces the server's error pages with errors in the gateway's envelope: one client takes an
 * error without a Code for a success (G). Errors under {@code /__admin} are those of the control
 * API, because web pages may read the gateway's.
 */
final class ErrorPageHandler implements Request.Handler {

  private final CallReports reports;
  private final Simulation simulation;
  private final Request.Handler others;
  private final Executor threads;

  /**
   * Handles the errors of all paths.
   *
   * @param threads runs what may wait for the store
   */
  ErrorPageHandler(CallReports reports, Executor threads) {
    this.reports = reports;
    this.simulation = reports.simulation();
    this.others = null;
    this.threads = simulation.world().store().mayWait() ? threads : Runnable::run;
  }

  /** Handles errors on the gateway's paths and passes the rest to another handler. */
  ErrorPageHandler(CallReports reports, Request.Handler others) {
    this.reports = reports;
    this.simulation = reports.simulation();
    this.others = others;
    this.threads = Runnable::run;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    HttpExchange exchange = new HttpExchange(request, response, callback);
    Optional<ControlResponse> stopping =
        response.getStatus() == HttpStatus.SERVICE_UNAVAILABLE_503
            ? ControlRoutes.stopping(exchange.path(), simulation.readiness())
            : Optional.empty();
    if (stopping.isPresent()) {
      exchange.write(stopping.get());
      return true;
    }
    Optional<ControlResponse> invalid = WireMockFailure.response(request, exchange.path());
    if (invalid.isPresent() && !simulation.gateway().servesPath(exchange.path())) {
      exchange.write(invalid.get());
      return true;
    }
    if (AdminGuard.isGuarded(exchange)) {
      exchange.write(adminError(request, response.getStatus()));
      return true;
    }
    if (others != null && !simulation.gateway().servesPath(exchange.path())) {
      return others.handle(request, response, callback);
    }
    GatewayError error = error(response.getStatus());
    if (error == GatewayError.INTERNAL_ERROR) {
      report(request);
    }
    if (MalformedRequest.isFailureOf(request)) {
      MalformedRequest malformed = MalformedRequest.of(request);
      String advice = error == GatewayError.INVALID_PARAMETER_FORMAT ? malformed.advice() : "";
      reject(exchange, malformed.readable(), error, advice);
    } else {
      reject(exchange, exchange.toRawRequest(new byte[0]), error, "");
    }
    return true;
  }

  private void reject(HttpExchange exchange, RawRequest raw, GatewayError error, String advice) {
    exchange.runOn(threads, () -> exchange.write(reports.reject(raw, error, advice)));
  }

  private static void report(Request request) {
    if (request.getAttribute(ErrorHandler.ERROR_EXCEPTION) instanceof Throwable failure
        && !(failure instanceof IOException)) { // the client closed the connection
      Simulation.report(failure);
    }
  }

  private static ControlResponse adminError(Request request, int status) {
    String title = HttpStatus.getMessage(status);
    if (status >= HttpStatus.INTERNAL_SERVER_ERROR_500) {
      report(request);
      return ControlResponse.error(
          status, title, "error while handling the request: see the simulator's stderr");
    }
    String advice =
        MalformedRequest.isFailureOf(request) ? MalformedRequest.of(request).advice() : "";
    return ControlResponse.error(status, title, advice.isEmpty() ? title : advice);
  }

  private static GatewayError error(int status) {
    return switch (status) {
      case 413, 414, 431 -> GatewayError.REQUEST_ENTITY_TOO_LARGE;
      case 404 -> GatewayError.INVALID_ACTION_NOT_FOUND;
      case 405, 501 -> GatewayError.UNSUPPORTED_HTTP_METHOD;
      case 503 -> GatewayError.SERVICE_UNAVAILABLE;
      case 505 -> GatewayError.INVALID_PARAMETER_FORMAT;
      default -> status < 500 ? GatewayError.INVALID_PARAMETER_FORMAT : GatewayError.INTERNAL_ERROR;
    };
  }
}
