package io.github.bsskit.conformance.target;

import io.github.bsskit.conformance.target.WireResult.NoResponse;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Sends requests outside the contract: hooks, faults, the request for a profile. */
final class HookCaller {

  private final URI url;

  /**
   * A caller.
   *
   * @param url the base of relative URLs
   */
  HookCaller(URI url) {
    this.url = url;
  }

  /**
   * Sends a hook, if there is one.
   *
   * @param values of its placeholders
   * @param notices gets a line if it fails
   * @return whether there is a hook and it returned a 2xx status
   */
  boolean call(
      Optional<RequestTemplate> hook,
      Map<String, String> values,
      Duration limit,
      Consumer<String> notices) {
    if (hook.isEmpty()) {
      return false;
    }
    RequestTemplate request = hook.get().with(values);
    WireResult result = send(request, limit);
    boolean done = result.status() / 100 == 2;
    if (!done) {
      String path = request.url().replaceAll("[?#].*", ""); // the rest may be a secret
      String why =
          result instanceof NoResponse failure ? failure.detail() : "HTTP " + result.status();
      notices.accept("the hook " + request.method() + " " + path + " failed: " + why);
    }
    return done;
  }

  WireResult send(RequestTemplate template, Duration limit) {
    URI address = url.resolve(template.url());
    String query = address.getRawQuery() == null ? "" : "?" + address.getRawQuery();
    String path = Optional.ofNullable(address.getRawPath()).orElse("");
    Map<String, String> headers = new LinkedHashMap<>();
    template.headers().forEach((name, value) -> headers.put(name.toLowerCase(Locale.ROOT), value));
    byte[] body = template.body().getBytes(StandardCharsets.UTF_8);
    String target = (path.isEmpty() ? "/" : path) + query;
    Request request = new Request(template.method(), target, headers, body, false, true, "");
    return new SocketTransport(address).send(request, limit);
  }
}
