package io.github.bsskit.conformance.crooked;

import java.util.concurrent.Exchanger;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiConsumer;

/** Swaps the responses of two concurrent calls. */
final class Mixup implements BiConsumer<Response, Outgoing> {

  private record Sent(int status, String type, String requestId, byte[] body) {}

  private final Exchanger<Sent> exchange = new Exchanger<>();

  @Override
  public void accept(Response response, Outgoing out) {
    try {
      Sent mine =
          new Sent(
              out.status,
              out.headers.get("Content-Type"),
              out.headers.get("x-acs-request-id"),
              out.body);
      Sent other = exchange.exchange(mine, 10, TimeUnit.MILLISECONDS);
      out.status = other.status;
      out.headers.put("Content-Type", other.type);
      out.headers.put("x-acs-request-id", other.requestId);
      out.body = other.body;
    } catch (TimeoutException e) {
      // no concurrent call: the response is unchanged
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
