package io.github.bsskit.simulator.world;

import io.github.bsskit.contract.Caller;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An access key, and through it the caller of everything that is signed with it.
 *
 * <p>Its text form shows no secret, so that a log cannot.
 */
public final class AccessKey implements Caller {

  private final String id;
  private final String secret;
  private final Optional<String> token;
  private final Optional<Instant> expires;
  private final boolean active;
  private final List<String> permissions;
  private final Account account;

  AccessKey(
      String id,
      String secret,
      Optional<String> token,
      Optional<Instant> expires,
      boolean active,
      List<String> permissions,
      Account account) {
    this.id = id;
    this.secret = secret;
    this.token = token;
    this.expires = expires;
    this.active = active;
    this.permissions = List.copyOf(permissions);
    this.account = account;
  }

  /** The AccessKeyId. */
  public String id() {
    return id;
  }

  /** The AccessKeySecret. */
  public String secret() {
    return secret;
  }

  /** The security token that must come with the key, if it is a temporary one. */
  public Optional<String> token() {
    return token;
  }

  /** Whether the security token is past its time. */
  public boolean isExpired(Instant now) {
    return expires.isPresent() && !now.isBefore(expires.get());
  }

  /** Whether calls with the key can be taken: it is enabled, and its token is not past its time. */
  public boolean isUsable(Instant now) {
    return active && !isExpired(now);
  }

  /** Whether the key is enabled. */
  public boolean isActive() {
    return active;
  }

  @Override
  public long accountId() {
    return account.id();
  }

  /** What kind of account it is. */
  public AccountType accountType() {
    return account.type();
  }

  /** The RAM actions that it may do; a star at the end stands for any rest. */
  public List<String> permissions() {
    return permissions;
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

  /** The accounts that it may act for beside its own, as a world file has them. */
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

  /** How it is saved, for a key of an account that was made. */
  WorldSnapshot.CreatedAccount made() {
    return new WorldSnapshot.CreatedAccount(account.id(), account.type(), id, secret, permissions);
  }

  @Override
  public String toString() {
    return id + " of account " + account.id();
  }
}
