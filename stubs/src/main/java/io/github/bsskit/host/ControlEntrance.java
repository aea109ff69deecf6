package io.github.bsskit.host;

import io.github.bsskit.control.ControlAccess;
import io.github.bsskit.control.ControlAnswer;
import io.github.bsskit.control.ControlCall;
import io.github.bsskit.control.ControlRoutes;
import io.github.bsskit.control.Docs;
import io.github.bsskit.control.Simulation;
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
final class ControlEntrance {

  private final Simulation simulation;
  private final Optional<Docs> docs;
  private final ControlAccess access;
  private final Waiting waiting;
  private volatile ControlRoutes routes;

  ControlEntrance(
      Simulation simulation, Optional<Docs> docs, ControlAccess access, Waiting waiting) {
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
    Optional<ControlAnswer> refusal = access.refusal(peer(request), path);
    if (refusal.isPresent()) {
      Answers.write(refusal.get(), response, callback);
    } else if (request.getLength() > most) {
      Answers.write(ControlRoutes.tooLarge(method, path), response, callback);
    } else {
      new BodyReader(
              request,
              most + 1,
              body -> write(() -> answer(request, body), request, response, callback),
              () -> write(ControlEntrance::brokenOff, request, response, callback))
          .run();
    }
  }

  private void write(
      Supplier<ControlAnswer> answer, Request request, Response response, Callback callback) {
    waiting.answer(
        request, response, callback, () -> Answers.write(answer.get(), response, callback));
  }

  private static ControlAnswer brokenOff() {
    return ControlAnswer.badRequest("the body breaks off; send all of it");
  }

  private ControlAnswer answer(Request request, byte[] body) {
    String path = request.getHttpURI().getPath();
    Map<String, String> query;
    try {
      query = ControlDoor.query(request.getHttpURI().getQuery());
    } catch (IllegalArgumentException notEscaped) {
      return ControlAnswer.badRequest(
          "the query has a percent sign that two hexadecimal digits do not follow; write it as"
              + " %25");
    }
    return routes().answer(new ControlCall(request.getMethod(), path, query, terms(request), body));
  }

  /** On which terms a file is wanted. */
  static ControlCall.Terms terms(Request request) {
    return new ControlCall.Terms(
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
