package io.github.bsskit.simulator.journal;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Which parameters and headers have values that could be used to sign or to authorize a call, or to
 * continue a session.
 */
public final class SecretNames {

  private static final Pattern SECRET =
      Pattern.compile("signature|.*(?:secret|token|passw|credential|cookie).*");

  /**
   * Names that only look secret: the header in which official clients sign where their credentials
   * come from, and Alibaba Cloud's usual parameters for idempotency and paging.
   */
  private static final Set<String> HARMLESS =
      Set.of("x-acs-credentials-provider", "clienttoken", "nexttoken");

  private SecretNames() {}

  /** Whether the value of a parameter or header with this name must not be shown. */
  public static boolean isSecret(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return SECRET.matcher(lower).matches() && !HARMLESS.contains(lower);
  }
}
