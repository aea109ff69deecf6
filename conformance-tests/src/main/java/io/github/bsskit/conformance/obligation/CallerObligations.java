package io.github.bsskit.conformance.obligation;

import static io.github.bsskit.conformance.obligation.Expectation.refused;
import static io.github.bsskit.conformance.obligation.Expectation.success;

import io.github.bsskit.conformance.obligation.Obligation.Need;
import io.github.bsskit.conformance.target.CallStyle;
import io.github.bsskit.conformance.target.Profile.Role;
import io.github.bsskit.rulebook.ErrorRule;
import io.github.bsskit.rulebook.OperationRule;
import io.github.bsskit.rulebook.ParameterRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What is owed for who calls, and for errors that no call causes. */
final class CallerObligations {

  private CallerObligations() {}

  static List<Obligation> of(OperationRule operation) {
    CallTemplate valid = CallTemplate.valid(operation);
    List<Obligation> all = new ArrayList<>();
    for (ErrorRule error : operation.errorsWhen("caller-not-authorized")) {
      all.add(
          refusedFor(Role.DENIED, valid, valid.by(Role.DENIED), error, operation.ram().action()));
      CallTemplate inXml = valid.on(CallStyle.DEFAULT.withFormat("XML"));
      all.add(
          ObligationBuilder.provisioned(
              ObligationBuilder.against(
                  inXml,
                  operation.name() + "/xml/" + error.name(),
                  "In XML as in JSON the answer is " + error + ".",
                  error.source(),
                  inXml.by(Role.DENIED),
                  refused(error))));
    }
    for (ErrorRule error : operation.errorsWhen("caller-not-applicable")) {
      // The key's account has no owners of its own, and naming one would be a second violation.
      CallTemplate recipe = withoutOwner(valid).by(Role.NOT_APPLICABLE);
      all.add(refusedFor(Role.NOT_APPLICABLE, valid, recipe, error, operation.name()));
    }
    for (ErrorRule error : operation.errorsWhen("owner-missing")) {
      CallTemplate named = valid.by(Role.MUST_NAME_OWNER);
      all.add(
          refusedFor(Role.MUST_NAME_OWNER, named, withoutOwner(named), error, operation.name()));
    }
    all.add(
        ObligationBuilder.provisioned(
            ObligationBuilder.call(
                operation.name() + "/caller/owner-named",
                "A caller that must name an owner may call when it names one.",
                operation.source(),
                valid.by(Role.MUST_NAME_OWNER),
                success())));
    for (ErrorRule error : operation.errors()) {
      if (error.isFault()) {
        all.add(
            fault(
                operation.name() + "/fault/" + error.name(),
                "A failure of the server is answered " + error + ", and the next call is its own.",
                valid,
                error));
        all.add(
            fault(
                operation.name() + "/xml/" + error.name(),
                "In XML as in JSON a failure of the server is answered " + error + ".",
                valid.on(CallStyle.DEFAULT.withFormat("XML")),
                error));
      }
    }
    return all;
  }

  private static Obligation refusedFor(
      Role role, CallTemplate twin, CallTemplate recipe, ErrorRule error, String what) {
    return ObligationBuilder.provisioned(
        ObligationBuilder.against(
            twin,
            recipe.operation().name() + "/caller/" + error.name(),
            "keys." + role.key() + " is refused " + what + ": " + error + ".",
            error.source(),
            recipe,
            refused(error)));
  }

  private static Obligation fault(
      String address, String statement, CallTemplate valid, ErrorRule error) {
    Obligation plain =
        ObligationBuilder.steps(
            address,
            statement,
            error.source(),
            new Step.Arrange(valid.operation(), error),
            new Step.Send(valid, refused(error)),
            new Step.Send(valid.labelled("B"), success()));
    return ObligationBuilder.provisioned(
        new Obligation(
            plain.address(),
            plain.statement(),
            plain.source(),
            plain.demand(),
            Optional.of(valid),
            plain.steps(),
            Set.of()),
        Need.FAULTS);
  }

  static CallTemplate withoutOwner(CallTemplate recipe) {
    CallTemplate without = recipe;
    for (ParameterRule parameter : recipe.operation().parameters()) {
      if (parameter.valueFrom().filter("owners.fresh"::equals).isPresent()) {
        without = without.without(parameter.name());
      }
    }
    return without;
  }
}
