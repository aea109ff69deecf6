package io.github.bsskit.simulator.control;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A request of the control API.
 *
 * @param method the HTTP method, in upper case
 * @param path without the query, for example {@code /__admin/bss/faults/fault-1}
 * @param query the decoded query parameters
 * @param terms the conditions for sending a file
 * @param isTrusted whether the client may use all of the control API, not only what is public
 * @param body may be empty; not copied
 */
public record ControlRequest(
    String method,
    String path,
    Map<String, String> query,
    Terms terms,
    boolean isTrusted,
    byte[] body) {

  /**
   * The conditions for sending a file.
   *
   * @param ifNoneMatch the header If-None-Match; may be empty
   * @param acceptEncoding the header Accept-Encoding; may be empty
   */
  public record Terms(String ifNoneMatch, String acceptEncoding) {

    private static final Pattern EXCLUDED = Pattern.compile(";q=0(\\.0{0,3})?$");

    boolean has(String tag) {
      return Arrays.stream(ifNoneMatch.split(","))
          .map(held -> held.strip().replaceFirst("^W/", ""))
          .anyMatch(held -> held.equals("*") || held.equals(tag));
    }

    boolean acceptsGzip() {
      return Arrays.stream(acceptEncoding.toLowerCase(Locale.ROOT).split(","))
          .map(coding -> coding.replaceAll("\\s", ""))
          .anyMatch(coding -> isGzip(coding) && !EXCLUDED.matcher(coding).find());
    }

    private static boolean isGzip(String coding) {
      return coding.equals("gzip") || coding.startsWith("gzip;");
    }
  }

  /** Copies the query. */
  public ControlRequest {
    query = Map.copyOf(query);
  }

  /** The last segment of the path. */
  String lastSegment() {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /** Rejects other query parameters. */
  ControlRequest allowOnlyQuery(String... names) {
    for (String name : query.keySet()) {
      if (!List.of(names).contains(name)) {
        throw new InvalidControlRequest(
            "unknown parameter \""
                + name
                + "\": "
                + (names.length == 0 ? "send no query" : "use " + String.join(", ", names)));
      }
    }
    return this;
  }
}
