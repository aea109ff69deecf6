package io.github.bsskit.docs;

import io.github.bsskit.rulebook.ErrorRule;
import io.github.bsskit.rulebook.FieldRule;
import io.github.bsskit.rulebook.Rulebook;
import io.github.bsskit.rulebook.Source;
import java.util.ArrayList;
import java.util.List;

/** What the spec states of every call, whichever operation is called. */
final class GatewayFacts {

  private static final String PAGE = "gateway";

  private final Rulebook rulebook;
  private final ObligationIndex checks;
  private final List<Fact> facts = new ArrayList<>();

  private GatewayFacts(Rulebook rulebook, ObligationIndex checks) {
    this.rulebook = rulebook;
    this.checks = checks;
  }

  static List<Fact> of(Rulebook rulebook, ObligationIndex checks) {
    GatewayFacts facts = new GatewayFacts(rulebook, checks);
    facts.wire();
    facts.common();
    facts.signatures();
    facts.answers();
    rulebook.gatewayErrors().forEach(facts::error);
    return facts.facts;
  }

  private void wire() {
    Rulebook.Wire wire = rulebook.wire();
    Source source = wire.source();
    add("wire", "action", "Action", "", source, "gateway/action");
    add("wire", "version", "Version", wire.version(), source, "gateway/version");
    add("wire", "path", wire.product(), wire.path(), source, "gateway/malformed");
    add(
        "wire",
        "methods",
        "HTTP",
        String.join(", ", wire.methods()),
        source,
        "gateway/method",
        "*/style");
    add(
        "wire",
        "formats",
        "Format",
        String.join(", ", wire.formats()),
        source,
        "gateway/format",
        "response/format",
        "*/xml");
    add("wire", "endpoints", wire.product(), String.join(", ", wire.endpoints()), source);
  }

  private void signatures() {
    for (Rulebook.SignatureRule rule : rulebook.signatures()) {
      String name = rule.name();
      String anchor = "signature-" + name;
      signature(
          anchor,
          "algorithm",
          name,
          rule.algorithm(),
          rule.source(),
          "gateway/signature/" + name,
          "gateway/unsigned",
          "gateway/tampering/" + name,
          "*/signature/" + name);
      signature(
          anchor,
          "window",
          name,
          rule.window().toMinutes() + " min",
          rule.source(),
          "gateway/time/" + name);
      signature(anchor, "nonce", name, "", rule.source(), "gateway/nonce/" + name);
      signature(anchor, "key", name, "", rule.source(), "gateway/key/" + name);
      signature(anchor, "clients", name, "", rule.source(), "gateway/client/" + name);
    }
  }

  private void common() {
    for (Rulebook.CommonParameter one : rulebook.common()) {
      add(
          "common-" + one.name(),
          one.required() ? "required" : "optional",
          one.name(),
          "",
          one.source(),
          "gateway/" + one.about() + "/" + one.signature());
    }
  }

  private void answers() {
    FieldRule refusal = rulebook.gatewayRefusal();
    refusal
        .member("RequestId")
        .ifPresent(
            id ->
                add("answers", "request-id", id.name(), "", id.source(), "response/" + id.name()));
    add("answers", "well-formed", "HTTP", "", refusal.source(), "response");
    for (FieldRule member : rulebook.gatewayFailure().members()) {
      String presence = member.required() ? "always" : "sometimes";
      add(
          "failure-" + member.name(),
          presence,
          member.name(),
          member.type(),
          member.source(),
          "gateway/error/" + member.name(),
          "response/" + member.name());
    }
    for (Rulebook.HeaderRule header : rulebook.headers()) {
      boolean ofRequest = header.name().equals("x-acs-request-id");
      add(
          "header-" + header.name(),
          "header",
          header.name(),
          "",
          header.source(),
          ofRequest ? "response/RequestId/header" : "response/" + header.name());
    }
    add(
        "failure",
        "closed",
        PAGE,
        "",
        refusal.source(),
        "gateway/error/fields",
        "gateway/error/undocumented",
        "gateway/error/xml-root");
  }

  private void error(ErrorRule error) {
    facts.add(
        new Fact(
            PAGE,
            "error-" + error.name(),
            "error",
            error.code(),
            error.status() + " " + error.message(),
            error.source(),
            checks.of(PAGE, error)));
  }

  private void signature(
      String anchor, String kind, String subject, String value, Source source, String... patterns) {
    facts.add(new Fact("signature", anchor, kind, subject, value, source, checks.at(patterns)));
  }

  private void add(
      String anchor, String kind, String subject, String value, Source source, String... patterns) {
    facts.add(new Fact(PAGE, anchor, kind, subject, value, source, checks.at(patterns)));
  }
}
