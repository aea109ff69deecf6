package io.github.bsskit.conformance.obligation;

import static io.github.bsskit.conformance.obligation.Expectation.refused;

import io.github.bsskit.conformance.target.CallStyle.Placement;
import io.github.bsskit.conformance.target.RequestMutation;
import io.github.bsskit.rulebook.ParameterRule;
import java.time.Instant;
import java.util.List;

/** What the gateway owes to a call that was changed on its way: the signature covers all of it. */
final class TamperingObligations {

  private final GatewayObligationBuilder draws;
  private final CallTemplate valid;
  private final CallTemplate form;
  private final Expectation wrong;

  TamperingObligations(GatewayObligationBuilder draws) {
    this.draws = draws;
    this.valid = draws.valid();
    this.form = valid.on(valid.carrier().withPlacement(Placement.POST_FORM));
    this.wrong = refused(draws.mismatch());
  }

  void tampering() {
    parameters();
    methodAndBody();
    nonceAndDate();
  }

  private void parameters() {
    ParameterRule plain =
        draws.operation().parameters().stream()
            .filter(parameter -> parameter.required() && parameter.values().isEmpty())
            .findFirst()
            .orElse(draws.operation().parameters().get(0));
    String other = plain.example() + "0";
    for (Placement placement : List.of(Placement.GET, Placement.POST_QUERY, Placement.POST_FORM)) {
      CallTemplate placed = valid.on(valid.carrier().withPlacement(placement));
      tampered(
          placement.label() + "-changed",
          placed,
          RequestMutations.changed(plain.name(), other),
          wrong);
    }
    tampered("parameter-added", valid, RequestMutations.added(), wrong);
    draws.operation().parameters().stream()
        .filter(ValueTables::isFreeText)
        .findFirst()
        .ifPresent(
            text ->
                tampered("parameter-removed", valid, RequestMutations.removed(text.name()), wrong));
    draws.observedAgainst(
        draws.address("tampering", "parameter-repeated"),
        "A parameter that was added a second time after signing is refused.",
        RequestMutations.repeated(plain.name(), other),
        wrong);
  }

  private void methodAndBody() {
    tampered("method-changed", valid, RequestMutations.method("GET"), wrong);
    tampered("body-changed", form, RequestMutations.otherBody(false), wrong);
    tampered("query-added-to-a-form", form, RequestMutations.added(), wrong);
    tampered(
        "form-added-to-a-query",
        valid,
        RequestMutations.addedInAForm(),
        // which error answers a V3 body that does not fit its hash is not known
        draws.isOf("V1") ? wrong : new Expectation.RefusedSomehow());
    if (draws.isOf("V3")) {
      tampered("body-and-hash-changed", form, RequestMutations.otherBody(true), wrong);
    }
  }

  private void nonceAndDate() {
    tampered("nonce-changed", valid, RequestMutations.otherNonce(), wrong);
    if (draws.isOf("V3")) {
      tampered(
          "date-changed",
          valid,
          RequestMutation.after(
              "x-acs-date is changed after signing",
              draft -> draft.headers.put("x-acs-date", earlier(draft.headers.get("x-acs-date")))),
          wrong);
    }
  }

  private static String earlier(String date) {
    return Instant.parse(date).minusSeconds(7).toString();
  }

  private void tampered(
      String name, CallTemplate twin, RequestMutation twist, Expectation expectation) {
    draws.against(
        draws.address("tampering", name),
        "A call that was changed after it was signed is refused ("
            + twist
            + "): "
            + expectation.words()
            + ".",
        twin,
        twin.twisted(twist),
        expectation);
  }
}
