package io.github.bsskit.simulator.host;

import io.github.bsskit.simulator.world.PrintableText;
import java.util.Locale;
import org.eclipse.jetty.http.HostPortHttpField;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpScheme;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.server.Request;

/** The hosts that a request names in its target, if that is a URL, and in its header Host. */
record RequestHosts(Request request) {

  private static final int MAX_SHOWN = 100;

  /**
   * Whether the request must be rejected: its target is a URL without a host or of another scheme
   * than http and https, or the hosts differ, other than by case or by a default port.
   */
  boolean areInvalid() {
    HttpURI target = request.getHttpURI();
    if (target == null) {
      return false;
    }
    return hasOtherScheme(target)
        || (target.getHost() == null ? target.getAuthority() != null : differ(target));
  }

  private static boolean hasOtherScheme(HttpURI target) {
    String scheme = target.getScheme();
    return scheme != null && !HttpScheme.HTTP.is(scheme) && !HttpScheme.HTTPS.is(scheme);
  }

  private boolean differ(HttpURI target) {
    HttpField header = request.getHeaders().getField(HttpHeader.HOST);
    if (header == null) {
      return false;
    }
    // Without a host in the target, Jetty takes it from the header.
    boolean isCopied =
        header instanceof HostPortHttpField host && host.getHost() == target.getHost();
    return !isCopied
        && !normalized(header.getValue(), target).equals(normalized(target.getAuthority(), target));
  }

  private static String normalized(String authority, HttpURI target) {
    String port = "https".equalsIgnoreCase(target.getScheme()) ? ":443" : ":80";
    String host = authority.toLowerCase(Locale.ROOT);
    return host.endsWith(port) ? host.substring(0, host.length() - port.length()) : host;
  }

  /** What is invalid, and what to change. */
  String problem() {
    HttpURI target = request.getHttpURI();
    if (hasOtherScheme(target)) {
      return "The URL in the request line has the scheme "
          + shown(target.getScheme())
          + ": use http or https, or send only path and query in the request line.";
    }
    if (target.getHost() == null) {
      return "The URL in the request line names no host: send the host of the header Host in it, or"
          + " only path and query in the request line.";
    }
    return "The URL in the request line names the host "
        + shown(target.getAuthority())
        + ", and the header Host names "
        + shown(request.getHeaders().get(HttpHeader.HOST))
        + ": send the same host in both, or only path and query in the request line.";
  }

  private static String shown(String text) {
    if (text.isEmpty()) {
      return "nothing";
    }
    return PrintableText.line(
        text.length() <= MAX_SHOWN ? text : text.substring(0, MAX_SHOWN) + "…");
  }
}
