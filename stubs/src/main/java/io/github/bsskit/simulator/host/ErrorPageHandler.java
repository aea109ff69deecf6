package io.github.bsskit.simulator.host;

import io.github.bsskit.contract.GatewayError;
import io.github.bsskit.simulator.control.Simulation;
import java.io.IOException;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/**
 * Answers in the gateway's envelope what goes wrong before or behind the gateway, where a server
 * would send a page of its own: one client takes an error without a Code for a success (G).
 */
final class ErrorPageHandler implements Request.Handler {

  private final Simulation simulation;
  private final Request.Handler others;

  /** Answers everything. */
  ErrorPageHandler(Simulation simulation) {
    this(simulation, null);
  }

  /** Answers failures of the server on the gateway's paths, and leaves the rest to another page. */
  ErrorPageHandler(Simulation simulation, Request.Handler others) {
    this.simulation = simulation;
    this.others = others;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    String path = request.getHttpURI() == null ? null : request.getHttpURI().getPath();
    boolean isOurs = path != null && simulation.gateway().servesPath(path);
    if (others != null && !isOurs) {
      return others.handle(request, response, callback);
    }
    GatewayError error = error(response.getStatus());
    if (error == GatewayError.INTERNAL_ERROR
        && request.getAttribute(ErrorHandler.ERROR_EXCEPTION) instanceof Throwable fault
        && !(fault instanceof IOException)) { // a caller that hangs up is no fault of ours
      Simulation.report(fault);
    }
    ResponseWriter.write(
        simulation.reject(GatewayHandler.call(request, new byte[0]), error),
        request,
        response,
        callback);
    return true;
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
