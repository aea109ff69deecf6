package io.github.bsskit.simulator.explain;

import static io.github.bsskit.simulator.explain.CallTextException.shown;

import io.github.bsskit.simulator.gateway.Header;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The parts of a URL that are sent.
 *
 * @param host the value of the Host header; empty if the URL has none
 * @param path at least {@code /}
 * @param query without the question mark
 */
record CallUrl(String host, String path, String query) {

  private static final Pattern SCHEME = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*)://(.*)");

  /** A number sign in an HTML escape does not begin a fragment. */
  private static final Pattern FRAGMENT = Pattern.compile("(?<!&)#|#(?![xX]?[0-9A-Fa-f]{2,4};)");

  private static final Pattern AUTHORITY =
      Pattern.compile("(?:[A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+\\])(?::[0-9]*)?");

  static CallUrl of(String url) {
    if (url.chars().anyMatch(Character::isWhitespace)) {
      throw new CallTextException(
          "The URL contains a space: " + shown(url) + "; write it as %20, or pass a curl command.");
    }
    Matcher scheme = SCHEME.matcher(url);
    boolean hasScheme = scheme.matches();
    String name = hasScheme ? scheme.group(1).toLowerCase(Locale.ROOT) : "http";
    if (!name.equals("http") && !name.equals("https")) {
      throw new CallTextException("Unsupported scheme " + name + ": use http or https.");
    }
    String rest = hasScheme ? scheme.group(2) : url;
    int end = end(rest, '?', end(rest, '#', rest.length()));
    int slash = end(rest, '/', end);
    String authority = rest.substring(rest.lastIndexOf('@', slash - 1) + 1, slash);
    boolean isRelative = authority.isEmpty() && !hasScheme;
    boolean looksLikeUrl = url.contains("/") || url.contains("?") || url.contains(":");
    if (!(isRelative || AUTHORITY.matcher(authority).matches()) || !looksLikeUrl) {
      throw unreadable(url);
    }
    return new CallUrl(
        withoutDefaultPort(authority, name),
        slash == end ? "/" : rest.substring(slash, end),
        rest.startsWith("?", end) ? withoutFragment(rest.substring(end + 1)) : "");
  }

  /** Where a part ends: at a character, or at a limit before it. */
  private static int end(String text, char character, int limit) {
    int at = text.indexOf(character);
    return at < 0 ? limit : Math.min(at, limit);
  }

  private static String withoutFragment(String query) {
    Matcher fragment = FRAGMENT.matcher(query);
    return fragment.find() ? query.substring(0, fragment.start()) : query;
  }

  private static String withoutDefaultPort(String authority, String scheme) {
    String port = scheme.equals("https") ? "443" : "80";
    return authority.replaceFirst(":(" + port + ")?$", "");
  }

  private static CallTextException unreadable(String url) {
    return new CallTextException(
        "Not a URL or a curl command: "
            + shown(url)
            + "; write it as http://host:port/?Action=… or begin with curl.");
  }

  /** Appends to the query. */
  CallUrl with(String moreQuery) {
    String joined = query.isEmpty() || moreQuery.isEmpty() ? query : query + "&";
    return new CallUrl(host, path, joined + moreQuery);
  }

  /** Adds Host as the first header, unless it is present or the URL has no host. */
  void addHost(List<Header> headers) {
    boolean isPresent = headers.stream().anyMatch(h -> h.name().equalsIgnoreCase("Host"));
    if (!isPresent && !host.isEmpty()) {
      headers.add(0, new Header("Host", host));
    }
  }
}
