package io.github.bsskit.contract;

/** The account behind an authenticated call, as far as operations and the gateway ask about it. */
public interface Caller {

  /** The account's number (UID), positive. */
  long accountId();

  /** Whether the operations are open to this type of account (I). */
  boolean isApplicable();

  /** Whether every call must name the owner it is for (I). */
  boolean mustNameOwner();

  /** Whether the account is the caller's own or one of its customers'. */
  boolean owns(long accountId);

  /**
   * Whether the caller's RAM policy allows an action.
   *
   * @param ramAction for example {@code bss:ModifyInstance}
   */
  boolean isAllowed(String ramAction);
}
