package io.github.bsskit.conformance.obligation;

import static io.github.bsskit.conformance.obligation.Expectation.success;

import io.github.bsskit.conformance.obligation.Obligation.Need;
import io.github.bsskit.conformance.target.CallStyle;
import io.github.bsskit.conformance.target.Profile.Role;
import io.github.bsskit.rulebook.ErrorRule;
import io.github.bsskit.rulebook.OperationRule;
import io.github.bsskit.rulebook.ParameterRule;
import java.util.ArrayList;
import java.util.List;

/** Errors that depend on the caller, and server errors that no call causes. */
final class CallerObligations {

  private final OperationRule operation;
  private final CallTemplate valid;
  private final CallTemplate inXml;
  private final List<Obligation> all = new ArrayList<>();

  private CallerObligations(OperationRule operation) {
    this.operation = operation;
    this.valid = CallTemplate.valid(operation);
    this.inXml = valid.in(CallStyle.DEFAULT.withFormat("XML"));
  }

  static List<Obligation> of(OperationRule operation) {
    CallerObligations callers = new CallerObligations(operation);
    callers.callers();
    operation.errors().stream().filter(ErrorRule::isFault).forEach(callers::fault);
    return callers.all;
  }

  private void callers() {
    for (ErrorRule error : operation.errorsWhen("caller-not-authorized")) {
      String what = "keys.denied lacks the permission " + operation.ram().action();
      rejected(what, valid, valid.by(Role.DENIED), error);
      all.add(ParameterObligations.inXml(error, inXml, inXml.by(Role.DENIED)).provisioned());
    }
    for (ErrorRule error : operation.errorsWhen("caller-not-applicable")) {
      // The key's account has no owners of its own, and naming one would be a second violation.
      CallTemplate call = withoutOwner(valid).by(Role.NOT_APPLICABLE);
      rejected("keys.notApplicable may not call " + operation.name(), valid, call, error);
    }
    CallTemplate named = valid.by(Role.MUST_NAME_OWNER);
    for (ErrorRule error : operation.errorsWhen("owner-missing")) {
      rejected("keys.mustNameOwner without an owner", named, withoutOwner(named), error);
    }
    all.add(
        Obligation.of(
                operation.name() + "/caller/owner-named",
                "A caller that must name an owner succeeds when it names one.",
                operation.source(),
                named,
                success())
            .provisioned());
  }

  private void rejected(String what, CallTemplate baseline, CallTemplate call, ErrorRule error) {
    all.add(
        Obligation.of(
                operation.name() + "/caller/" + error.name(),
                what + ": " + error + ".",
                error.source(),
                call,
                Expectation.error(error))
            .against(baseline)
            .provisioned());
  }

  private void fault(ErrorRule error) {
    fault("fault", "A server error is " + error + ", and the next call succeeds.", valid, error);
    fault("xml", "In XML: a server error is " + error + ".", inXml, error);
  }

  private void fault(String topic, String statement, CallTemplate call, ErrorRule error) {
    all.add(
        Obligation.of(
                operation.name() + "/" + topic + "/" + error.name(),
                statement,
                error.source(),
                new Step.ArrangeFault(operation, error),
                new Step.Send(call, Expectation.error(error)),
                new Step.Send(call.relabeled("B"), success()))
            .against(call)
            .ofRule(
                operation.name() + "/" + (topic.equals("xml") ? topic : topic + "/" + error.name()))
            .provisioned(Need.FAULTS));
  }

  static CallTemplate withoutOwner(CallTemplate call) {
    CallTemplate without = call;
    for (ParameterRule parameter : call.operation().parameters()) {
      if (parameter.valueFrom().filter("owners.fresh"::equals).isPresent()) {
        without = without.without(parameter.name());
      }
    }
    return without;
  }
}
