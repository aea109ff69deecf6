package io.github.bsskit.conformance.target;

import io.github.bsskit.conformance.target.Profile.Hooks;
import io.github.bsskit.conformance.target.Profile.RequestTemplate;
import java.util.List;
import java.util.Optional;

/** Reads the requests that help an examination. */
final class HookReader {

  static final Hooks NONE = new Hooks(Optional.empty(), Optional.empty(), Optional.empty());

  private static final RequestReader FIXED = new RequestReader(Placeholders.NONE);
  private static final RequestReader TIMED =
      new RequestReader(new Placeholders(List.of("seconds")));

  private HookReader() {}

  static Hooks read(Place place) {
    return place
        .fields(List.of("reset", "clock", "refill"))
        .map(
            hooks ->
                new Hooks(
                    hooks.at("reset").flatMap(FIXED::read),
                    hooks.at("clock").flatMap(HookReader::clock),
                    hooks.at("refill").flatMap(FIXED::read)))
        .orElse(NONE);
  }

  private static Optional<RequestTemplate> clock(Place place) {
    Optional<RequestTemplate> clock = TIMED.read(place);
    clock
        .filter(request -> !(request.url() + request.body()).contains("{seconds}"))
        .ifPresent(
            request ->
                place.mistake(
                    "has no {seconds} in url or body; write it where the number of seconds"
                        + " to move on belongs"));
    return clock;
  }
}
