package io.github.bsskit.conformance.check;

import io.github.bsskit.conformance.obligation.CallTemplate;
import io.github.bsskit.conformance.obligation.Obligation;
import io.github.bsskit.conformance.obligation.Step;
import io.github.bsskit.conformance.target.Call;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What an obligation will send. It is decided in the order of the run, even if it is sent earlier,
 * so that owners, texts and keys do not depend on the number of jobs.
 *
 * @param obligation the obligation
 * @param turn its place in the run, from 1
 * @param data the values of its calls
 * @param calls its single calls, by the identity of the step
 * @param notExercised why nothing is sent; empty otherwise
 */
record Plan(
    Obligation obligation,
    int turn,
    TestData data,
    Map<Step, PlannedCall> calls,
    Optional<String> notExercised) {

  /**
   * A single call.
   *
   * @param template what it is made of
   * @param call empty if the profile's owners are used up
   * @param byLibrary whether an HTTP library sends it instead of a plain socket
   */
  record PlannedCall(CallTemplate template, Optional<Call> call, boolean byLibrary) {}

  static Plan notExercised(Obligation obligation, int turn, TestData data, String why) {
    return new Plan(obligation, turn, data, new IdentityHashMap<>(), Optional.of(why));
  }

  /** The same, sent by plain sockets only. */
  Plan bySocket() {
    Map<Step, PlannedCall> others = new IdentityHashMap<>(calls);
    others.replaceAll((step, call) -> new PlannedCall(call.template(), call.call(), false));
    return new Plan(obligation, turn, data, others, notExercised);
  }

  /** The call of a step; empty for a step that repeats the previous request. */
  Optional<PlannedCall> call(Step step) {
    return Optional.ofNullable(calls.get(step));
  }
}
