package io.github.bsskit.conformance.obligation;

import io.github.bsskit.conformance.target.CallStyle;
import io.github.bsskit.rulebook.ErrorRule;
import io.github.bsskit.rulebook.OperationRule;
import io.github.bsskit.rulebook.ParameterRule;
import io.github.bsskit.rulebook.ParameterRule.Reaction;
import io.github.bsskit.rulebook.ParameterRule.Trouble;
import io.github.bsskit.rulebook.Source;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The obligations of each parameter: valid values, invalid values and the errors they return. */
final class ParameterObligations {

  private final OperationRule operation;
  private final ParameterRule parameter;
  private final String name;
  private final CallTemplate valid;
  private final List<Obligation> all = new ArrayList<>();

  private ParameterObligations(OperationRule operation, ParameterRule parameter) {
    this.operation = operation;
    this.parameter = parameter;
    this.name = parameter.name();
    this.valid = CallTemplate.valid(operation);
  }

  static List<Obligation> of(OperationRule operation) {
    List<Obligation> all = new ArrayList<>();
    for (ParameterRule parameter : operation.parameters()) {
      all.addAll(new ParameterObligations(operation, parameter).all());
    }
    all.addAll(inXml(operation));
    return all;
  }

  private List<Obligation> all() {
    if (parameter.required()) {
      missing();
    } else {
      optional();
    }
    valid();
    malformed();
    parameter.reaction(Trouble.UNKNOWN).ifPresent(this::unknown);
    foreign();
    notOnSale();
    return all;
  }

  private String address(String rest) {
    return operation.name() + "/" + name + "/" + rest;
  }

  /** An obligation whose rule is the first name of {@code rest}; the others name a sample. */
  private Obligation of(
      String rest, String statement, Source source, CallTemplate call, Expectation expected) {
    return Obligation.of(address(rest), statement, source, call, expected)
        .ofRule(address(rest.replaceFirst("/.*", "")));
  }

  /** A call that differs from a valid one in this parameter. */
  private Obligation check(
      String rest, String statement, Source source, CallTemplate call, Expectation expected) {
    return of(rest, statement + ": " + expected.description() + ".", source, call, expected)
        .against(valid);
  }

  private Obligation check(
      String rest, String statement, Source source, Value value, Expectation expected) {
    return check(rest, statement, source, valid.with(name, value), expected);
  }

  private static Value text(String value) {
    return Value.literal(value);
  }

  private void missing() {
    Source required = parameter.sourceOf("required");
    Optional<Reaction> reaction = parameter.reaction(Trouble.MISSING);
    Expectation expected =
        reaction.map(known -> Expectation.error(known.error())).orElse(Expectation.anyError());
    Source source = reaction.map(known -> required.and(known.source())).orElse(required);
    all.add(check("missing/absent", "Without " + name, source, valid.without(name), expected));
    all.add(check("missing/empty", name + " empty", source, text(""), expected));
    List<Reaction> reactions =
        Stream.of(Trouble.MISSING, Trouble.MALFORMED, Trouble.UNKNOWN)
            .flatMap(trouble -> parameter.reaction(trouble).stream())
            .toList();
    boolean certain = reactions.stream().noneMatch(known -> known.source().isInterpretation());
    Expectation anyOfThem =
        certain
            ? Expectation.error(reactions.stream().map(Reaction::error).toList())
            : Expectation.anyError();
    all.add(check("missing/space", name + " is a single space", source, text(" "), anyOfThem));
  }

  private void optional() {
    Source source = parameter.sourceOf("required");
    List<ErrorRule> errors = errorsWhenAbsent(operation, parameter);
    Expectation expected = errors.isEmpty() ? Expectation.success() : Expectation.successOr(errors);
    String meaning = parameter.value().defaultValue().map(value -> ", default " + value).orElse("");
    all.add(
        of(
            "optional/absent",
            name + " may be omitted" + meaning + ".",
            source,
            valid.without(name),
            expected));
    all.add(
        of(
                "optional/empty",
                name + " empty is the same as omitted.",
                source,
                valid.with(name, ""),
                expected)
            .observed());
  }

  /**
   * The errors that a call without an optional parameter may return: its record may exist already
   * when no owner or number is named, and some callers must name what others may omit.
   */
  static List<ErrorRule> errorsWhenAbsent(OperationRule operation, ParameterRule parameter) {
    List<ErrorRule> errors = new ArrayList<>();
    if (parameter.valueFrom().isPresent()) {
      errors.addAll(operation.errorsWhen("record-exists"));
    }
    parameter.reaction(Trouble.MISSING).map(Reaction::error).ifPresent(errors::add);
    return errors;
  }

  private void valid() {
    Source source =
        parameter.values().isEmpty() ? parameter.source() : parameter.sourceOf("values");
    Optional<Reaction> foreign = parameter.reaction(Trouble.FOREIGN);
    for (ValueTables.Sample sample : ValueTables.valid(parameter)) {
      Expectation expected =
          foreign
              .map(reaction -> Expectation.successOr(List.of(reaction.error())))
              .orElseGet(() -> ofListed(sample.value()));
      Value value =
          ValueTables.isFreeText(parameter)
              ? Value.unique("A", sample.value())
              : text(sample.value());
      Obligation obligation =
          of(
              "valid/" + sample.name(),
              name + "=" + value.description() + outcome(expected),
              source,
              valid.with(name, value),
              expected);
      boolean required = !sample.disputed() && (foreign.isEmpty() || isOnPage());
      all.add(required ? obligation : obligation.observed());
    }
  }

  /** What follows the value in a statement: the same outcome that the explanation prints. */
  private static String outcome(Expectation expected) {
    return expected.isSuccess() ? " is valid." : ": " + expected.description() + ".";
  }

  /** A value that only a source other than the parameter's page lists may be rejected. */
  private Expectation ofListed(String value) {
    return parameter
        .reaction(Trouble.MALFORMED)
        .filter(reaction -> !ValueTables.isListedOnPage(parameter, value))
        .map(reaction -> Expectation.successOrDisputed(rejections()))
        .orElse(Expectation.success());
  }

  /** The errors that may reject a value, whatever the reason: all but that for a repetition. */
  private List<ErrorRule> rejections() {
    List<ErrorRule> repeated = operation.errorsWhen("record-exists");
    return operation.errors().stream().filter(error -> !repeated.contains(error)).toList();
  }

  /** Whether a page documents the parameter, or at least the error for an invalid value. */
  private boolean isOnPage() {
    return parameter.source().isPage()
        || parameter.reactions().values().stream().anyMatch(known -> known.source().isPage());
  }

  private void malformed() {
    Optional<Reaction> reaction = parameter.reaction(Trouble.MALFORMED);
    if (reaction.isEmpty()) {
      return;
    }
    boolean interpreted = reaction.get().source().isInterpretation();
    ErrorRule error = reaction.get().error();
    List<ValueTables.Sample> samples = new ArrayList<>(ValueTables.malformed(parameter));
    Optional.ofNullable(parameter.samples().bad().get(error.name()))
        .filter(value -> samples.stream().noneMatch(sample -> sample.value().equals(value)))
        .filter(value -> !value.isEmpty() && !value.equals(parameter.example()))
        .ifPresent(value -> samples.add(ValueTables.Sample.clear("example", value)));
    // Where the error is our interpretation, only the rejection itself is required.
    Expectation expected = interpreted ? Expectation.anyError() : Expectation.error(error);
    Source source = interpreted ? parameter.source() : reaction.get().source();
    for (ValueTables.Sample sample : samples) {
      Obligation obligation =
          check(
              "malformed/" + sample.name(),
              name + "=" + ResemblingSamples.shown(sample.value()),
              source,
              text(sample.value()),
              expected);
      boolean required = !sample.disputed() && (!interpreted || parameter.source().isPage());
      all.add(required ? obligation : obligation.observed());
    }
  }

  private void unknown(Reaction reaction) {
    String good = parameter.example();
    Map<String, String> values = new LinkedHashMap<>();
    values.put("no-such", "nosuch" + name.toLowerCase(Locale.ROOT));
    values.put("prefix", good.substring(0, good.length() - 1));
    values.put("suffix", good + "x");
    values.put("wildcard", "*");
    values.put("emoji", "\ud83d\ude00");
    values.forEach((label, value) -> all.add(unknown(label, value, reaction)));
    ResemblingSamples.unknown(good)
        .forEach(sample -> all.add(unknown(sample.name(), sample.value(), reaction)));
    all.add(unknown("upper-case", good.toUpperCase(Locale.ROOT), reaction).observed());
    all.add(unknown("very-long", "x".repeat(1000), reaction).observed());
    if (isFrom(parameter, "catalogue.packageType")) {
      operation.parameters().stream()
          .filter(other -> isFrom(other, "catalogue.product"))
          .forEach(product -> all.add(ofAnotherProduct(product, reaction)));
    }
  }

  private static boolean isFrom(ParameterRule parameter, String path) {
    return parameter.valueFrom().filter(path::equals).isPresent();
  }

  private Obligation unknown(String label, String value, Reaction reaction) {
    return check(
        "unknown/" + label,
        name + "=" + ResemblingSamples.shown(value),
        reaction.source(),
        text(value),
        Expectation.error(reaction.error()));
  }

  private Obligation ofAnotherProduct(ParameterRule product, Reaction reaction) {
    return check(
            "unknown/of-another-product",
            name + " of another product",
            reaction.source(),
            valid.with(product.name(), Value.provided("catalogue.otherProduct")),
            Expectation.error(reaction.error()))
        .ofRule(address("unknown/of-another-product"))
        .provisioned();
  }

  private void foreign() {
    for (Reaction reaction : parameter.reaction(Trouble.FOREIGN).stream().toList()) {
      Obligation obligation =
          check(
              "foreign",
              name + " is another reseller's account",
              reaction.source(),
              Value.provided("owners.foreign"),
              Expectation.error(reaction.error()));
      all.add(
          reaction.source().isInterpretation() ? obligation.observed() : obligation.provisioned());
    }
  }

  private void notOnSale() {
    for (Reaction reaction : parameter.reaction(Trouble.OFF_SALE).stream().toList()) {
      all.add(
          check(
                  "not-on-sale",
                  name + " exists but is not on sale",
                  reaction.error().source(),
                  Value.provided("catalogue.notOnSale"),
                  Expectation.error(reaction.error()))
              .provisioned());
    }
  }

  /** Each error that a value causes, in XML. */
  private static List<Obligation> inXml(OperationRule operation) {
    CallTemplate valid = CallTemplate.valid(operation).in(CallStyle.DEFAULT.withFormat("XML"));
    List<Obligation> all = new ArrayList<>();
    for (ErrorRule error : operation.errors()) {
      for (CallTemplate violation : SingleViolation.of(operation, error).stream().toList()) {
        all.add(inXml(error, valid, violation.in(valid.style())));
      }
    }
    return all;
  }

  /** That an error is returned in XML as in JSON. */
  static Obligation inXml(ErrorRule error, CallTemplate valid, CallTemplate call) {
    return Obligation.of(
            call.operation().name() + "/xml/" + error.name(),
            "In XML: " + error + ".",
            error.source(),
            call,
            Expectation.error(error))
        .ofRule(call.operation().name() + "/xml")
        .against(valid);
  }
}
