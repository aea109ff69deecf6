package io.github.bsskit.control;

import java.util.List;
import java.util.Map;

/**
 * A call of the control API.
 *
 * @param method of HTTP, upper case
 * @param path all of it, without the query, for example {@code /__admin/bss/faults/fault-1}
 * @param query its parameters, decoded
 * @param body may be empty
 */
public record ControlCall(String method, String path, Map<String, String> query, byte[] body) {

  /** Copies the query; the body is taken as it is, and nobody writes to it. */
  public ControlCall {
    query = Map.copyOf(query);
  }

  /** The last part of the path. */
  String lastPart() {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /** Refuses parameters in the query. */
  ControlCall withoutQuery() {
    return allowOnlyQuery();
  }

  /** Refuses parameters of other names in the query. */
  ControlCall allowOnlyQuery(String... names) {
    String cure = names.length == 0 ? "send no query" : "known are " + String.join(", ", names);
    for (String name : query.keySet()) {
      if (!List.of(names).contains(name)) {
        throw new ControlMistake("parameter " + name + " is not known here; " + cure);
      }
    }
    return this;
  }
}
