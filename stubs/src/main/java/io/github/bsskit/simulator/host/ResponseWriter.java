package io.github.bsskit.simulator.host;

import io.github.bsskit.simulator.control.ControlResponse;
import io.github.bsskit.simulator.gateway.Delivery;
import io.github.bsskit.simulator.gateway.Header;
import io.github.bsskit.simulator.gateway.RawResponse;
import java.nio.ByteBuffer;
import java.util.function.Consumer;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Writes answers to Jetty, past WireMock. */
final class ResponseWriter {

  private ResponseWriter() {}

  static void write(RawResponse answer, Request request, Response response, Callback callback) {
    write(answer, headers -> {}, request, response, callback);
  }

  /**
   * An answer to a call.
   *
   * @param more adds headers behind those of the answer
   */
  static void write(
      RawResponse answer,
      Consumer<HttpFields.Mutable> more,
      Request request,
      Response response,
      Callback callback) {
    Delivery delivery = answer.delivery();
    if (delivery.extent() == Delivery.Extent.DROPPED) {
      hangUp(request);
      callback.succeeded();
      return;
    }
    response.setStatus(answer.status());
    HttpFields.Mutable headers = response.getHeaders();
    // A failure may have left some; to look for them costs more than to write all others.
    boolean isFresh = headers.size() == 0;
    for (Header header : answer.headers()) {
      if (isFresh) {
        headers.add(header.name(), header.value());
      } else {
        headers.put(header.name(), header.value());
      }
    }
    more.accept(headers);
    headers.put(HttpHeader.CONTENT_LENGTH, answer.body().length);
    boolean isWhole = delivery.extent() == Delivery.Extent.COMPLETE;
    Callback after = isWhole ? callback : Callback.from(() -> hangUp(request), callback);
    response.write(isWhole, ByteBuffer.wrap(answer.sentBody()), after);
  }

  /** An answer of the control API or the documentation. */
  static void write(ControlResponse answer, Response response, Callback callback) {
    response.setStatus(answer.status());
    answer.headers().forEach(header -> response.getHeaders().put(header.name(), header.value()));
    // The length would be that of the file, which is not sent.
    if (answer.status() != HttpStatus.NOT_MODIFIED_304) {
      response.getHeaders().put(HttpHeader.CONTENT_LENGTH, answer.body().length);
    }
    response.write(true, ByteBuffer.wrap(answer.body()), callback);
  }

  /**
   * Closes the connection, with all streams that it has. It is the end point that is closed, since
   * a connection of HTTP/2 would first send what is on its way.
   */
  static void hangUp(Request request) {
    request.getConnectionMetaData().getConnection().getEndPoint().close();
  }
}
