package io.github.bsskit.docs;

import io.github.bsskit.rulebook.FieldRule;
import io.github.bsskit.rulebook.GatewayRule;
import io.github.bsskit.rulebook.Rulebook;
import io.github.bsskit.rulebook.Source;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The facts that apply to every call, whichever operation is called. */
final class GatewayFacts {

  /** The sections of the signature page that show rules; the gateway's page shows all others. */
  private static final Set<String> OF_SIGNATURES = Set.of("decoding", "V1", "V3", "time");

  private final Rulebook rulebook;
  private final FactList facts;
  private final FactList signatures;

  private GatewayFacts(Rulebook rulebook, ObligationIndex checks) {
    this.rulebook = rulebook;
    this.facts = new FactList("gateway", checks);
    this.signatures = new FactList("signature", checks);
  }

  static List<Fact> of(Rulebook rulebook, ObligationIndex checks) {
    GatewayFacts facts = new GatewayFacts(rulebook, checks);
    facts.wire();
    facts.common();
    facts.signatures();
    facts.responses();
    facts.failure();
    facts.rules();
    rulebook.gatewayErrors().forEach(error -> facts.facts.error(error, error.source()));
    return Stream.of(facts.facts, facts.signatures).flatMap(list -> list.facts().stream()).toList();
  }

  private void wire() {
    Rulebook.Wire wire = rulebook.wire();
    Source source = wire.source();
    String methods = String.join(", ", wire.methods());
    String formats = String.join(", ", wire.formats());
    facts.at("wire", "Action").add("action", "", source, "gateway/action");
    facts.at("wire", "Version").add("version", wire.version(), source, "gateway/version");
    facts.at("wire", wire.product()).add("path", wire.path(), source, "gateway/malformed");
    facts.at("wire", "HTTP").add("methods", methods, source, "gateway/method", "*/style");
    facts
        .at("wire", "Format")
        .add("formats", formats, source, "gateway/format", "response/format", "*/xml");
    facts.at("wire", wire.product()).add("endpoints", String.join(", ", wire.endpoints()), source);
  }

  private void signatures() {
    for (Rulebook.SignatureRule rule : rulebook.signatures()) {
      String name = rule.name();
      Source source = rule.source();
      signatures
          .at("signature-" + name, name)
          .add(
              "algorithm",
              rule.algorithm(),
              source,
              "gateway/signature/" + name,
              "gateway/canonical/" + name,
              "gateway/unsigned",
              "gateway/tampering/" + name,
              "*/signature/" + name)
          .add("window", rule.window().toMinutes() + " min", source, "gateway/time/" + name)
          .add("nonce", "", source, "gateway/nonce/" + name)
          .add("key", "", source, "gateway/key/" + name)
          .add("clients", "", source, "gateway/client/" + name);
    }
  }

  private void common() {
    for (GatewayRule.CommonParameter one : rulebook.gateway().common()) {
      String presence = one.required() ? "required" : "optional";
      String check = "gateway/" + one.about() + "/" + one.signature();
      facts.at("common-" + one.name(), one.name()).add(presence, "", one.source(), check);
    }
  }

  /** The page with the rules of a section. */
  static String pageOf(String section) {
    return OF_SIGNATURES.contains(section) ? "signature" : "gateway";
  }

  /** Without interpretations that have no check: neither a source nor a check would be counted. */
  private void rules() {
    for (GatewayRule.Rule rule : rulebook.gateway().rules()) {
      if (!rule.source().isInterpretation() || !rule.checks().isEmpty()) {
        FactList page = pageOf(rule.about()).equals("signature") ? signatures : facts;
        page.at("rule-" + rule.name(), rule.name())
            .add("rule", "", rule.source(), rule.checks().toArray(String[]::new));
      }
    }
  }

  private void responses() {
    FieldRule failure = rulebook.gateway().failure();
    failure
        .field("RequestId")
        .ifPresent(
            id ->
                facts
                    .at("answers", id.name())
                    .add("request-id", "", id.source(), "response/" + id.name()));
    facts.at("answers", "HTTP").add("well-formed", "", failure.source(), "response");
    // One fact, although every kind of response has its check.
    Source pages =
        rulebook.operations().stream()
            .map(operation -> operation.success().source())
            .reduce(failure.source(), (all, next) -> next.and(all));
    facts.at("answers", "HTTP").add("closed", "", pages, "*/success/fields", "*/error/fields");
    for (GatewayRule.HeaderRule header : rulebook.gateway().headers()) {
      String name = header.name();
      String check = name.equals("x-acs-request-id") ? "RequestId/header" : name;
      facts.at("header-" + name, name).add("header", "", header.source(), "response/" + check);
    }
  }

  private void failure() {
    for (FieldRule field : rulebook.gatewayFailure().fields()) {
      String name = field.name();
      String presence = field.required() ? "always" : "sometimes";
      facts
          .at("failure-" + name, name)
          .add(presence, field.type(), field.source(), "gateway/error/" + name, "response/" + name);
    }
    facts
        .at("failure-Code", "Code")
        .add("codes", "", rulebook.gateway().failure().source(), "gateway/error/undocumented");
  }
}
