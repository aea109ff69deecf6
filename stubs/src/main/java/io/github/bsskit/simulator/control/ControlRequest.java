package io.github.bsskit.simulator.control;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A call of the control API.
 *
 * @param method of HTTP, upper case
 * @param path all of it, without the query, for example {@code /__admin/bss/faults/fault-1}
 * @param query its parameters, decoded
 * @param terms on which a file is wanted
 * @param body may be empty
 */
public record ControlRequest(
    String method, String path, Map<String, String> query, Terms terms, byte[] body) {

  /**
   * On which terms a browser wants a file.
   *
   * @param ifNoneMatch the header If-None-Match, what it has already; empty if it has nothing
   * @param acceptEncoding the header Accept-Encoding; empty if it says nothing
   */
  public record Terms(String ifNoneMatch, String acceptEncoding) {

    private static final Pattern REFUSED = Pattern.compile(";q=0(\\.0{0,3})?$");

    boolean has(String tag) {
      return Arrays.stream(ifNoneMatch.split(","))
          .map(held -> held.strip().replaceFirst("^W/", ""))
          .anyMatch(held -> held.equals("*") || held.equals(tag));
    }

    boolean takesGzip() {
      return Arrays.stream(acceptEncoding.toLowerCase(Locale.ROOT).split(","))
          .map(coding -> coding.replaceAll("\\s", ""))
          .anyMatch(coding -> isGzip(coding) && !REFUSED.matcher(coding).find());
    }

    private static boolean isGzip(String coding) {
      return coding.equals("gzip") || coding.startsWith("gzip;");
    }
  }

  /** Copies the query; the body is taken as it is, and nobody writes to it. */
  public ControlRequest {
    query = Map.copyOf(query);
  }

  /** The last part of the path. */
  String lastPart() {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /** Refuses parameters in the query. */
  ControlRequest withoutQuery() {
    return allowOnlyQuery();
  }

  /** Refuses parameters of other names in the query. */
  ControlRequest allowOnlyQuery(String... names) {
    String cure = names.length == 0 ? "send no query" : "known are " + String.join(", ", names);
    for (String name : query.keySet()) {
      if (!List.of(names).contains(name)) {
        throw new InvalidControlRequest("parameter " + name + " is not known here; " + cure);
      }
    }
    return this;
  }
}
