package io.github.bsskit.conformance.crooked;

import java.util.concurrent.Exchanger;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiConsumer;

/** Hands two calls that are answered at the same time each other's answer. */
final class Mixup implements BiConsumer<Response, Outgoing> {

  private record Said(int status, String type, String requestId, byte[] body) {}

  private final Exchanger<Said> exchange = new Exchanger<>();

  @Override
  public void accept(Response answer, Outgoing out) {
    try {
      Said mine =
          new Said(
              out.status,
              out.headers.get("Content-Type"),
              out.headers.get("x-acs-request-id"),
              out.body);
      Said other = exchange.exchange(mine, 10, TimeUnit.MILLISECONDS);
      out.status = other.status;
      out.headers.put("Content-Type", other.type);
      out.headers.put("x-acs-request-id", other.requestId);
      out.body = other.body;
    } catch (TimeoutException e) {
      // nobody else was there: the answer stays
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
