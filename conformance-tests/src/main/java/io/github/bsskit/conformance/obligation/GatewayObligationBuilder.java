package io.github.bsskit.conformance.obligation;

import static io.github.bsskit.conformance.obligation.GatewayObligations.GATEWAY;

import io.github.bsskit.conformance.obligation.Obligation.Need;
import io.github.bsskit.conformance.target.CallStyle;
import io.github.bsskit.conformance.target.RequestMutation;
import io.github.bsskit.rulebook.ErrorRule;
import io.github.bsskit.rulebook.OperationRule;
import io.github.bsskit.rulebook.Rulebook;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Collects obligations about signed calls, for one group and signature, in the order of the run.
 *
 * <p>A parameter {@code what} describes what is wrong with the call; the statement adds what the
 * response must be. All obligations need a target that verifies signatures, unless they are added
 * by {@link #add} or {@link #unsignedCheck}.
 */
final class GatewayObligationBuilder {

  private final Rulebook rulebook;
  private final CallTemplate valid;
  private final String signature;
  private final String path;
  private final List<Obligation> all;

  private GatewayObligationBuilder(
      Rulebook rulebook, CallTemplate valid, String signature, String path, List<Obligation> all) {
    this.rulebook = rulebook;
    this.valid = valid;
    this.signature = signature;
    this.path = path;
    this.all = all;
  }

  /** Starts with the valid call of an operation; the path is the first name of the addresses. */
  static GatewayObligationBuilder of(
      String path, Rulebook rulebook, OperationRule operation, String signature) {
    CallTemplate valid =
        CallTemplate.valid(operation).in(CallStyle.DEFAULT.withSignature(signature));
    return new GatewayObligationBuilder(rulebook, valid, signature, path, new ArrayList<>());
  }

  /** Adds to the same obligations, under a topic such as {@code nonce}. */
  GatewayObligationBuilder topic(String topic) {
    String address = path + "/" + topic + "/" + signature + "/";
    return new GatewayObligationBuilder(rulebook, valid, signature, address, all);
  }

  OperationRule operation() {
    return valid.operation();
  }

  String signature() {
    return signature;
  }

  boolean isFor(String name) {
    return signature.equals(name);
  }

  /** The valid call, which all others differ from in one thing. */
  CallTemplate valid() {
    return valid;
  }

  /** The documented window of timestamps on either side. */
  Duration window() {
    return rulebook.signatures().stream()
        .filter(rule -> rule.name().equals(signature))
        .map(Rulebook.SignatureRule::window)
        .findFirst()
        .orElseThrow();
  }

  /** The narrowest window of any signature: older pages apply it to all. */
  Duration narrowestWindow() {
    return rulebook.signatures().stream()
        .map(Rulebook.SignatureRule::window)
        .min(Comparator.naturalOrder())
        .orElseThrow();
  }

  String version() {
    return rulebook.wire().version();
  }

  ErrorRule error(String name) {
    return rulebook.gatewayError(name);
  }

  /** The error for a wrong signature; each signature version has its own. */
  Expectation mismatch() {
    return rejectedWith("SignatureDoesNotMatch" + signature);
  }

  Expectation rejectedWith(String name) {
    return Expectation.error(error(name));
  }

  String address(String name) {
    return path + name;
  }

  List<Obligation> all() {
    return all;
  }

  /** Adds an obligation; if it does not name its rule, the rule is that of both signatures. */
  void add(Obligation obligation) {
    String address = obligation.address();
    boolean namesRule = !obligation.rule().equals(address);
    all.add(namesRule ? obligation : obligation.ofRule(address.replaceFirst("/" + signature, "")));
  }

  /** The valid call with a mutation. */
  void check(String name, String what, RequestMutation mutation, Expectation expected) {
    check(name, what, valid, valid.mutated(mutation), expected);
  }

  /** A call that differs from a valid one in one thing. */
  void check(
      String name, String what, CallTemplate baseline, CallTemplate call, Expectation expected) {
    add(obligation(name, what, baseline, call, expected).needing(Need.VERIFIED_SIGNATURES));
  }

  /** The valid call with a mutation, even for targets that do not verify signatures. */
  void unsignedCheck(String name, RequestMutation mutation, Expectation expected) {
    add(obligation(name, "A call " + mutation, valid, valid.mutated(mutation), expected));
  }

  /** The valid call with a mutation, where no source is certain enough to require the response. */
  void observe(String name, String what, RequestMutation mutation, Expectation expected) {
    add(
        obligation(name, what, valid, valid.mutated(mutation), expected)
            .needing(Need.VERIFIED_SIGNATURES)
            .observed());
  }

  /** A call that needs something from the profile, for instance another key. */
  void provisioned(
      String name, String what, CallTemplate baseline, CallTemplate call, Expectation expected) {
    provisioned(obligation(name, what, baseline, call, expected));
  }

  void provisioned(Obligation obligation) {
    add(obligation.provisioned(Need.VERIFIED_SIGNATURES));
  }

  private Obligation obligation(
      String name, String what, CallTemplate baseline, CallTemplate call, Expectation expected) {
    String statement = what + ": " + expected.description() + ".";
    return Obligation.of(address(name), statement, GATEWAY, call, expected).against(baseline);
  }

  void steps(String name, String statement, Step... steps) {
    add(Obligation.of(address(name), statement, GATEWAY, steps).needing(Need.VERIFIED_SIGNATURES));
  }

  /** Steps whose outcome no source is certain enough to require. */
  void observe(String name, String statement, Step... steps) {
    add(
        Obligation.of(address(name), statement, GATEWAY, steps)
            .needing(Need.VERIFIED_SIGNATURES)
            .observed());
  }
}
