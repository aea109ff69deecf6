package io.github.bsskit.simulator.host;

import io.github.bsskit.simulator.control.ControlAccess;
import io.github.bsskit.simulator.control.ControlRequest;
import io.github.bsskit.simulator.control.ControlResponse;
import io.github.bsskit.simulator.control.ControlRoutes;
import io.github.bsskit.simulator.control.Docs;
import io.github.bsskit.simulator.control.Simulation;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Answers control calls, past WireMock, which knows of the other end only what a header claims, and
 * takes several spellings of a path for the same.
 */
final class AdminHandler {

  private final Simulation simulation;
  private final Optional<Docs> docs;
  private final ControlAccess access;
  private final BlockingExecutor waiting;
  private volatile ControlRoutes routes;

  AdminHandler(
      Simulation simulation, Optional<Docs> docs, ControlAccess access, BlockingExecutor waiting) {
    this.simulation = simulation;
    this.docs = docs;
    this.access = access;
    this.waiting = waiting;
  }

  /** The routes, which are made for the first call: most runs are never controlled. */
  private ControlRoutes routes() {
    if (routes == null) {
      routes = new ControlRoutes(simulation, docs.filter(Docs::isThere).isPresent());
    }
    return routes;
  }

  /** Decides by the head alone who is let in, and what is too long to be read. */
  void handle(Request request, Response response, Callback callback) {
    String method = request.getMethod();
    String path = request.getHttpURI().getPath();
    int most = ControlRoutes.mostBytes(method, path);
    Optional<ControlResponse> refusal = access.refusal(peer(request), path);
    if (refusal.isPresent()) {
      ResponseWriter.write(refusal.get(), response, callback);
    } else if (request.getLength() > most) {
      ResponseWriter.write(ControlRoutes.tooLarge(method, path), response, callback);
    } else {
      new BodyReader(
              request,
              most + 1,
              body -> write(() -> answer(request, body), request, response, callback),
              () -> write(AdminHandler::brokenOff, request, response, callback))
          .run();
    }
  }

  private void write(
      Supplier<ControlResponse> answer, Request request, Response response, Callback callback) {
    waiting.answer(
        request, response, callback, () -> ResponseWriter.write(answer.get(), response, callback));
  }

  private static ControlResponse brokenOff() {
    return ControlResponse.badRequest("the body breaks off; send all of it");
  }

  private ControlResponse answer(Request request, byte[] body) {
    String path = request.getHttpURI().getPath();
    Map<String, String> query;
    try {
      query = AdminRoute.query(request.getHttpURI().getQuery());
    } catch (IllegalArgumentException notEscaped) {
      return ControlResponse.badRequest(
          "the query has a percent sign that two hexadecimal digits do not follow; write it as"
              + " %25");
    }
    return routes()
        .answer(new ControlRequest(request.getMethod(), path, query, terms(request), body));
  }

  /** On which terms a file is wanted. */
  static ControlRequest.Terms terms(Request request) {
    return new ControlRequest.Terms(
        String.join(",", request.getHeaders().getValuesList(HttpHeader.IF_NONE_MATCH)),
        String.join(",", request.getHeaders().getValuesList(HttpHeader.ACCEPT_ENCODING)));
  }

  /** The ends of the connection itself, whatever headers say. */
  private static ControlAccess.Peer peer(Request request) {
    EndPoint connection = request.getConnectionMetaData().getConnection().getEndPoint();
    return new ControlAccess.Peer(
        address(connection.getRemoteSocketAddress())
            .filter(InetAddress::isLoopbackAddress)
            .isPresent(),
        address(connection.getLocalSocketAddress()),
        Optional.ofNullable(Request.getServerName(request)).orElse(""),
        request.getHeaders().getValuesList(HttpHeader.ORIGIN),
        request.getHeaders().getValuesList(HttpHeader.AUTHORIZATION));
  }

  private static Optional<InetAddress> address(SocketAddress end) {
    return end instanceof InetSocketAddress known
        ? Optional.ofNullable(known.getAddress())
        : Optional.empty();
  }
}
