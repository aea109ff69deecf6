package io.github.bsskit.conformance.target;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/** What is wrong with a target's address, if anything. */
public final class TargetAddress {

  static final String FIX = "; write one like http://127.0.0.1:8080";

  private TargetAddress() {}

  /** The address in a text; a mistake is noted if it is none. */
  static Optional<URI> read(Place place, String text) {
    try {
      URI url = new URI(text);
      Optional<String> mistake = error(url);
      mistake.ifPresent(what -> place.mistake("is " + shown(text) + " and " + what + FIX));
      return Optional.of(url).filter(any -> mistake.isEmpty());
    } catch (URISyntaxException e) {
      place.mistake("is " + shown(text) + " and no URL" + FIX);
      return Optional.empty();
    }
  }

  /** Why a text is no target's address, in a line that shows no password; empty if it is one. */
  public static Optional<String> error(String text) {
    try {
      return error(new URI(text)).map(what -> shown(text) + " " + what + FIX);
    } catch (URISyntaxException e) {
      return Optional.of(shown(text) + " is no URL" + FIX);
    }
  }

  static Optional<String> error(URI url) {
    if (!"http".equals(url.getScheme()) && !"https".equals(url.getScheme())) {
      return Optional.of("begins with neither http:// nor https://");
    }
    if (url.getRawUserInfo() != null) {
      return Optional.of("holds a user's name; credentials belong below keys");
    }
    if (url.getHost() == null || url.getPort() == 0 || url.getPort() > 65_535) {
      return Optional.of("names no host and port that can be called");
    }
    if (url.getRawQuery() != null || url.getRawFragment() != null) {
      return Optional.of("has a ? or a #, which each call brings itself");
    }
    return Optional.empty();
  }

  /** An address for a message, without what may be a password. */
  static String shown(String url) {
    return url.contains("@") ? "one with an @" : ProfileErrors.shown(url.replaceAll("[?].*", "?…"));
  }
}
