package io.github.bsskit.simulator.world;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/** All access keys of the world, those of the world file before those that are made later. */
public final class AccessKeys {

  private final Map<String, AccessKey> byId;
  private final Map<String, AccessKey> made = new ConcurrentHashMap<>();
  private final List<AccessKey> inOrderOfMaking = new ArrayList<>();

  AccessKeys(Collection<AccessKey> keys) {
    Map<String, AccessKey> index = new LinkedHashMap<>();
    keys.forEach(key -> index.put(key.id(), key));
    byId = index;
  }

  /** The same keys, with none of those that were made. */
  AccessKeys asAtTheStart() {
    return new AccessKeys(byId.values());
  }

  /** The key with an AccessKeyId. */
  public Optional<AccessKey> find(String id) {
    return Optional.ofNullable(byId.get(id)).or(() -> Optional.ofNullable(made.get(id)));
  }

  /** Whether some key has been issued with this security token. */
  public boolean isIssued(String token) {
    return byId.values().stream().anyMatch(key -> key.token().filter(token::equals).isPresent());
  }

  /** The first key of the world file that is fit for something. */
  public Optional<AccessKey> first(Predicate<AccessKey> fit) {
    return byId.values().stream().filter(fit).findFirst();
  }

  /** All keys, the made ones last. */
  public synchronized List<AccessKey> all() {
    List<AccessKey> all = new ArrayList<>(byId.values());
    all.addAll(inOrderOfMaking);
    return all;
  }

  synchronized void add(AccessKey key) {
    made.put(key.id(), key);
    inOrderOfMaking.add(key);
  }

  synchronized List<AccessKey> made() {
    return List.copyOf(inOrderOfMaking);
  }
}
