package io.github.bsskit.conformance.obligation;

import io.github.bsskit.conformance.target.CallStyle.Placement;
import io.github.bsskit.conformance.target.RequestMutation;
import io.github.bsskit.rulebook.ParameterRule;
import java.util.List;

/** Requests that are changed after signing are rejected: the signature covers everything. */
final class TamperingObligations {

  private final GatewayObligationBuilder builder;
  private final CallTemplate valid;
  private final CallTemplate form;
  private final Expectation mismatch;

  TamperingObligations(GatewayObligationBuilder builder) {
    this.builder = builder.topic("tampering");
    this.valid = builder.valid();
    this.form = valid.in(valid.style().withPlacement(Placement.POST_FORM));
    this.mismatch = builder.mismatch();
  }

  void tampering() {
    if (!builder.operation().parameters().isEmpty()) {
      parameters();
    }
    methodAndBody();
    nonceAndDate();
  }

  private void parameters() {
    List<ParameterRule> parameters = builder.operation().parameters();
    ParameterRule plain =
        parameters.stream()
            .filter(parameter -> parameter.required() && parameter.values().isEmpty())
            .findFirst()
            .orElse(parameters.get(0));
    String other = plain.example() + "0";
    for (Placement placement : List.of(Placement.GET, Placement.POST_QUERY, Placement.POST_FORM)) {
      tampered(
          placement.label() + "-changed",
          valid.in(valid.style().withPlacement(placement)),
          RequestMutations.changed(plain.name(), other),
          mismatch);
    }
    tampered("parameter-added", valid, RequestMutations.added(), mismatch);
    parameters.stream()
        .filter(ValueTables::isFreeText)
        .findFirst()
        .map(text -> RequestMutations.removed(text.name()))
        .ifPresent(removed -> tampered("parameter-removed", valid, removed, mismatch));
    RequestMutation repeated = RequestMutations.repeated(plain.name(), other);
    builder.observe("parameter-repeated", what(repeated), repeated, mismatch);
  }

  private void methodAndBody() {
    tampered("method-changed", valid, RequestMutations.method("GET"), mismatch);
    tampered("body-changed", form, RequestMutations.otherBody(false), mismatch);
    tampered("query-added-to-a-form", form, RequestMutations.added(), mismatch);
    tampered(
        "form-added-to-a-query",
        valid,
        RequestMutations.addedInForm(),
        // V3: no source names the error for a body that does not match its hash
        builder.isFor("V1") ? mismatch : Expectation.anyError());
    if (builder.isFor("V3")) {
      tampered("body-and-hash-changed", form, RequestMutations.otherBody(true), mismatch);
    }
  }

  private void nonceAndDate() {
    tampered("nonce-changed", valid, RequestMutations.otherNonce(), mismatch);
    if (builder.isFor("V3")) {
      tampered("date-changed", valid, RequestMutations.earlierDate(), mismatch);
    }
  }

  private void tampered(
      String name, CallTemplate baseline, RequestMutation mutation, Expectation expected) {
    builder.check(name, what(mutation), baseline, baseline.mutated(mutation), expected);
  }

  private static String what(RequestMutation mutation) {
    return "Tampered request (" + mutation + ")";
  }
}
