package io.github.bsskit.simulator.explain;

import io.github.bsskit.simulator.gateway.Header;
import io.github.bsskit.simulator.gateway.PercentEncoding;
import io.github.bsskit.simulator.gateway.RpcRequest;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Keeps a secret out of texts, even if the call itself has put it there. */
final class SecretMask {

  /** A shorter text is part of much that is no secret, and is none that anybody has given out. */
  private static final int SHORTEST = 6;

  private final String secret;

  SecretMask(String secret) {
    this.secret = secret;
  }

  /** Whether the call contains the secret that it should be signed with. */
  boolean isIn(RpcRequest request) {
    return secret.length() >= SHORTEST
        && Stream.concat(
                request.parameters().values().stream(),
                request.raw().headers().stream().map(Header::value))
            .anyMatch(text -> text.contains(secret));
  }

  /** Writes something else in the place of the secret, however often it is encoded. */
  UnaryOperator<String> way() {
    if (secret.length() < SHORTEST) {
      return text -> text;
    }
    String once = PercentEncoding.encode(secret);
    String twice = PercentEncoding.encode(once);
    return text ->
        text.replace(secret, "(secret)").replace(once, "(secret)").replace(twice, "(secret)");
  }
}
