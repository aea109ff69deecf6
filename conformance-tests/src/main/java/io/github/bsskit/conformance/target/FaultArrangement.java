package io.github.bsskit.conformance.target;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What the next call carries to trigger a fault.
 *
 * @param parameter replaces one of the same name, and is signed
 * @param headers by lower-case name, not signed
 */
record FaultArrangement(
    Optional<Map.Entry<String, String>> parameter, Map<String, String> headers) {

  static final FaultArrangement NOTHING = new FaultArrangement(Optional.empty(), Map.of());

  static FaultArrangement header(String name, String value) {
    return new FaultArrangement(Optional.empty(), Map.of(name.toLowerCase(Locale.ROOT), value));
  }

  static FaultArrangement parameter(String name, String value) {
    return new FaultArrangement(Optional.of(Map.entry(name, value)), Map.of());
  }

  /** The call with the parameter. */
  Call in(Call call) {
    if (parameter.isEmpty()) {
      return call;
    }
    List<Map.Entry<String, String>> parameters = new ArrayList<>(call.parameters());
    parameters.removeIf(other -> other.getKey().equals(parameter.get().getKey()));
    parameters.add(parameter.get());
    return new Call(call.operation(), parameters, call.style(), call.key(), call.mutations());
  }

  /** The signed request with the headers. */
  Request in(Request request) {
    if (headers.isEmpty()) {
      return request;
    }
    Map<String, String> all = new LinkedHashMap<>(request.headers());
    all.putAll(headers);
    return new Request(
        request.method(),
        request.target(),
        all,
        request.body(),
        request.chunked(),
        request.sendsZeroLength(),
        request.signedText());
  }
}
