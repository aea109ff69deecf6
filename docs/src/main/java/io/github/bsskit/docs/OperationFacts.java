package io.github.bsskit.docs;

import io.github.bsskit.rulebook.FieldRule;
import io.github.bsskit.rulebook.OperationRule;
import io.github.bsskit.rulebook.ParameterRule;
import io.github.bsskit.rulebook.ParameterRule.Trouble;
import io.github.bsskit.rulebook.Source;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** The facts of one operation. */
final class OperationFacts {

  private static final Map<Trouble, String> ADDRESS =
      Map.of(
          Trouble.MISSING, "missing",
          Trouble.MALFORMED, "malformed",
          Trouble.UNKNOWN, "unknown",
          Trouble.FOREIGN, "foreign",
          Trouble.OFF_SALE, "not-on-sale");

  private final OperationRule operation;
  private final String name;
  private final ObligationIndex checks;
  private final FactList facts;

  private OperationFacts(OperationRule operation, ObligationIndex checks) {
    this.operation = operation;
    this.name = operation.name();
    this.checks = checks;
    this.facts = new FactList(name, checks);
  }

  static List<Fact> of(OperationRule operation, Source signing, ObligationIndex checks) {
    OperationFacts facts = new OperationFacts(operation, checks);
    facts.itself(signing);
    facts.limits();
    operation.parameters().forEach(facts::parameter);
    facts.success();
    facts.failure();
    operation
        .errors()
        .forEach(error -> facts.facts.error(error, error.source().and(error.condition().source())));
    return facts.facts.facts();
  }

  private void itself(Source signing) {
    String at = name + "/";
    Source source = operation.source();
    facts
        .at("purpose", name)
        .add("purpose", "", source, at + "call", at + "generated", at + "style");
    facts.at("retry", name).add("repeated", "", source, at + "sequence", at + "race");
    facts
        .at("signing", name)
        .add(
            "signed",
            "",
            signing,
            Stream.of(
                    "signature",
                    "connection",
                    "clock",
                    "order",
                    "tampering",
                    "nonce",
                    "time",
                    "key",
                    "action",
                    "version")
                .map(topic -> at + topic)
                .toArray(String[]::new));
  }

  private void limits() {
    FactList.Place limits = facts.at("limits", name);
    Source source = operation.ram().source();
    limits.add("permission", operation.ram().action(), source, name + "/caller");
    if (!operation.ram().access().isEmpty()) {
      limits.add("ram-access", operation.ram().access(), source);
    }
    if (!operation.ram().resource().isEmpty()) {
      limits.add("ram-resource", operation.ram().resource(), source);
    }
    operation.ram().also().ifPresent(also -> limits.add("ram-also", also.action(), also.source()));
    operation
        .rate()
        .ifPresent(rate -> limits.add("rate", value(rate), rate.source(), name + "/rate-limit"));
    operation
        .quotaPageRate()
        .ifPresent(rate -> limits.add("quota-page-rate", value(rate), rate.source()));
  }

  private static String value(OperationRule.Rate rate) {
    return rate.requests() + " / " + rate.seconds() + " s";
  }

  private void parameter(ParameterRule rule) {
    FactList.Place place = facts.at("parameter-" + rule.name(), rule.name());
    String at = name + "/" + rule.name() + "/";
    String valid = at + "valid";
    String malformed = at + "malformed";
    String tooLong = at + "long";
    String type = type(rule.type(), rule.format());
    // A string with no checks of its own accepts any text: its type is not a testable fact.
    if (!checks.at(valid, tooLong).isEmpty() || !type.equals("string")) {
      place.add("type", type, rule.sourceOf("type"), valid, malformed, tooLong);
    }
    String presence = rule.required() ? "required" : "optional";
    place.add(presence, "", rule.sourceOf("required"), at + "missing", at + "optional");
    if (!rule.values().isEmpty()) {
      String values = String.join(", ", rule.values());
      place.add("values", values, rule.sourceOf("values"), valid, malformed);
    }
    rule.value()
        .defaultValue()
        .ifPresent(
            value -> place.add("default", value, rule.sourceOf("defaultValue"), at + "optional"));
    rule.value()
        .pattern()
        .ifPresent(
            form -> place.add("pattern", form.pattern(), rule.sourceOf("pattern"), malformed));
    if (rule.value().minimum().isPresent() || rule.value().maximum().isPresent()) {
      String least = rule.value().minimum().map(Object::toString).orElse("");
      String most = rule.value().maximum().map(Object::toString).orElse("");
      String range = (least + " … " + most).strip();
      place.add("range", range, rule.sourceOf("minimum"), valid, malformed);
    }
    reactions(rule, place, at);
  }

  private void reactions(ParameterRule rule, FactList.Place place, String at) {
    rule.exists()
        .ifPresent(
            reaction -> {
              String repeat = name + "/sequence/*repeat*";
              String code = reaction.error().code();
              place.add("exists", code, reaction.source(), repeat, name + "/race/identical");
            });
    for (Trouble trouble : Trouble.values()) {
      rule.reaction(trouble)
          .ifPresent(
              reaction -> {
                String kind = trouble.name().toLowerCase(Locale.ROOT);
                String caller = name + "/caller/" + reaction.error().name();
                String code = reaction.error().code();
                place.add(kind, code, reaction.source(), at + ADDRESS.get(trouble), caller);
              });
    }
  }

  private void success() {
    Source source = operation.success().source();
    String at = name + "/success/";
    facts.at("success", name).add("success-status", "200", source, at + "status");
    fields("success", operation.success(), at, "");
  }

  private void failure() {
    fields("failure", operation.failure(), name + "/error/", "");
  }

  private void fields(String anchor, FieldRule parent, String at, String before) {
    for (FieldRule field : parent.fields()) {
      String path = before + field.name();
      FactList.Place place = facts.at(anchor + "-" + path, path);
      Source source = field.source();
      String presence = field.required() ? "always" : "sometimes";
      place.add(
          presence, type(field.type(), field.format()), source, at + path, "response/" + path);
      if (!field.values().isEmpty()) {
        String values = String.join(", ", field.values());
        // The codes of errors are checked together: no other code may be returned.
        String other = path.equals("Code") ? at + "undocumented" : at + path + "/value";
        place.add("values", values, source, at + path + "/value", other);
      }
      if (field.unique()) {
        // A copy of a unique field is checked to be the same.
        place.add("unique", "", source, at + path + "/unique", at + path + "/same-*");
      }
      fields(anchor, field, at, path + ".");
    }
    parent
        .same()
        .forEach(
            (path, other) -> {
              Source source = parent.at(path).map(FieldRule::source).orElse(parent.source());
              facts.at(anchor + "-" + path, path).add("same", other, source, at + path);
            });
  }

  private static String type(String type, String format) {
    return type + (format.isEmpty() ? "" : " (" + format + ")");
  }
}
