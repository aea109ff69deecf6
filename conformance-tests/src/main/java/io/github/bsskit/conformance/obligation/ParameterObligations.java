package io.github.bsskit.conformance.obligation;

import static io.github.bsskit.conformance.obligation.Expectation.refused;
import static io.github.bsskit.conformance.obligation.Expectation.success;

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

/**
 * What is owed for each parameter: what it must take, what it must refuse, and with which error.
 */
final class ParameterObligations {

  private final OperationRule operation;
  private final ParameterRule parameter;
  private final CallTemplate valid;
  private final List<Obligation> all = new ArrayList<>();

  private ParameterObligations(OperationRule operation, ParameterRule parameter) {
    this.operation = operation;
    this.parameter = parameter;
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
    missing();
    taken();
    malformed();
    unknown();
    foreign();
    notOnSale();
    return all;
  }

  private String address(String rest) {
    return operation.name() + "/" + parameter.name() + "/" + rest;
  }

  private void missing() {
    if (!parameter.required()) {
      optional();
      return;
    }
    Source source = parameter.sourceOf("required");
    Optional<Reaction> reaction = parameter.reaction(Trouble.MISSING);
    Expectation expectation =
        reaction.map(known -> refused(known.error())).orElse(new Expectation.RefusedSomehow());
    Source whole = reaction.map(known -> source.and(known.source())).orElse(source);
    all.add(
        ObligationBuilder.against(
            valid,
            address("missing/absent"),
            "Without " + parameter.name() + " the call is refused: " + expectation.words() + ".",
            whole,
            valid.without(parameter.name()),
            expectation));
    all.add(
        ObligationBuilder.against(
            valid,
            address("missing/empty"),
            "An empty " + parameter.name() + " is a missing one: " + expectation.words() + ".",
            whole,
            valid.with(parameter.name(), ""),
            expectation));
    List<Reaction> reactions =
        Stream.of(Trouble.MISSING, Trouble.MALFORMED, Trouble.UNKNOWN)
            .flatMap(trouble -> parameter.reaction(trouble).stream())
            .toList();
    boolean certain = reactions.stream().noneMatch(known -> known.source().isInterpretation());
    all.add(
        ObligationBuilder.against(
            valid,
            address("missing/space"),
            "A blank " + parameter.name() + " is refused.",
            whole,
            valid.with(parameter.name(), " "),
            certain
                ? new Expectation.Refused(reactions.stream().map(Reaction::error).toList())
                : new Expectation.RefusedSomehow()));
  }

  private void optional() {
    Source source = parameter.sourceOf("required");
    Expectation expectation = whenAbsent(operation, parameter);
    String whenAbsent =
        parameter.value().defaultValue().map(value -> ", which means " + value).orElse("");
    all.add(
        ObligationBuilder.call(
            address("optional/absent"),
            parameter.name() + " may be left out" + whenAbsent + ".",
            source,
            valid.without(parameter.name()),
            expectation));
    all.add(
        ObligationBuilder.observed(
            ObligationBuilder.call(
                address("optional/empty"),
                "An empty " + parameter.name() + " is one that is left out.",
                source,
                valid.with(parameter.name(), ""),
                expectation)));
  }

  /**
   * What may come of a call without an optional parameter: without its owner or its number it may
   * meet the ledger of another, and some callers must name what others may leave out.
   */
  static Expectation whenAbsent(OperationRule operation, ParameterRule parameter) {
    List<ErrorRule> errors = new ArrayList<>();
    if (parameter.valueFrom().isPresent()) {
      errors.addAll(operation.errorsWhen("record-exists"));
    }
    parameter.reaction(Trouble.MISSING).map(Reaction::error).ifPresent(errors::add);
    return errors.isEmpty() ? success() : new Expectation.SuccessOr(errors);
  }

  private void taken() {
    for (ValueTables.Form form : ValueTables.valid(parameter)) {
      Expectation expectation =
          parameter
              .reaction(Trouble.FOREIGN)
              .<Expectation>map(foreign -> new Expectation.SuccessOr(List.of(foreign.error())))
              .orElse(listed(form.value()));
      Value value =
          ValueTables.isFreeText(parameter)
              ? new Value.Unique("A", form.value())
              : new Value.Literal(form.value());
      Source source =
          parameter.values().isEmpty() ? parameter.source() : parameter.sourceOf("values");
      Obligation obligation =
          ObligationBuilder.call(
              address("valid/" + form.name()),
              parameter.name() + "=" + value.words() + " is taken.",
              source,
              valid.with(parameter.name(), value),
              expectation);
      boolean documented =
          !form.disputed() && (parameter.reaction(Trouble.FOREIGN).isEmpty() || isPage());
      all.add(documented ? obligation : ObligationBuilder.observed(obligation));
    }
  }

  /**
   * A value that the parameter's own page does not name, but a source beside it: whoever keeps to
   * the page may refuse it as any other value.
   */
  private Expectation listed(String value) {
    Optional<ErrorRule> refusal = parameter.reaction(Trouble.MALFORMED).map(Reaction::error);
    return refusal.isEmpty() || isOnThePage(parameter, value)
        ? success()
        : new Expectation.SuccessUnless(List.of(refusal.get()));
  }

  /**
   * Whether the page of an operation names a value, or says at least what answers one that is not
   * listed, so that there is a list to go by.
   */
  static boolean isOnThePage(ParameterRule parameter, String value) {
    return parameter.values().isEmpty()
        || parameter.sourceOf("values").isPage()
        || !ValueTables.reactionIsInterpreted(parameter)
        || parameter.example().equals(value);
  }

  /** Whether what happens to a bad value is documented, be it that the parameter is not. */
  private boolean isPage() {
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
    List<ValueTables.Form> forms = new ArrayList<>(ValueTables.malformed(parameter));
    Optional.ofNullable(parameter.samples().bad().get(error.name()))
        .filter(value -> forms.stream().noneMatch(form -> form.value().equals(value)))
        .filter(value -> !value.isEmpty() && !value.equals(parameter.example()))
        .ifPresent(value -> forms.add(ValueTables.Form.clear("example", value)));
    for (ValueTables.Form form : forms) {
      Expectation expectation = interpreted ? new Expectation.RefusedSomehow() : refused(error);
      // Which error answers is a reading of ours, that the value is refused is not.
      Source source = interpreted ? parameter.source() : reaction.get().source();
      Obligation obligation =
          ObligationBuilder.against(
              valid,
              address("malformed/" + form.name()),
              parameter.name() + "=" + form.value() + " is refused: " + expectation.words() + ".",
              source,
              valid.with(parameter.name(), form.value()),
              expectation);
      boolean demanded = !form.disputed() && (!interpreted || parameter.source().isPage());
      all.add(demanded ? obligation : ObligationBuilder.observed(obligation));
    }
  }

  private void unknown() {
    Optional<Reaction> reaction = parameter.reaction(Trouble.UNKNOWN);
    if (reaction.isEmpty()) {
      return;
    }
    String good = parameter.example();
    Map<String, String> values = new LinkedHashMap<>();
    values.put("no-such", "nosuch" + parameter.name().toLowerCase(Locale.ROOT));
    values.put("prefix", good.substring(0, good.length() - 1));
    values.put("suffix", good + "x");
    values.put("wildcard", "*");
    values.put("emoji", "\ud83d\ude00");
    values.forEach((name, value) -> all.add(unknown(name, value, reaction.get())));
    all.add(
        ObligationBuilder.observed(
            unknown("upper-case", good.toUpperCase(Locale.ROOT), reaction.get())));
    all.add(ObligationBuilder.observed(unknown("very-long", "x".repeat(1000), reaction.get())));
    if (parameter.valueFrom().filter("catalogue.packageType"::equals).isPresent()) {
      operation.parameters().stream()
          .filter(other -> other.valueFrom().filter("catalogue.product"::equals).isPresent())
          .forEach(product -> all.add(ofAnotherProduct(product, reaction.get())));
    }
  }

  private Obligation unknown(String name, String value, Reaction reaction) {
    return ObligationBuilder.against(
        valid,
        address("unknown/" + name),
        parameter.name() + "=" + value + " is refused: " + reaction.error() + ".",
        reaction.source(),
        valid.with(parameter.name(), value),
        refused(reaction.error()));
  }

  private Obligation ofAnotherProduct(ParameterRule product, Reaction reaction) {
    return ObligationBuilder.provisioned(
        ObligationBuilder.against(
            valid,
            address("unknown/of-another-product"),
            "A " + parameter.name() + " of another product is refused: " + reaction.error() + ".",
            reaction.source(),
            valid.with(product.name(), new Value.Provided("catalogue.otherProduct")),
            refused(reaction.error())));
  }

  private void foreign() {
    parameter
        .reaction(Trouble.FOREIGN)
        .ifPresent(
            reaction -> {
              Obligation obligation =
                  ObligationBuilder.against(
                      valid,
                      address("foreign"),
                      "An account that is not the caller's is refused: " + reaction.error() + ".",
                      reaction.source(),
                      valid.with(parameter.name(), new Value.Provided("owners.foreign")),
                      refused(reaction.error()));
              all.add(
                  reaction.source().isInterpretation()
                      ? ObligationBuilder.observed(obligation)
                      : ObligationBuilder.provisioned(obligation));
            });
  }

  private void notOnSale() {
    parameter
        .reaction(Trouble.OFF_SALE)
        .ifPresent(
            reaction ->
                all.add(
                    ObligationBuilder.provisioned(
                        ObligationBuilder.against(
                            valid,
                            address("not-on-sale"),
                            "What exists and is not on sale is refused: " + reaction.error() + ".",
                            reaction.error().source(),
                            valid.with(parameter.name(), new Value.Provided("catalogue.notOnSale")),
                            refused(reaction.error())))));
  }

  /** Each error that a value causes, once in the other format. */
  private static List<Obligation> inXml(OperationRule operation) {
    CallTemplate valid = CallTemplate.valid(operation).on(CallStyle.DEFAULT.withFormat("XML"));
    List<Obligation> all = new ArrayList<>();
    for (ErrorRule error : operation.errors()) {
      violation(operation, error)
          .ifPresent(
              violation ->
                  all.add(
                      ObligationBuilder.against(
                          valid,
                          operation.name() + "/xml/" + error.name(),
                          "In XML as in JSON the answer is " + error + ".",
                          error.source(),
                          violation.on(valid.carrier()),
                          refused(error))));
    }
    return all;
  }

  /** A call that has one thing wrong, of which the documentation says which error answers it. */
  static Optional<CallTemplate> violation(OperationRule operation, ErrorRule error) {
    CallTemplate valid = CallTemplate.valid(operation);
    for (ParameterRule parameter : operation.parameters()) {
      for (Map.Entry<Trouble, Reaction> reaction : parameter.reactions().entrySet()) {
        boolean plain =
            reaction.getValue().error().equals(error)
                && !reaction.getValue().source().isInterpretation()
                && reaction.getValue().only().isEmpty();
        if (plain && reaction.getKey() == Trouble.MISSING) {
          return Optional.of(valid.without(parameter.name()));
        } else if (plain && reaction.getKey() == Trouble.UNKNOWN) {
          return Optional.of(valid.with(parameter.name(), "nosuchvalue"));
        } else if (plain && reaction.getKey() == Trouble.MALFORMED) {
          return Optional.of(valid.with(parameter.name(), ValueTables.plainlyMalformed(parameter)));
        }
      }
    }
    return Optional.empty();
  }
}
