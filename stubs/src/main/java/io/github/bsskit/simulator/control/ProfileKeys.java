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

/**
 * Finds the keys for a conformance kit, by what each of them can be used for: the first that is
 * fit.
 */
final class ProfileKeys {

  static final String FULL = "full";
  static final String DENIED = "denied";
  static final String NOT_APPLICABLE = "notApplicable";
  static final String MUST_NAME_OWNER = "mustNameOwner";

  /**
   * A key in the profile.
   *
   * @param token left out if the key needs none
   * @param owners left out unless the key is there for its owners
   */
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  record Entry(String id, String secret, String token, List<String> owners) {}

  private final AccessKeys keys;
  private final List<Operation> operations;
  private final Instant now;

  ProfileKeys(AccessKeys keys, List<Operation> operations, Instant now) {
    this.keys = keys;
    this.operations = operations;
    this.now = now;
  }

  /** A key for calls that succeed, for itself and for other owners. */
  Optional<AccessKey> full() {
    return keys.first(
        key -> isPlain(key) && isReseller(key) && mayAll(key) && !key.owners().isEmpty());
  }

  /** The keys by the names that the kit has for them; a name without a key is left out. */
  Map<String, Entry> byName() {
    Map<String, Entry> entries = new LinkedHashMap<>();
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

  private void put(Map<String, Entry> entries, String name, Predicate<AccessKey> fit) {
    keys.first(fit).ifPresent(key -> entries.put(name, entry(key, List.of())));
  }

  private static Entry entry(AccessKey key, List<String> owners) {
    return new Entry(key.id(), key.secret(), key.token().orElse(""), owners);
  }

  /** The kit names the full key's owners in calls with other keys; nothing else is to be wrong. */
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
    return operations.stream().allMatch(operation -> key.isAllowed(operation.ramAction()));
  }

  private boolean mayNone(AccessKey key) {
    return operations.stream().noneMatch(operation -> key.isAllowed(operation.ramAction()));
  }
}
