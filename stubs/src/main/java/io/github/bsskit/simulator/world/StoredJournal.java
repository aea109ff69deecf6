package io.github.bsskit.simulator.world;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** The calls that a store keeps: the most recent ones, of all simulators that share it. */
public interface StoredJournal {

  /**
   * A call.
   *
   * @param number counts the calls since the last reset, from 1; 0 before the call is stored
   * @param account the caller's account; empty if it is not known
   * @param content the call in the journal's own format
   */
  record StoredCall(long number, OptionalLong account, byte[] content) {}

  /** Adds a call, as the last step of {@link Records#execute} or on its own. */
  void append(StoredCall call);

  /**
   * Calls, oldest first.
   *
   * @param after the number before the first
   * @param limit the maximum number of calls; if there are more, the most recent ones are returned
   */
  List<StoredCall> latest(long after, int limit);

  /** The call with a number, if it is kept. */
  Optional<StoredCall> find(long number);

  /** The number up to which a reader that has seen all calls will miss none. */
  long lastNumber();

  /** Grows each time calls are deleted on demand. */
  long removals();

  /** Deletes the calls of an account, or all. */
  void clear(OptionalLong account);
}
