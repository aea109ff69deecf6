package io.github.bsskit.rulebook;

import java.util.List;

/** Reads the gateway's rows of the spec: common parameters, rules, signature vectors. */
final class GatewayRows {

  private final SpecMap extensions;

  GatewayRows(SpecMap extensions) {
    this.extensions = extensions;
  }

  List<GatewayRule.CommonParameter> common() {
    return extensions.rows("x-common-parameters").stream().map(GatewayRows::common).toList();
  }

  List<GatewayRule.Rule> rules() {
    return extensions.rows("x-rules").stream().map(GatewayRows::rule).toList();
  }

  List<SignatureVector> vectors() {
    return extensions.rows("x-signature-vectors").stream().map(GatewayRows::vector).toList();
  }

  private static GatewayRule.CommonParameter common(SpecMap row) {
    return new GatewayRule.CommonParameter(
        row.text("name"),
        row.text("in"),
        row.text("signature"),
        row.text("required").equals("true"),
        row.text("about"),
        row.text("description"),
        row.row("zh").texts(),
        row.source("source"));
  }

  private static GatewayRule.Rule rule(SpecMap row) {
    return new GatewayRule.Rule(
        row.text("name"),
        row.text("about"),
        row.text("text"),
        row.row("zh").texts(),
        row.source("source"),
        row.has("checks") ? row.texts("checks") : List.of());
  }

  private static SignatureVector vector(SpecMap row) {
    SpecMap parameters = row.row("parameters");
    return new SignatureVector(
        row.text("name"),
        row.text("signature"),
        row.text("text"),
        row.row("zh").texts(),
        new SignatureVector.Request(
            row.text("method"),
            row.text("key", parameters.text("AccessKeyId", "")),
            row.text("secret"),
            parameters.textsOrEmpty(),
            row.row("headers").texts(),
            row.text("body", ""),
            row.has("signedHeaders") ? row.texts("signedHeaders") : List.of()),
        row.text("signed", ""),
        row.text("hash", ""),
        row.text("result"),
        row.source("source"));
  }
}
