package io.github.bsskit.obligation;

import static io.github.bsskit.obligation.Expectation.refused;

import io.github.bsskit.rulebook.ParameterRule;
import io.github.bsskit.target.Carrier.Placement;
import io.github.bsskit.target.Twist;
import java.time.Instant;
import java.util.List;

/** What the gateway owes to a call that was changed on its way: the signature covers all of it. */
final class TamperingObligations {

  private final GatewayDraws draws;
  private final Recipe valid;
  private final Recipe form;
  private final Expectation wrong;

  TamperingObligations(GatewayDraws draws) {
    this.draws = draws;
    this.valid = draws.valid();
    this.form = valid.on(valid.carrier().placed(Placement.POST_FORM));
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
      Recipe placed = valid.on(valid.carrier().placed(placement));
      tampered(placement.words() + "-changed", placed, Twists.changed(plain.name(), other), wrong);
    }
    tampered("parameter-added", valid, Twists.added(), wrong);
    draws.operation().parameters().stream()
        .filter(Forms::isFreeText)
        .findFirst()
        .ifPresent(
            text -> tampered("parameter-removed", valid, Twists.removed(text.name()), wrong));
    draws.observedAgainst(
        draws.address("tampering", "parameter-repeated"),
        "A parameter that was added a second time after signing is refused.",
        Twists.repeated(plain.name(), other),
        wrong);
  }

  private void methodAndBody() {
    tampered("method-changed", valid, Twists.method("GET"), wrong);
    tampered("body-changed", form, Twists.otherBody(false), wrong);
    tampered("query-added-to-a-form", form, Twists.added(), wrong);
    tampered(
        "form-added-to-a-query",
        valid,
        Twists.addedInAForm(),
        // which error answers a V3 body that does not fit its hash is not known
        draws.isOf("V1") ? wrong : new Expectation.RefusedSomehow());
    if (draws.isOf("V3")) {
      tampered("body-and-hash-changed", form, Twists.otherBody(true), wrong);
    }
  }

  private void nonceAndDate() {
    tampered("nonce-changed", valid, Twists.otherNonce(), wrong);
    if (draws.isOf("V3")) {
      tampered(
          "date-changed",
          valid,
          Twist.after(
              "x-acs-date is changed after signing",
              draft -> draft.headers.put("x-acs-date", earlier(draft.headers.get("x-acs-date")))),
          wrong);
    }
  }

  private static String earlier(String date) {
    return Instant.parse(date).minusSeconds(7).toString();
  }

  private void tampered(String name, Recipe twin, Twist twist, Expectation expectation) {
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
