package io.github.bsskit.docs;

import io.github.bsskit.rulebook.ErrorRule;
import io.github.bsskit.rulebook.FieldRule;
import io.github.bsskit.rulebook.OperationRule;
import io.github.bsskit.rulebook.ParameterRule;
import io.github.bsskit.rulebook.ParameterRule.Trouble;
import io.github.bsskit.rulebook.Source;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What the spec states of one operation. */
final class OperationFacts {

  private static final Map<Trouble, String> ADDRESS =
      Map.of(
          Trouble.MISSING, "missing",
          Trouble.MALFORMED, "malformed",
          Trouble.UNKNOWN, "unknown",
          Trouble.FOREIGN, "foreign",
          Trouble.OFF_SALE, "not-on-sale");

  /** Where the checks of every answer are, whatever was called. */
  private static final String ANSWER = "response/";

  private final OperationRule operation;
  private final String name;
  private final ObligationIndex checks;
  private final List<Fact> facts = new ArrayList<>();

  private OperationFacts(OperationRule operation, ObligationIndex checks) {
    this.operation = operation;
    this.name = operation.name();
    this.checks = checks;
  }

  static List<Fact> of(OperationRule operation, Source signing, ObligationIndex checks) {
    OperationFacts facts = new OperationFacts(operation, checks);
    facts.itself(signing);
    operation.parameters().forEach(facts::parameter);
    facts.success();
    facts.members("failure", operation.refusal(), "error", "");
    operation.errors().forEach(facts::error);
    return facts.facts;
  }

  private void itself(Source signing) {
    add("purpose", "purpose", name, "", operation.source(), "call", "generated", "style");
    add("retry", "repeated", name, "", operation.source(), "sequence", "race");
    add("signing", "signed", name, "", signing, "signature");
    add("limits", "permission", name, operation.ramAction(), operation.ramSource(), "caller");
    if (!operation.ramAccess().isEmpty()) {
      add("limits", "ram-access", name, operation.ramAccess(), operation.ramSource());
    }
    if (!operation.ramResource().isEmpty()) {
      add("limits", "ram-resource", name, operation.ramResource(), operation.ramSource());
    }
    operation
        .rate()
        .ifPresent(
            rate ->
                add(
                    "limits",
                    "rate",
                    name,
                    rate.requests() + " / " + rate.seconds() + " s",
                    rate.source(),
                    "rate-limit"));
  }

  private void parameter(ParameterRule rule) {
    String anchor = "parameter-" + rule.name();
    String at = rule.name() + "/";
    String type = rule.type() + (rule.format().isEmpty() ? "" : " (" + rule.format() + ")");
    boolean isTried = !checks.at(name + "/" + at + "valid").isEmpty();
    if (isTried || !type.equals("string")) {
      // that a text is sent as text can be said of everything, and is said where any text will do
      add(anchor, "type", rule.name(), type, rule.sourceOf("type"), at + "valid", at + "malformed");
    }
    String presence = rule.required() ? "required" : "optional";
    add(
        anchor,
        presence,
        rule.name(),
        "",
        rule.sourceOf("required"),
        at + "missing",
        at + "optional");
    if (!rule.values().isEmpty()) {
      String values = String.join(", ", rule.values());
      Source source = rule.sourceOf("values");
      add(anchor, "values", rule.name(), values, source, at + "valid", at + "malformed");
    }
    rule.defaultValue()
        .ifPresent(
            value ->
                add(
                    anchor,
                    "default",
                    rule.name(),
                    value,
                    rule.sourceOf("defaultValue"),
                    at + "optional"));
    rule.pattern()
        .ifPresent(
            form ->
                add(
                    anchor,
                    "pattern",
                    rule.name(),
                    form.pattern(),
                    rule.sourceOf("pattern"),
                    at + "malformed"));
    range(rule, anchor, at);
    rule.exists()
        .ifPresent(
            reaction ->
                add(
                    anchor,
                    "exists",
                    rule.name(),
                    reaction.error().code(),
                    reaction.source(),
                    "sequence/*repeat*",
                    "race/identical"));
    for (Trouble trouble : Trouble.values()) {
      rule.reaction(trouble)
          .ifPresent(
              reaction ->
                  add(
                      anchor,
                      trouble.name().toLowerCase(Locale.ROOT),
                      rule.name(),
                      reaction.error().code(),
                      reaction.source(),
                      at + ADDRESS.get(trouble),
                      "caller/" + reaction.error().name()));
    }
  }

  private void range(ParameterRule rule, String anchor, String at) {
    if (rule.minimum().isPresent() || rule.maximum().isPresent()) {
      String least = rule.minimum().map(Object::toString).orElse("");
      String most = rule.maximum().map(Object::toString).orElse("");
      add(
          anchor,
          "range",
          rule.name(),
          (least + " … " + most).strip(),
          rule.sourceOf("minimum"),
          at + "valid",
          at + "malformed");
    }
  }

  private void success() {
    FieldRule answer = operation.success();
    add("success", "success-status", name, "200", answer.source(), "success/status");
    add("success", "closed", name, "", answer.source(), "success/fields", "success/xml-root");
    members("success", answer, "success", "");
  }

  private void members(String anchor, FieldRule around, String at, String before) {
    for (FieldRule member : around.members()) {
      String path = before + member.name();
      String type = member.type() + (member.format().isEmpty() ? "" : " (" + member.format() + ")");
      String presence = member.required() ? "always" : "sometimes";
      String place = anchor + "-" + path;
      add(place, presence, path, type, member.source(), at + "/" + path, ANSWER + path);
      if (!member.values().isEmpty()) {
        String values = String.join(", ", member.values());
        // of a failure's codes it is tried that there is no other
        add(
            place,
            "values",
            path,
            values,
            member.source(),
            at + "/" + path + "/value",
            at + (path.equals("Code") ? "/undocumented" : "/" + path + "/value"));
      }
      if (member.unique()) {
        // where it stands once more it is unique by being the same
        add(
            place,
            "unique",
            path,
            "",
            member.source(),
            at + "/" + path + "/unique",
            at + "/" + path + "/same-*");
      }
      members(anchor, member, at, path + ".");
    }
    around
        .same()
        .forEach(
            (path, other) ->
                add(anchor + "-" + path, "same", path, other, around.source(), at + "/" + path));
    if (at.equals("error")) {
      String group = "error/";
      add(
          anchor,
          "closed",
          name,
          "",
          around.source(),
          group + "fields",
          group + "undocumented",
          group + "xml-root");
    }
  }

  private void error(ErrorRule error) {
    facts.add(
        new Fact(
            name,
            "error-" + error.name(),
            "error",
            error.code(),
            error.status() + " " + error.message(),
            error.source().and(error.whenSource()),
            checks.of(name, error)));
  }

  /** Patterns are below the operation, but those of every answer. */
  private void add(
      String anchor, String kind, String subject, String value, Source source, String... patterns) {
    String[] whole =
        Arrays.stream(patterns)
            .map(pattern -> pattern.startsWith(ANSWER) ? pattern : name + "/" + pattern)
            .toArray(String[]::new);
    facts.add(new Fact(name, anchor, kind, subject, value, source, checks.at(whole)));
  }
}
