package io.github.bsskit.conformance.target;

import io.github.bsskit.conformance.target.Profile.Wire;
import io.github.bsskit.conformance.target.Profile.WireForm;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads how a target is called. */
final class ProfileWireReader {

  // Both stand in the spec as well. They are repeated here, as in the profile's schema, because the
  // kit must know how to sign and parse each; ProfileSchemaTest holds all three together.
  static final List<String> SIGNATURES = List.of("V3", "V1");
  static final List<String> FORMATS = List.of("JSON", "XML");

  /** What a profile without {@code wire} means. */
  static final Wire STANDARD = new Wire(WireForm.RPC, SIGNATURES, true, false, FORMATS);

  private static final List<String> FORMS = List.of("rpc", "openapi");

  private ProfileWireReader() {}

  static Wire read(Place place) {
    return place
        .fields(List.of("form", "signatures", "verified", "unsigned", "formats"))
        .map(ProfileWireReader::wire)
        .orElse(STANDARD);
  }

  private static Wire wire(Fields wire) {
    return new Wire(
        wire.at("form")
            .flatMap(form -> form.oneOf(FORMS))
            .map(form -> WireForm.valueOf(form.toUpperCase(Locale.ROOT)))
            .orElse(STANDARD.form()),
        wire.at("signatures")
            .flatMap(list -> someOf(list, SIGNATURES))
            .orElse(STANDARD.signatures()),
        wire.flag("verified", STANDARD.verified()),
        wire.flag("unsigned", STANDARD.unsigned()),
        wire.at("formats").flatMap(ProfileWireReader::formats).orElse(STANDARD.formats()));
  }

  /** A target may take no signature, but it always answers in some format. */
  private static Optional<List<String>> formats(Place place) {
    Optional<List<String>> formats = someOf(place, FORMATS);
    if (formats.filter(List::isEmpty).isPresent()) {
      place.mistake("is an empty list; name a format, or leave it out for both");
    }
    return formats;
  }

  private static Optional<List<String>> someOf(Place place, List<String> words) {
    return place.items("[" + String.join(", ", words) + "]").map(items -> distinct(items, words));
  }

  private static List<String> distinct(List<Place> items, List<String> words) {
    List<String> found = new ArrayList<>();
    for (Place item : items) {
      Optional<String> word = item.oneOf(words);
      if (word.filter(found::contains).isPresent()) {
        item.mistake("repeats " + word.get() + "; name each once");
      } else {
        word.ifPresent(found::add);
      }
    }
    return found;
  }
}
