package io.github.bsskit.conformance.target;

import io.github.bsskit.conformance.target.Profile.Key;
import io.github.bsskit.conformance.target.Profile.Role;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Reads access keys; says nothing in a message that could be a secret. */
final class KeyReader {

  private static final List<String> ROLES = Arrays.stream(Role.values()).map(Role::key).toList();
  private static final Set<Role> TEMPORARY = Set.of(Role.STS, Role.EXPIRED);

  private KeyReader() {}

  /**
   * The keys by role.
   *
   * @param signed whether calls are signed, for which a full key is needed
   */
  static Map<Role, List<Key>> read(Place place, boolean signed) {
    Map<Role, List<Key>> keys = new EnumMap<>(Role.class);
    Optional<Fields> roles = place.fields(ROLES);
    for (Role role : Role.values()) {
      roles
          .flatMap(fields -> fields.at(role.key()))
          .ifPresent(found -> keys.put(role, keys(found, role)));
    }
    if (signed && roles.isPresent() && roles.get().at(Role.FULL.key()).isEmpty()) {
      missingFull(place, "full");
    }
    return keys;
  }

  /** Notes that signed calls need a full key. */
  static void missingFull(Place place, String key) {
    place.mistakeBelow(
        key,
        "is missing; give an id and a secret that may do everything,"
            + " or write [] for wire.signatures to send calls unsigned");
  }

  private static List<Key> keys(Place place, Role role) {
    if (!place.isList()) {
      return key(place, role).stream().toList();
    }
    List<Place> items = place.items("").orElse(List.of());
    if (items.isEmpty()) {
      place.mistake("is an empty list; give it a key, or leave it out");
    }
    return items.stream().flatMap(item -> key(item, role).stream()).toList();
  }

  private static Optional<Key> key(Place place, Role role) {
    return place
        .confidentialFields(List.of("id", "secret", "token", "owners"))
        .flatMap(fields -> key(fields, TEMPORARY.contains(role)));
  }

  private static Optional<Key> key(Fields key, boolean temporary) {
    Optional<String> id = key.requiredText("id");
    Optional<String> secret = key.requiredText("secret");
    Optional<String> token = temporary ? key.requiredText("token") : key.text("token");
    var owners = key.at("owners").map(OwnerReader::ranges).orElse(List.of());
    return Stream.of(id, secret).allMatch(Optional::isPresent)
        ? Optional.of(new Key(id.get(), secret.get(), token, owners))
        : Optional.empty();
  }
}
