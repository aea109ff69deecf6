package io.github.bsskit.simulator.world;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** The calls that a store keeps: the most recent ones, of all simulators that share it. */
public interface StoredJournal {

  /** The contents that are read at most, so that large requests do not fill the memory. */
  long MAX_BYTES = 16L * 1024 * 1024;

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
   * The most recent calls, oldest first; their contents together take at most {@link #MAX_BYTES}.
   *
   * @param after the number before the first
   * @param limit the maximum number of calls; if there are more, the most recent ones are returned
   */
  List<StoredCall> latest(long after, int limit);

  /** The call with a number, if it is kept. */
  Optional<StoredCall> find(long number);

  /**
   * The number up to which a reader that has seen all calls will miss none: no call with a smaller
   * number appears later. It may be smaller than that of the latest call, but not for long: numbers
   * of calls that were deleted or could not be kept do not hold it up.
   */
  long lastNumber();

  /**
   * Identifies the state: another one after each reset and import, since its numbers start at 1.
   */
  long state();

  /** Grows each time calls are deleted on demand. */
  long removals();

  /** Deletes the calls of an account, or all. */
  void clear(OptionalLong account);
}
