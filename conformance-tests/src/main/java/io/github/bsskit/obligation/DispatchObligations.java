package io.github.bsskit.obligation;

import static io.github.bsskit.obligation.Draws.GATEWAY;
import static io.github.bsskit.obligation.Expectation.success;

import io.github.bsskit.obligation.Obligation.Need;
import io.github.bsskit.obligation.Step.Send;
import io.github.bsskit.rulebook.ErrorRule;
import io.github.bsskit.target.Carrier;
import io.github.bsskit.target.Twist;
import java.util.List;
import java.util.Locale;

/**
 * What the gateway owes to the parameters that every operation has in common, Format, Action and
 * Version, and to the method: they tell it where a call goes and how to answer.
 */
final class DispatchObligations {

  private final GatewayDraws draws;
  private final ClientObligations clients;
  private final Recipe valid;

  DispatchObligations(GatewayDraws draws, ClientObligations clients) {
    this.draws = draws;
    this.clients = clients;
    this.valid = draws.valid();
  }

  void formats() {
    draws.add(
        clients.client(
            "format-in-lower-case",
            valid.on(valid.carrier().in("XML")).twisted(Twists.format("Format=xml", "xml"))));
    draws.add(
        clients.client(
            "json-in-lower-case",
            valid.on(valid.carrier().in("JSON")).twisted(Twists.format("Format=json", "json"))));
    ErrorRule invalid = draws.error("InvalidParameterFormat");
    draws.observed(
        draws.address("format", "unknown"),
        "A Format that is neither JSON nor XML is refused: " + invalid + ".",
        new Send(
            valid
                .on(valid.carrier().in(Carrier.ANY))
                .twisted(Twists.format("with Format=YAML", "YAML")),
            new Expectation.SuccessOr(List.of(invalid))));
  }

  /** What only the RPC form has: there the operation is named by parameters, not by a path. */
  void names() {
    withoutFormat();
    actions();
    versions();
    methods();
  }

  private void withoutFormat() {
    String usual = draws.isOf("V1") ? "XML" : "JSON";
    draws.add(
        Draws.needing(
            Draws.call(
                draws.address("format", "absent"),
                "Without Format the answer is " + usual + ".",
                GATEWAY,
                valid.on(valid.carrier().in(usual)).twisted(Twists.format("without Format", "")),
                success()),
            Need.SIGNED_CALLS));
  }

  private void actions() {
    String action = draws.operation().action();
    if (draws.isOf("V3")) {
      draws.add(
          clients.client(
              "action-as-a-parameter-too",
              valid
                  .twisted(Twists.parameter("Action", action))
                  .twisted(Twists.parameter("Version", draws.version()))));
    }
    Expectation notFound = draws.refusedWith("InvalidActionNotFound");
    named("action", "unknown", Twists.common("Action", "x-acs-action", "NoSuchAction"), notFound);
    named(
        "action",
        "lower-case",
        Twists.common("Action", "x-acs-action", action.toLowerCase(Locale.ROOT)),
        notFound);
    named(
        "action",
        "absent",
        Twists.without("Action", "x-acs-action"),
        new Expectation.RefusedSomehow());
  }

  private void versions() {
    named(
        "version",
        "another",
        Twists.common("Version", "x-acs-version", "2014-05-26"),
        draws.refusedWith("InvalidVersion"));
    named(
        "version",
        "absent",
        Twists.without("Version", "x-acs-version"),
        new Expectation.RefusedSomehow());
  }

  private void methods() {
    for (String method : List.of("PUT", "DELETE")) {
      draws.observed(
          draws.address("method", method),
          "Another method than GET and POST is refused: "
              + draws.error("UnsupportedHTTPMethod")
              + ".",
          new Send(valid.twisted(Twists.signedMethod(method)), new Expectation.Anything()));
    }
  }

  private void named(String topic, String name, Twist twist, Expectation expectation) {
    draws.add(
        Draws.against(
            valid,
            draws.address(topic, name),
            "A call " + twist + " is refused: " + expectation.words() + ".",
            GATEWAY,
            valid.twisted(twist),
            expectation));
  }
}
