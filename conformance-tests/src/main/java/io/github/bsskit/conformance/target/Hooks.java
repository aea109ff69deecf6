package io.github.bsskit.conformance.target;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Makes the requests of a profile that are no calls, and tells the user of one that fails. */
final class Hooks {

  private final HookCaller caller;
  private final Consumer<String> notices;

  Hooks(URI url, Duration limit, Consumer<String> notices) {
    caller = new HookCaller(url, limit);
    this.notices = notices;
  }

  /** Whether there is such a hook and it worked. */
  boolean call(Optional<RequestTemplate> template, Map<String, String> values) {
    if (template.isEmpty()) {
      return false;
    }
    RequestTemplate filled = template.get().with(values);
    WireResult result = caller.call(filled);
    boolean done =
        result instanceof WireResult.Received received
            && received.status() >= 200
            && received.status() < 300;
    if (!done) {
      notices.accept(
          "the hook "
              + filled.method()
              + " "
              + filled.url().replaceAll("[?#].*", "") // what follows may be a secret
              + " failed: "
              + words(result));
    }
    return done;
  }

  private static String words(WireResult result) {
    if (result instanceof WireResult.Received received) {
      return "HTTP " + received.status();
    }
    return ((WireResult.NoResponse) result).detail();
  }
}
