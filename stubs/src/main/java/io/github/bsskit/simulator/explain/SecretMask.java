package io.github.bsskit.simulator.explain;

import io.github.bsskit.simulator.gateway.Header;
import io.github.bsskit.simulator.gateway.PercentEncoding;
import io.github.bsskit.simulator.gateway.RpcRequest;
import java.util.stream.Stream;

/** Keeps a secret out of texts, even if the request contains it. */
final class SecretMask {

  /** A shorter secret would also mask harmless parts of a text. */
  private static final int MIN_LENGTH = 6;

  private final String secret;

  SecretMask(String secret) {
    this.secret = secret;
  }

  /** Whether the request contains the secret that it should be signed with. */
  boolean isIn(RpcRequest request) {
    return secret.length() >= MIN_LENGTH
        && Stream.concat(
                request.parameters().values().stream(),
                request.raw().headers().stream().map(Header::value))
            .anyMatch(text -> text.contains(secret));
  }

  /** Replaces the secret in a text, also where it is encoded once or twice. */
  String mask(String text) {
    if (secret.length() < MIN_LENGTH) {
      return text;
    }
    String once = PercentEncoding.encode(secret);
    String twice = PercentEncoding.encode(once);
    return text.replace(secret, "(secret)").replace(once, "(secret)").replace(twice, "(secret)");
  }
}
