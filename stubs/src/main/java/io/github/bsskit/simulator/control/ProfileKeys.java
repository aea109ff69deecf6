package io.github.bsskit.simulator.control;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.github.bsskit.contract.Operation;
import io.github.bsskit.simulator.world.AccessKey;
import io.github.bsskit.simulator.world.AccessKeys;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Selects the keys for a conformance run: the first suitable key for each purpose. */
final class ProfileKeys {

  static final String FULL = "full";
  static final String DENIED = "denied";
  static final String NOT_APPLICABLE = "notApplicable";
  static final String MUST_NAME_OWNER = "mustNameOwner";

  /**
   * A key in the profile.
   *
   * @param token empty if the key needs none
   * @param owners empty unless they matter for the key's purpose
   */
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  record ProfileKey(String id, String secret, String token, List<String> owners) {}

  private final AccessKeys keys;
  private final List<Operation> operations;
  private final Instant now;

  ProfileKeys(AccessKeys keys, List<Operation> operations, Instant now) {
    this.keys = keys;
    this.operations = operations;
    this.now = now;
  }

  /** A key for successful calls, for its own account and for other owners. */
  Optional<AccessKey> full() {
    return keys.first(
        key -> isPlain(key) && isReseller(key) && mayAll(key) && !key.owners().isEmpty());
  }

  /** The keys by the kit's names for them, without those that have no suitable key. */
  Map<String, ProfileKey> byName() {
    Map<String, ProfileKey> entries = new LinkedHashMap<>();
    Predicate<AccessKey> isOfFull = isOfAccountOf(full());
    full().ifPresent(key -> entries.put(FULL, entry(key, List.of())));
    put(entries, DENIED, isOfFull.and(key -> isPlain(key) && mayNone(key)));
    put(entries, NOT_APPLICABLE, key -> isPlain(key) && !key.isApplicable() && mayAll(key));
    keys.first(key -> isPlain(key) && key.mustNameOwner() && mayAll(key))
        .ifPresent(key -> entries.put(MUST_NAME_OWNER, entry(key, key.owners())));
    put(entries, "inactive", key -> !key.isActive() && key.token().isEmpty());
    Predicate<AccessKey> isTemporary =
        isOfFull.and(key -> key.isActive() && key.token().isPresent());
    put(entries, "sts", isTemporary.and(key -> !key.isExpired(now) && mayAll(key)));
    put(entries, "expired", isTemporary.and(key -> key.isExpired(now)));
    return entries;
  }

  private void put(Map<String, ProfileKey> entries, String name, Predicate<AccessKey> filter) {
    keys.first(filter).ifPresent(key -> entries.put(name, entry(key, List.of())));
  }

  private static ProfileKey entry(AccessKey key, List<String> owners) {
    return new ProfileKey(key.id(), key.secret(), key.token().orElse(""), owners);
  }

  /** The kit names the full key's owners in calls with other keys, so these share its account. */
  private static Predicate<AccessKey> isOfAccountOf(Optional<AccessKey> full) {
    return key -> full.filter(other -> other.accountId() == key.accountId()).isPresent();
  }

  private static boolean isPlain(AccessKey key) {
    return key.isActive() && key.token().isEmpty();
  }

  private static boolean isReseller(AccessKey key) {
    return key.isApplicable() && !key.mustNameOwner();
  }

  private boolean mayAll(AccessKey key) {
    return operations.stream().allMatch(operation -> operation.allows(key));
  }

  private boolean mayNone(AccessKey key) {
    return operations.stream().noneMatch(operation -> operation.allows(key));
  }
}
