package io.github.bsskit.conformance.target;

import io.github.bsskit.conformance.target.Profile.FaultTrigger;
import io.github.bsskit.conformance.target.Profile.FaultTrigger.ByHeader;
import io.github.bsskit.conformance.target.Profile.FaultTrigger.ByParameter;
import io.github.bsskit.conformance.target.Profile.FaultTrigger.ByRequest;
import io.github.bsskit.conformance.target.Profile.RequestTemplate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads how an error that no input causes is arranged. */
final class FaultReader {

  private static final List<String> WAYS = List.of("request", "parameter", "header");
  private static final List<String> NAME_AND_VALUE = List.of("name", "value");
  private static final RequestReader REQUESTS =
      new RequestReader(new Placeholders(List.of("action", "code")));
  private static final String NO_CODE =
      "; write {code} where the code of the error that is asked for belongs";

  private FaultReader() {}

  static Optional<FaultTrigger> read(Place place) {
    return place.fields(WAYS).flatMap(FaultReader::way);
  }

  private static Optional<FaultTrigger> way(Fields faults) {
    if (faults.values().size() != 1) {
      String found =
          faults.values().isEmpty() ? "none" : String.join(" and ", faults.values().keySet());
      faults.place().mistake("has " + found + "; give one of " + String.join(", ", WAYS));
    }
    // All are read even then, for the mistakes in each.
    Optional<FaultTrigger> request = faults.at("request").flatMap(FaultReader::request);
    Optional<FaultTrigger> parameter = faults.at("parameter").map(FaultReader::parameters);
    Optional<FaultTrigger> header = faults.at("header").flatMap(FaultReader::header);
    return request.or(() -> parameter).or(() -> header);
  }

  private static Optional<FaultTrigger> request(Place place) {
    Optional<RequestTemplate> request = REQUESTS.read(place);
    request
        .filter(found -> !usesCode(found))
        .ifPresent(found -> place.mistake("has no {code} in url, headers or body" + NO_CODE));
    return request.map(ByRequest::new);
  }

  private static boolean usesCode(RequestTemplate request) {
    return (request.url() + request.headers().values() + request.body()).contains("{code}");
  }

  private static FaultTrigger parameters(Place place) {
    Map<String, Map.Entry<String, String>> parameters = new LinkedHashMap<>();
    Map<String, Place> actions = place.entries();
    if (actions.isEmpty()) {
      place.mistake(
          "names no action; write one, like CreateResellerUserQuota, with name and value");
    }
    actions.forEach(
        (action, at) -> parameter(at).ifPresent(found -> parameters.put(action, found)));
    return new ByParameter(parameters);
  }

  private static Optional<Map.Entry<String, String>> parameter(Place place) {
    return place
        .fields(NAME_AND_VALUE)
        .flatMap(
            fields -> {
              Optional<String> name = fields.requiredText("name");
              Optional<String> value = fields.required("value").flatMap(FaultReader::value);
              return name.flatMap(known -> value.map(text -> Map.entry(known, text)));
            });
  }

  private static Optional<FaultTrigger> header(Place place) {
    return place
        .fields(NAME_AND_VALUE)
        .flatMap(
            fields -> {
              Optional<String> name = fields.requiredText("name");
              name.flatMap(text -> fields.at("name").map(at -> Map.entry(at, text)))
                  .ifPresent(at -> RequestReader.checkHeaderName(at.getKey(), at.getValue()));
              Optional<String> value = fields.required("value").flatMap(FaultReader::value);
              return name.flatMap(known -> value.map(text -> new ByHeader(known, text)));
            });
  }

  private static Optional<String> value(Place place) {
    Optional<String> value = REQUESTS.headerValue(place);
    value
        .filter(text -> !text.contains("{code}"))
        .ifPresent(text -> place.mistake("has no {code}" + NO_CODE));
    return value;
  }
}
