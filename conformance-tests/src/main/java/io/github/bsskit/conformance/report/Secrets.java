package io.github.bsskit.conformance.report;

import io.github.bsskit.conformance.target.Call;
import io.github.bsskit.conformance.target.Exchange;
import io.github.bsskit.conformance.target.Profile;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What lets callers in: taken out of every text that is shown, since a target may repeat it in its
 * answers.
 */
public final class Secrets {

  /** A shorter one could be part of any text. */
  private static final int SHORTEST = 6;

  private final Set<String> secrets;

  private Secrets(Set<String> secrets) {
    this.secrets = secrets;
  }

  /** Secrets and tokens of the keys that signed these calls, plain and as they stand in a query. */
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

  /** The text with {@code ***} for each of them. */
  public String masked(String text) {
    String masked = text;
    for (String secret : secrets) {
      masked = masked.replace(secret, "***");
    }
    return masked;
  }

  /** A text of a target, masked, and with nothing in it that steers a terminal. */
  public String shown(String text) {
    return SafeText.block(masked(text));
  }
}
