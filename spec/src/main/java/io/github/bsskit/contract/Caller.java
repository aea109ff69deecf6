package io.github.bsskit.contract;

/** The account of an authenticated call. */
public interface Caller {

  /** The account's number (UID), positive. */
  long accountId();

  /** Whether this type of account may use the operations (I). */
  boolean isApplicable();

  /** Whether every call of the account must name an owner (I). */
  boolean mustNameOwner();

  /** Whether an account is the caller's own or one of its customers. */
  boolean owns(long accountId);

  /**
   * Whether the caller's RAM policy allows an action.
   *
   * @param ramAction for example {@code bss:ModifyInstance}
   */
  boolean isAllowed(String ramAction);
}
