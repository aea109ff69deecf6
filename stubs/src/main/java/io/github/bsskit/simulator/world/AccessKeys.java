package io.github.bsskit.simulator.world;

import java.util.AbstractList;
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

  /** A key and how many were created before it. */
  private record CreatedKey(AccessKey key, int position) {}

  /** The keys that were created, in a map and in their order, which also guards both. */
  private record Created(Map<String, CreatedKey> byId, List<AccessKey> inOrder) {}

  private final Map<String, AccessKey> fixtures;
  private final Created created;
  private final int limit;

  AccessKeys(Collection<AccessKey> keys) {
    this(byId(keys), new Created(new ConcurrentHashMap<>(), new ArrayList<>()), Integer.MAX_VALUE);
  }

  /**
   * Some of the created keys.
   *
   * @param limit how many, from the first
   */
  private AccessKeys(Map<String, AccessKey> fixtures, Created created, int limit) {
    this.fixtures = fixtures;
    this.created = created;
    this.limit = limit;
  }

  private static Map<String, AccessKey> byId(Collection<AccessKey> keys) {
    Map<String, AccessKey> byId = new LinkedHashMap<>();
    keys.forEach(key -> byId.put(key.id(), key));
    return byId;
  }

  /** The keys of the world file alone. */
  AccessKeys withoutCreated() {
    return new AccessKeys(fixtures.values());
  }

  /** The keys that exist now, without those that are created later. Copies nothing. */
  public AccessKeys asOfNow() {
    synchronized (created.inOrder) {
      return new AccessKeys(fixtures, created, Math.min(limit, created.inOrder.size()));
    }
  }

  /** How many keys have been created. */
  public int createdCount() {
    synchronized (created.inOrder) {
      return Math.min(limit, created.inOrder.size());
    }
  }

  /** Without the keys that were created after a number of others. Copies nothing. */
  public AccessKeys firstCreated(int count) {
    return new AccessKeys(fixtures, created, count);
  }

  /** The key with an AccessKeyId. */
  public Optional<AccessKey> find(String id) {
    return Optional.ofNullable(fixtures.get(id)).or(() -> findCreated(id));
  }

  private Optional<AccessKey> findCreated(String id) {
    return Optional.ofNullable(created.byId.get(id))
        .filter(found -> found.position < limit)
        .map(CreatedKey::key);
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
  public List<AccessKey> all() {
    List<AccessKey> all = new ArrayList<>(fixtures.values());
    all.addAll(created());
    return all;
  }

  /** Adds the key of a created account. */
  AccessKey add(Account account, String id, String secret, List<String> permissions) {
    AccessKey key =
        new AccessKey(id, secret, Optional.empty(), Optional.empty(), true, permissions, account);
    synchronized (created.inOrder) {
      created.byId.put(key.id(), new CreatedKey(key, created.inOrder.size()));
      created.inOrder.add(key);
    }
    return key;
  }

  /** The saved forms of the keys of created accounts, each made on access. */
  List<WorldSnapshot.CreatedAccount> createdAccounts() {
    List<AccessKey> keys = created();
    return new AbstractList<>() {
      @Override
      public WorldSnapshot.CreatedAccount get(int index) {
        return keys.get(index).snapshot();
      }

      @Override
      public int size() {
        return keys.size();
      }
    };
  }

  private List<AccessKey> created() {
    synchronized (created.inOrder) {
      int size = Math.min(limit, created.inOrder.size());
      return new GrowingList<>(created.inOrder, size, created.inOrder);
    }
  }
}
