package io.github.bsskit.simulator.explain;

import io.github.bsskit.simulator.gateway.Header;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A URL in the parts that are sent; the fragment is not.
 *
 * @param host as the header Host has it; empty if the URL has none
 * @param path at least {@code /}
 * @param query without the question mark
 */
record CallUrl(String host, String path, String query) {

  private static final Pattern SCHEME = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*)://(.*)");
  private static final Pattern PARTS = Pattern.compile("([^/?#]*)([^?#]*)(?:\\?([^#]*))?(?:#.*)?");
  private static final Pattern AUTHORITY =
      Pattern.compile("(?:[A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+\\])(?::[0-9]*)?");

  static CallUrl of(String url) {
    if (url.chars().anyMatch(Character::isWhitespace)) {
      throw new CallTextException(
          "The URL has a blank in it: " + url + "; write it as %20, or as a curl command line.");
    }
    Matcher scheme = SCHEME.matcher(url);
    boolean hasScheme = scheme.matches();
    String name = hasScheme ? scheme.group(1).toLowerCase(Locale.ROOT) : "http";
    if (!name.equals("http") && !name.equals("https")) {
      throw new CallTextException("The scheme " + name + " is not read; use http or https.");
    }
    Matcher parts = PARTS.matcher(hasScheme ? scheme.group(2) : url);
    if (!parts.matches()) {
      throw notRead(url);
    }
    String authority = parts.group(1).substring(parts.group(1).lastIndexOf('@') + 1);
    boolean isRelative = authority.isEmpty() && !hasScheme;
    boolean looksLikeOne = url.contains("/") || url.contains("?") || url.contains(":");
    if (!(isRelative || AUTHORITY.matcher(authority).matches()) || !looksLikeOne) {
      throw notRead(url);
    }
    return new CallUrl(
        withoutDefaultPort(authority, name),
        parts.group(2).isEmpty() ? "/" : parts.group(2),
        parts.group(3) == null ? "" : parts.group(3));
  }

  private static String withoutDefaultPort(String authority, String scheme) {
    String port = scheme.equals("https") ? "443" : "80";
    return authority.replaceFirst(":(" + port + ")?$", "");
  }

  private static CallTextException notRead(String url) {
    return new CallTextException(
        "This is no URL and no curl command line: "
            + url
            + "; write it as http://host:port/?Action=… or begin with curl.");
  }

  /** The same with more in its query. */
  CallUrl with(String moreQuery) {
    String joined = query.isEmpty() || moreQuery.isEmpty() ? query : query + "&";
    return new CallUrl(host, path, joined + moreQuery);
  }

  /** Adds the header Host first, unless one is there or the URL has no host. */
  void addHost(List<Header> headers) {
    boolean isThere = headers.stream().anyMatch(h -> h.name().equalsIgnoreCase("Host"));
    if (!isThere && !host.isEmpty()) {
      headers.add(0, new Header("Host", host));
    }
  }
}
