package io.github.bsskit.conformance.target;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/** Checks the address of a target. */
public final class TargetAddress {

  private TargetAddress() {}

  /** What is wrong with an address, its value without passwords, and the fix; empty if valid. */
  public static Optional<String> error(String address) {
    return problem(address)
        .map(
            what ->
                "is "
                    + withoutSecrets(address)
                    + ", "
                    + what
                    + "; use one like http://127.0.0.1:8080");
  }

  /**
   * Whether a URL of a profile has scheme, host and port of a target. A path has.
   *
   * @param url of the form that the schema of profiles prescribes; may have placeholders in path
   *     and query
   */
  static boolean isOfOrigin(URI target, String url) {
    if (url.startsWith("/")) {
      return true;
    }
    URI other = URI.create(url.replaceFirst("(?<=[^:/])[/?].*", ""));
    return target.getScheme().equals(other.getScheme())
        && target.getHost().equalsIgnoreCase(other.getHost())
        && port(target) == port(other);
  }

  private static int port(URI url) {
    int standard = url.getScheme().equals("https") ? 443 : 80;
    return url.getPort() < 0 ? standard : url.getPort();
  }

  private static Optional<String> problem(String address) {
    URI url;
    try {
      url = new URI(address);
    } catch (URISyntaxException e) {
      return Optional.of("not a URL");
    }
    if (!"http".equals(url.getScheme()) && !"https".equals(url.getScheme())) {
      return Optional.of("without http:// or https://");
    }
    if (url.getRawUserInfo() != null) {
      return Optional.of("with a user name; credentials belong in keys");
    }
    if (url.getHost() == null || url.getPort() == 0 || url.getPort() > 65_535) {
      return Optional.of("without a valid host and port");
    }
    if (url.getRawQuery() != null || url.getRawFragment() != null) {
      return Optional.of("with a query or fragment, which each call brings itself");
    }
    return Optional.empty();
  }

  private static String withoutSecrets(String address) {
    return address.contains("@")
        ? "an address with an @"
        : ProfileErrors.quoted(address.replaceAll("[?].*", "?…"));
  }
}
