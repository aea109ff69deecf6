package io.github.bsskit.simulator.world;

import io.github.bsskit.contract.Caller;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An access key, which is the caller of the calls that it signs.
 *
 * @param token the security token that is required with temporary credentials
 * @param expires when the token expires
 * @param isActive whether the key is enabled
 * @param permissions RAM actions; a star at the end matches any suffix
 */
public record AccessKey(
    String id,
    String secret,
    Optional<String> token,
    Optional<Instant> expires,
    boolean isActive,
    List<String> permissions,
    Account account)
    implements Caller {

  /** Copies the permissions. */
  public AccessKey {
    permissions = List.copyOf(permissions);
  }

  /** Whether the security token has expired. */
  public boolean isExpired(Instant now) {
    return expires.isPresent() && !now.isBefore(expires.get());
  }

  /** Whether the key is enabled and its token has not expired. */
  public boolean isUsable(Instant now) {
    return isActive && !isExpired(now);
  }

  @Override
  public long accountId() {
    return account.id();
  }

  /** The type of the key's account. */
  public AccountType accountType() {
    return account.type();
  }

  @Override
  public boolean isApplicable() {
    return account.type() != AccountType.STANDARD;
  }

  @Override
  public boolean mustNameOwner() {
    return account.type() == AccountType.AGENCY;
  }

  @Override
  public boolean owns(long accountId) {
    return account.isOwnerOf(accountId);
  }

  /** The accounts and ranges that it may act for besides its own, as in a world file. */
  public List<String> owners() {
    return account.owns().stream().map(AccountRange::toString).toList();
  }

  @Override
  public boolean isAllowed(String ramAction) {
    return permissions.stream().anyMatch(permission -> covers(permission, ramAction));
  }

  private static boolean covers(String permission, String ramAction) {
    if (permission.endsWith("*")) {
      return ramAction.startsWith(permission.substring(0, permission.length() - 1));
    }
    return permission.equals(ramAction);
  }

  /** The saved form of a created account's key. */
  WorldSnapshot.CreatedAccount snapshot() {
    return new WorldSnapshot.CreatedAccount(account.id(), account.type(), id, secret, permissions);
  }

  /** Without the secret, so that it can be logged. */
  @Override
  public String toString() {
    return id + " of account " + account.id();
  }
}
