package io.github.bsskit.world;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** All access keys of the world. */
public final class AccessKeys {

  private final Map<String, AccessKey> byId;

  AccessKeys(Collection<AccessKey> keys) {
    Map<String, AccessKey> index = new LinkedHashMap<>();
    keys.forEach(key -> index.put(key.id(), key));
    byId = index;
  }

  /** The key with an AccessKeyId. */
  public Optional<AccessKey> find(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  /** Whether some key has been issued with this security token. */
  public boolean isIssued(String token) {
    return byId.values().stream().anyMatch(key -> key.token().filter(token::equals).isPresent());
  }

  /** The first key of the world file that is fit for something. */
  public Optional<AccessKey> first(Predicate<AccessKey> fit) {
    return byId.values().stream().filter(fit).findFirst();
  }
}
