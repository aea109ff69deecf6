package io.github.bsskit.conformance.obligation;

import static io.github.bsskit.conformance.obligation.Expectation.success;
import static io.github.bsskit.conformance.obligation.ObligationBuilder.GATEWAY;

import io.github.bsskit.conformance.obligation.Obligation.Need;
import io.github.bsskit.conformance.obligation.Step.Send;
import io.github.bsskit.conformance.target.CallStyle;
import io.github.bsskit.conformance.target.RequestMutation;
import io.github.bsskit.rulebook.ErrorRule;
import java.util.List;
import java.util.Locale;

/**
 * What the gateway owes to the parameters that every operation has in common, Format, Action and
 * Version, and to the method: they tell it where a call goes and how to answer.
 */
final class DispatchObligations {

  private final GatewayObligationBuilder draws;
  private final ClientObligations clients;
  private final CallTemplate valid;

  DispatchObligations(GatewayObligationBuilder draws, ClientObligations clients) {
    this.draws = draws;
    this.clients = clients;
    this.valid = draws.valid();
  }

  void formats() {
    draws.add(
        clients.client(
            "format-in-lower-case",
            valid
                .on(valid.carrier().withFormat("XML"))
                .twisted(RequestMutations.format("Format=xml", "xml"))));
    draws.add(
        clients.client(
            "json-in-lower-case",
            valid
                .on(valid.carrier().withFormat("JSON"))
                .twisted(RequestMutations.format("Format=json", "json"))));
    ErrorRule invalid = draws.error("InvalidParameterFormat");
    draws.observed(
        draws.address("format", "unknown"),
        "A Format that is neither JSON nor XML is refused: " + invalid + ".",
        new Send(
            valid
                .on(valid.carrier().withFormat(CallStyle.ANY_FORMAT))
                .twisted(RequestMutations.format("with Format=YAML", "YAML")),
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
        ObligationBuilder.needing(
            ObligationBuilder.call(
                draws.address("format", "absent"),
                "Without Format the answer is " + usual + ".",
                GATEWAY,
                valid
                    .on(valid.carrier().withFormat(usual))
                    .twisted(RequestMutations.format("without Format", "")),
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
                  .twisted(RequestMutations.parameter("Action", action))
                  .twisted(RequestMutations.parameter("Version", draws.version()))));
    }
    Expectation notFound = draws.refusedWith("InvalidActionNotFound");
    named(
        "action",
        "unknown",
        RequestMutations.common("Action", "x-acs-action", "NoSuchAction"),
        notFound);
    named(
        "action",
        "lower-case",
        RequestMutations.common("Action", "x-acs-action", action.toLowerCase(Locale.ROOT)),
        notFound);
    named(
        "action",
        "absent",
        RequestMutations.without("Action", "x-acs-action"),
        new Expectation.RefusedSomehow());
  }

  private void versions() {
    named(
        "version",
        "another",
        RequestMutations.common("Version", "x-acs-version", "2014-05-26"),
        draws.refusedWith("InvalidVersion"));
    named(
        "version",
        "absent",
        RequestMutations.without("Version", "x-acs-version"),
        new Expectation.RefusedSomehow());
  }

  private void methods() {
    for (String method : List.of("PUT", "DELETE")) {
      draws.observed(
          draws.address("method", method),
          "Another method than GET and POST is refused: "
              + draws.error("UnsupportedHTTPMethod")
              + ".",
          new Send(
              valid.twisted(RequestMutations.signedMethod(method)), new Expectation.Anything()));
    }
  }

  private void named(String topic, String name, RequestMutation twist, Expectation expectation) {
    draws.add(
        ObligationBuilder.against(
            valid,
            draws.address(topic, name),
            "A call " + twist + " is refused: " + expectation.words() + ".",
            GATEWAY,
            valid.twisted(twist),
            expectation));
  }
}
