package io.github.bsskit.simulator.host;

import java.util.Locale;
import org.eclipse.jetty.http.HostPortHttpField;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.server.Request;

/** The hosts that a request names in its target, if that is a URL, and in its header Host. */
record RequestHosts(Request request) {

  private static final int MAX_SHOWN = 100;

  /** Whether they differ; by the case of letters and by a default port they do not. */
  boolean differ() {
    HttpField header = request.getHeaders().getField(HttpHeader.HOST);
    HttpURI target = request.getHttpURI();
    if (header == null || target == null || target.getHost() == null) {
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

  /** Names both hosts and what to change. */
  String difference() {
    return "The URL in the request line names the host "
        + shown(request.getHttpURI().getAuthority())
        + ", and the header Host names "
        + shown(request.getHeaders().get(HttpHeader.HOST))
        + ": send the same host in both, or only path and query in the request line.";
  }

  private static String shown(String host) {
    if (host.isEmpty()) {
      return "nothing";
    }
    return host.length() <= MAX_SHOWN ? host : host.substring(0, MAX_SHOWN) + "…";
  }
}
