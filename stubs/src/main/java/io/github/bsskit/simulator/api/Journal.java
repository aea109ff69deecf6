package io.github.bsskit.simulator.api;

import java.util.List;
import java.util.Optional;

/**
 * The most recent calls and the reasons for their results: all of them, or those of one account.
 *
 * <p>A call is explained when its entry is read, with the keys and earlier calls of its time.
 */
public interface Journal {

  /** Restricts the journal to calls with the keys of one account, correctly signed or not. */
  Journal ofAccount(long accountId);

  /** The calls, oldest first. */
  List<JournalEntry> entries();

  /** The call with a number, if the journal still has it. */
  Optional<JournalEntry> entry(long number);

  /** The calls in which the client broke the contract, oldest first. */
  List<JournalEntry> violations();

  /** The number of the last call since the last reset, whether it was kept or not; 0 for none. */
  long lastNumber();

  /** Deletes the calls. */
  void clear();

  /**
   * Fails if the client broke the contract in any call: a missing, misspelt or malformed parameter,
   * an invalid signature, a reused nonce, a rounded OrderId. Errors that depend on accounts and
   * data, such as a foreign owner, do not count, and neither do injected faults.
   *
   * @throws AssertionError with each of these calls and how to fix it
   * @throws IllegalStateException if the journal size is 0
   */
  void assertNoContractViolations();
}
