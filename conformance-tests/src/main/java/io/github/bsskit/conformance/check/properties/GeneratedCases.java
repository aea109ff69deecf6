package io.github.bsskit.conformance.check.properties;

import io.github.bsskit.conformance.check.CaseRunner.Attempt;
import io.github.bsskit.conformance.obligation.CallTemplate;
import io.github.bsskit.conformance.obligation.Expectation;
import io.github.bsskit.conformance.obligation.ParameterViolation;
import io.github.bsskit.conformance.obligation.Step;
import io.github.bsskit.conformance.obligation.Value;
import io.github.bsskit.conformance.target.CallStyle;
import io.github.bsskit.conformance.target.CallStyle.Placement;
import io.github.bsskit.conformance.target.Profile;
import io.github.bsskit.rulebook.ErrorRule;
import io.github.bsskit.rulebook.OperationRule;
import io.github.bsskit.rulebook.ParameterRule;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** What can be drawn for an operation; only what no reading disputes is demanded. */
final class GeneratedCases {

  private static final int OWNERS = 3;

  private final OperationRule operation;
  private final Profile profile;
  private final List<ParameterViolation> violations;

  /**
   * A case: calls one after another.
   *
   * @param attempts each with what must come of it
   */
  record Case(List<Attempt> attempts) {

    @Override
    public String toString() {
      return String.join(
          "; then ", attempts.stream().map(attempt -> attempt.recipe().words()).toList());
    }
  }

  GeneratedCases(OperationRule operation, Profile profile) {
    this.operation = operation;
    this.profile = profile;
    this.violations = ParameterViolation.of(operation, profile);
  }

  Arbitrary<Case> of(Step.Generated.Kind kind) {
    return switch (kind) {
      case VALID -> valid().map(this::succeeds);
      case ONE_VIOLATION -> violated(1, 1);
      case SEVERAL_VIOLATIONS -> violated(2, 4);
      case ANYTHING -> anything();
      case LEDGER_MODEL -> ledger();
    };
  }

  private Case succeeds(CallTemplate recipe) {
    List<ErrorRule> either = new ArrayList<>();
    for (ParameterRule parameter : operation.parameters()) {
      if (!recipe.values().containsKey(parameter.name())) {
        // a call that leaves out its owner or its number is not known to succeed
        either.addAll(ParameterViolation.whenAbsent(operation, parameter));
      }
    }
    return new Case(List.of(new Attempt(recipe, new Expectation.SuccessOr(either))));
  }

  private Arbitrary<CallTemplate> valid() {
    Arbitrary<CallTemplate> recipes =
        carriers().map(carrier -> CallTemplate.valid(operation).on(carrier));
    for (ParameterRule parameter : operation.parameters()) {
      recipes =
          Combinators.combine(recipes, values(parameter))
              .as(
                  (recipe, value) ->
                      value
                          .map(drawn -> recipe.with(parameter.name(), drawn))
                          .orElseGet(() -> recipe.without(parameter.name())));
    }
    return recipes;
  }

  /** Values that a parameter takes for certain; nothing where it may be left out. */
  private Arbitrary<Optional<Value>> values(ParameterRule parameter) {
    Optional<Value> usual =
        Optional.ofNullable(CallTemplate.valid(operation).values().get(parameter.name()));
    Arbitrary<Optional<Value>> drawn = Arbitraries.just(usual);
    if (!parameter.values().isEmpty()) {
      drawn = Arbitraries.of(ParameterViolation.undisputed(parameter)).map(GeneratedCases::literal);
    } else if (parameter.valueFrom().filter("unique"::equals).isPresent()) {
      drawn = texts().map(text -> Optional.of(new Value.Unique("A", text + "{unique}")));
    } else if (parameter.valueFrom().isEmpty() && parameter.type().equals("integer")) {
      drawn =
          Arbitraries.bigIntegers()
              .between(
                  parameter.value().minimum().orElseThrow(),
                  parameter.value().maximum().orElseThrow())
              .map(number -> literal(number.toString()));
    } else if (parameter.format().equals("date-time")) {
      drawn = instants().map(GeneratedCases::literal);
    }
    if (parameter.required()) {
      return drawn;
    }
    return Arbitraries.frequencyOf(
        Tuple.of(4, drawn), Tuple.of(1, Arbitraries.just(Optional.<Value>empty())));
  }

  private static Optional<Value> literal(String text) {
    return Optional.of(new Value.Literal(text));
  }

  private static Arbitrary<String> texts() {
    return Arbitraries.strings()
        .withCharRange(' ', '~')
        .withChars("\u4e2d\u6587\u00e9\u00fc\u0416")
        .ofMaxLength(12)
        .map(text -> text.replace("{", "(").replace("}", ")"));
  }

  private static Arbitrary<String> instants() {
    return Combinators.combine(
            Arbitraries.integers().between(2046, 2060),
            Arbitraries.integers().between(1, 365),
            Arbitraries.integers().between(0, 86399))
        .as(
            (year, day, second) ->
                LocalDate.ofYearDay(year, day)
                        .atTime(LocalTime.ofSecondOfDay(second))
                        .format(DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss"))
                    + "Z");
  }

  private Arbitrary<CallStyle> carriers() {
    List<String> signatures = new ArrayList<>(profile.wire().signatures());
    if (signatures.isEmpty()) {
      signatures.add("");
    }
    return Combinators.combine(
            Arbitraries.of(signatures),
            Arbitraries.of(Placement.class),
            Arbitraries.of(profile.wire().formats()))
        .as(CallStyle::new);
  }

  private Arbitrary<Case> violated(int least, int most) {
    return Combinators.combine(
            valid(),
            Arbitraries.of(violations)
                .list()
                .uniqueElements(ParameterViolation::parameter)
                .ofMinSize(least)
                .ofMaxSize(most))
        .as(
            (recipe, chosen) -> {
              CallTemplate violated = recipe;
              Set<ErrorRule> errors = new HashSet<>();
              boolean anyError = false;
              for (ParameterViolation violation : chosen) {
                violated = violation.in(violated);
                errors.addAll(violation.errors());
                anyError |= violation.errors().isEmpty();
              }
              Expectation expectation =
                  anyError
                      ? new Expectation.RefusedSomehow()
                      : new Expectation.Refused(
                          operation.errors().stream().filter(errors::contains).toList());
              return new Case(List.of(new Attempt(violated, expectation)));
            });
  }

  private Arbitrary<Case> anything() {
    Arbitrary<String> odd =
        Arbitraries.oneOf(
            texts(),
            Arbitraries.strings().all().ofMaxLength(6).filter(GeneratedCases::isWellFormed),
            Arbitraries.longs().map(String::valueOf),
            Arbitraries.of(
                "",
                " ",
                "null",
                "true",
                "0",
                "-1",
                "1e9",
                "\u0000",
                "\n",
                "%00",
                "../..",
                "'\"<>&",
                "\ud83d\ude00",
                "9".repeat(50),
                "x".repeat(3000)));
    return Combinators.combine(
            valid(),
            Combinators.combine(
                    Arbitraries.of(
                        operation.parameters().stream().map(ParameterRule::name).toList()),
                    odd)
                .as(Map::entry)
                .list()
                .ofMinSize(1)
                .ofMaxSize(3),
            Arbitraries.of(true, false))
        .as(
            (recipe, changes, absent) -> {
              CallTemplate changed = recipe;
              for (var change : changes) {
                changed = changed.with(change.getKey(), change.getValue());
              }
              if (absent) {
                changed = changed.without(changes.get(0).getKey());
              }
              return new Case(List.of(new Attempt(changed, new Expectation.Anything())));
            });
  }

  /** Half a surrogate pair is no character, and cannot be sent as UTF-8. */
  private static boolean isWellFormed(String text) {
    return StandardCharsets.UTF_8.newEncoder().canEncode(text);
  }

  /** Creates over a few owners, each with a number of its own: the first succeeds, no other. */
  private Arbitrary<Case> ledger() {
    ErrorRule exists = operation.errorsWhen("record-exists").get(0);
    return Combinators.combine(
            Arbitraries.integers().between(0, OWNERS - 1).list().ofMinSize(2).ofMaxSize(6),
            carriers().list().ofSize(6))
        .as(
            (owners, carriers) -> {
              Set<Integer> open = new HashSet<>();
              List<Attempt> attempts = new ArrayList<>();
              for (int i = 0; i < owners.size(); i++) {
                CallTemplate recipe =
                    CallTemplate.valid(operation)
                        .labelled("owner" + owners.get(i))
                        .on(carriers.get(i));
                attempts.add(
                    new Attempt(
                        recipe,
                        open.add(owners.get(i))
                            ? Expectation.success()
                            : Expectation.refused(exists)));
              }
              return new Case(attempts);
            });
  }
}
