package io.github.bsskit.conformance.obligation;

import static io.github.bsskit.conformance.obligation.Expectation.success;
import static io.github.bsskit.conformance.obligation.GatewayObligations.GATEWAY;

import io.github.bsskit.conformance.obligation.Obligation.Need;
import io.github.bsskit.conformance.obligation.Step.Send;
import io.github.bsskit.conformance.target.CallStyle;
import io.github.bsskit.conformance.target.RequestMutation;
import java.util.List;
import java.util.Locale;

/** The common parameters Format, Action and Version, and the HTTP method. */
final class DispatchObligations {

  private final GatewayObligationBuilder builder;
  private final ClientObligations clients;
  private final CallTemplate valid;

  DispatchObligations(GatewayObligationBuilder builder, ClientObligations clients) {
    this.builder = builder;
    this.clients = clients;
    this.valid = builder.valid();
  }

  void formats() {
    clients.accepted(
        "format-in-lower-case", inFormat("XML", RequestMutations.format("Format=xml", "xml")));
    clients.accepted(
        "json-in-lower-case", inFormat("JSON", RequestMutations.format("Format=json", "json")));
    Expectation invalid = Expectation.successOr(List.of(builder.error("InvalidParameterFormat")));
    builder
        .topic("format")
        .observe(
            "unknown",
            "A Format other than JSON and XML: " + invalid.description() + ".",
            new Send(
                inFormat(CallStyle.ANY_FORMAT, RequestMutations.format("with Format=YAML", "YAML")),
                invalid));
  }

  private CallTemplate inFormat(String format, RequestMutation mutation) {
    return valid.in(valid.style().withFormat(format)).mutated(mutation);
  }

  /** For the RPC form only, where parameters name the operation; otherwise the path does. */
  void names() {
    withoutFormat();
    actions();
    versions();
    methods();
  }

  private void withoutFormat() {
    String format = builder.isFor("V1") ? "XML" : "JSON";
    builder.add(
        Obligation.of(
                builder.topic("format").address("absent"),
                "Without Format the response is " + format + ".",
                GATEWAY,
                inFormat(format, RequestMutations.format("without Format", "")),
                success())
            .needing(Need.SIGNED_CALLS));
  }

  private void actions() {
    String action = builder.operation().action();
    if (builder.isFor("V3")) {
      clients.accepted(
          "action-as-a-parameter-too",
          valid
              .mutated(RequestMutations.parameter("Action", action))
              .mutated(RequestMutations.parameter("Version", builder.version())));
    }
    Expectation notFound = builder.rejectedWith("InvalidActionNotFound");
    builder.topic("action").unsignedCheck("unknown", action("NoSuchAction"), notFound);
    builder
        .topic("action")
        .unsignedCheck("lower-case", action(action.toLowerCase(Locale.ROOT)), notFound);
    builder
        .topic("action")
        .unsignedCheck(
            "absent", RequestMutations.without("Action", "x-acs-action"), Expectation.anyError());
  }

  private static RequestMutation action(String name) {
    return RequestMutations.common("Action", "x-acs-action", name);
  }

  private void versions() {
    builder
        .topic("version")
        .unsignedCheck(
            "another", RequestMutations.otherVersion(), builder.rejectedWith("InvalidVersion"));
    builder
        .topic("version")
        .unsignedCheck(
            "absent", RequestMutations.without("Version", "x-acs-version"), Expectation.anyError());
  }

  private void methods() {
    for (String method : List.of("PUT", "DELETE")) {
      builder
          .topic("method")
          .observe(
              method,
              "A method other than GET and POST: " + builder.error("UnsupportedHTTPMethod") + ".",
              new Send(
                  valid.mutated(RequestMutations.signedMethod(method)), Expectation.anything()));
    }
  }
}
