package io.github.bsskit.conformance.obligation;

import static io.github.bsskit.conformance.obligation.Expectation.refused;
import static io.github.bsskit.conformance.obligation.ObligationBuilder.GATEWAY;

import io.github.bsskit.conformance.obligation.Obligation.Need;
import io.github.bsskit.conformance.target.CallStyle;
import io.github.bsskit.conformance.target.RequestMutation;
import io.github.bsskit.rulebook.ErrorRule;
import io.github.bsskit.rulebook.OperationRule;
import io.github.bsskit.rulebook.Rulebook;
import java.util.ArrayList;
import java.util.List;

/**
 * Short ways to write down what the gateway owes to calls of one signature; keeps what is drawn, in
 * the order in which it is tried.
 */
final class GatewayObligationBuilder {

  private final Rulebook rulebook;
  private final OperationRule operation;
  private final String signature;
  private final CallTemplate valid;
  private final List<Obligation> all = new ArrayList<>();

  GatewayObligationBuilder(Rulebook rulebook, OperationRule operation, String signature) {
    this.rulebook = rulebook;
    this.operation = operation;
    this.signature = signature;
    this.valid = CallTemplate.valid(operation).on(CallStyle.DEFAULT.withSignature(signature));
  }

  OperationRule operation() {
    return operation;
  }

  String signature() {
    return signature;
  }

  boolean isOf(String name) {
    return signature.equals(name);
  }

  /** The call that nothing is wrong with, from which every other differs in one thing. */
  CallTemplate valid() {
    return valid;
  }

  String version() {
    return rulebook.wire().version();
  }

  ErrorRule error(String name) {
    return rulebook.gatewayError(name);
  }

  /** The row for a wrong signature, of which each kind of signature has its own. */
  ErrorRule mismatch() {
    return error("SignatureDoesNotMatch" + signature);
  }

  Expectation refusedWith(String name) {
    return refused(error(name));
  }

  String address(String topic, String name) {
    return "gateway/" + topic + "/" + signature + "/" + name;
  }

  List<Obligation> all() {
    return all;
  }

  void add(Obligation obligation) {
    all.add(obligation);
  }

  /** The valid call with a twist. */
  void against(String address, String statement, RequestMutation twist, Expectation expectation) {
    against(address, statement, valid, valid.twisted(twist), expectation);
  }

  /** A call that differs in one thing from a twin that succeeds. */
  void against(
      String address,
      String statement,
      CallTemplate twin,
      CallTemplate recipe,
      Expectation expectation) {
    add(
        verified(
            ObligationBuilder.against(twin, address, statement, GATEWAY, recipe, expectation)));
  }

  /** The valid call with a twist, where no source is sure enough to demand the answer. */
  void observedAgainst(
      String address, String statement, RequestMutation twist, Expectation expectation) {
    add(
        ObligationBuilder.observed(
            verified(
                ObligationBuilder.against(
                    valid, address, statement, GATEWAY, valid.twisted(twist), expectation))));
  }

  void steps(String address, String statement, Step... steps) {
    add(verified(ObligationBuilder.steps(address, statement, GATEWAY, steps)));
  }

  /** Steps where no source is sure enough to demand how they end. */
  void observed(String address, String statement, Step... steps) {
    add(
        ObligationBuilder.observed(
            verified(ObligationBuilder.steps(address, statement, GATEWAY, steps))));
  }

  /** A call that differs in one thing, demanded of a target that provides what it takes. */
  void provided(
      String address,
      String statement,
      CallTemplate twin,
      CallTemplate recipe,
      Expectation expectation) {
    provided(
        ObligationBuilder.against(
            twin,
            address,
            statement + ": " + expectation.words() + ".",
            GATEWAY,
            recipe,
            expectation));
  }

  void provided(Obligation obligation) {
    add(ObligationBuilder.provisioned(obligation, Need.VERIFIED_SIGNATURES));
  }

  private static Obligation verified(Obligation obligation) {
    return ObligationBuilder.needing(obligation, Need.VERIFIED_SIGNATURES);
  }
}
