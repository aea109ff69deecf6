package io.github.bsskit.conformance.target;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Sends what is no call of the contract: hooks, faults, the question for a profile. */
final class HookCaller {

  private final URI url;
  private final Duration limit;

  HookCaller(URI url, Duration limit) {
    this.url = url;
    this.limit = limit;
  }

  WireResult call(RequestTemplate template) {
    URI address = url.resolve(template.url());
    String query = address.getRawQuery() == null ? "" : "?" + address.getRawQuery();
    String path =
        address.getRawPath() == null || address.getRawPath().isEmpty() ? "/" : address.getRawPath();
    Map<String, String> headers = new LinkedHashMap<>();
    template.headers().forEach((name, value) -> headers.put(name.toLowerCase(Locale.ROOT), value));
    Request request =
        new Request(
            template.method(),
            path + query,
            headers,
            template.body().getBytes(StandardCharsets.UTF_8),
            false,
            true,
            "");
    return new SocketTransport(address).send(request, limit);
  }
}
