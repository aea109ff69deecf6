package io.github.bsskit.conformance.target;

import java.util.Map;
import java.util.Optional;

/** The values of an object, by keys that are known; mistakes among its keys are already noted. */
record Fields(Place place, Map<String, Place> values) {

  Optional<Place> at(String key) {
    return Optional.ofNullable(values.get(key));
  }

  Optional<String> text(String key) {
    return at(key).flatMap(Place::text);
  }

  boolean flag(String key, boolean standard) {
    return at(key).flatMap(Place::flag).orElse(standard);
  }

  Optional<String> requiredText(String key) {
    return required(key).flatMap(Place::text);
  }

  /** A value that has to be there; a mistake is noted if it is not. */
  Optional<Place> required(String key) {
    if (!values.containsKey(key)) {
      place.mistakeBelow(key, "is missing; give it a value");
    }
    return at(key);
  }
}
