package io.github.bsskit.conformance.check;

import io.github.bsskit.conformance.obligation.Obligation;
import io.github.bsskit.conformance.obligation.Step;
import io.github.bsskit.conformance.target.Call;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What an obligation will send, drawn when its turn in the order of the run comes, whenever it is
 * sent: so owners, texts and keys do not depend on how many are tried at once.
 *
 * @param obligation which one
 * @param turn its place in the run, from 1
 * @param provisions what its calls are made of
 * @param sends its single calls, by the step itself
 * @param notTried why nothing can be tried, if nothing can
 */
record Plan(
    Obligation obligation,
    int turn,
    TestData provisions,
    Map<Step, Send> sends,
    Optional<String> notTried) {

  /**
   * A single call.
   *
   * @param call empty if the profile's owners are used up
   * @param byLibrary whether an HTTP library makes it
   */
  record Send(Optional<Call> call, boolean byLibrary) {}

  static Plan none(Obligation obligation, int turn, TestData provisions, String why) {
    return new Plan(obligation, turn, provisions, new IdentityHashMap<>(), Optional.of(why));
  }

  /** The call of a step. */
  Send of(Step.Send step) {
    return sends.get(step);
  }
}
