package io.github.bsskit.conformance.report;

import io.github.bsskit.conformance.target.Call;
import io.github.bsskit.conformance.target.Exchange;
import io.github.bsskit.conformance.target.Profile;
import io.github.bsskit.conformance.target.SafeText;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Masks secrets and tokens in everything that is shown; a target may repeat them in responses. */
public final class Secrets {

  /** Shorter secrets could be part of any text. */
  private static final int SHORTEST = 6;

  private final Set<String> secrets;

  private Secrets(Set<String> secrets) {
    this.secrets = secrets;
  }

  /** The secrets and tokens of the keys of these calls, plain and percent-encoded. */
  public static Secrets of(List<Exchange> exchanges) {
    return new Secrets(
        exchanges.stream()
            .flatMap(exchange -> exchange.call().stream())
            .map(Call::key)
            .flatMap(Secrets::of)
            .filter(secret -> secret.length() >= SHORTEST)
            .flatMap(secret -> Stream.of(secret, URLEncoder.encode(secret, StandardCharsets.UTF_8)))
            .collect(Collectors.toCollection(LinkedHashSet::new)));
  }

  private static Stream<String> of(Profile.Key key) {
    return Stream.concat(Stream.of(key.secret()), key.token().stream());
  }

  /** The text with {@code ***} for each secret. */
  public String masked(String text) {
    String masked = text;
    for (String secret : secrets) {
      masked = masked.replace(secret, "***");
    }
    return masked;
  }

  /** The masked text, safe for a terminal. */
  public String printable(String text) {
    return SafeText.block(masked(text));
  }
}
