package io.github.bsskit.simulator.world;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/** All access keys: those of the world file, then those of created accounts. */
public final class AccessKeys {

  private final Map<String, AccessKey> fixtures;
  private final Map<String, AccessKey> created = new ConcurrentHashMap<>();
  private final List<AccessKey> inCreationOrder = new ArrayList<>();

  AccessKeys(Collection<AccessKey> keys) {
    Map<String, AccessKey> byId = new LinkedHashMap<>();
    keys.forEach(key -> byId.put(key.id(), key));
    fixtures = byId;
  }

  /** The keys of the world file alone. */
  AccessKeys withoutCreated() {
    return new AccessKeys(fixtures.values());
  }

  /** The key with an AccessKeyId. */
  public Optional<AccessKey> find(String id) {
    return Optional.ofNullable(fixtures.get(id)).or(() -> Optional.ofNullable(created.get(id)));
  }

  /** Whether a key has this security token. */
  public boolean isIssued(String token) {
    return fixtures.values().stream()
        .anyMatch(key -> key.token().filter(token::equals).isPresent());
  }

  /** The first key of the world file that a condition holds for. */
  public Optional<AccessKey> first(Predicate<AccessKey> condition) {
    return fixtures.values().stream().filter(condition).findFirst();
  }

  /** All keys, those of created accounts last. */
  public synchronized List<AccessKey> all() {
    List<AccessKey> all = new ArrayList<>(fixtures.values());
    all.addAll(inCreationOrder);
    return all;
  }

  synchronized void add(AccessKey key) {
    created.put(key.id(), key);
    inCreationOrder.add(key);
  }

  synchronized List<AccessKey> created() {
    return List.copyOf(inCreationOrder);
  }
}
