package io.github.bsskit.conformance.check.properties;

import io.github.bsskit.conformance.obligation.CallTemplate;
import io.github.bsskit.conformance.obligation.CaseProperty;
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
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Generators of cases for one operation; only undisputed behaviour is required. */
final class GeneratedCases {

  private static final int OWNERS = 3;

  private final OperationRule operation;
  private final Profile profile;
  private final List<ParameterViolation> violations;

  /**
   * A case.
   *
   * @param calls sent in order
   */
  record Case(List<Step.Send> calls) {

    static Case of(CallTemplate template, Expectation expectation) {
      return new Case(List.of(new Step.Send(template, expectation)));
    }

    @Override
    public String toString() {
      return String.join(
          "; then ", calls.stream().map(send -> send.template().description()).toList());
    }
  }

  GeneratedCases(OperationRule operation, Profile profile) {
    this.operation = operation;
    this.profile = profile;
    this.violations = ParameterViolation.of(operation, profile);
  }

  Arbitrary<Case> of(CaseProperty property) {
    return switch (property) {
      case VALID -> valid().map(this::succeeds);
      case ONE_VIOLATION -> invalid(1, 1);
      case SEVERAL_VIOLATIONS -> invalid(2, 4);
      case ANYTHING -> anything();
      case LEDGER_MODEL -> ledger();
    };
  }

  private Case succeeds(CallTemplate call) {
    List<ErrorRule> either = new ArrayList<>();
    for (ParameterRule parameter : operation.parameters()) {
      if (!call.values().containsKey(parameter.name())) {
        // without an owner or a number a call may not succeed
        either.addAll(ParameterViolation.errorsWhenAbsent(operation, parameter));
      }
    }
    return Case.of(call, Expectation.successOr(either));
  }

  private Arbitrary<CallTemplate> valid() {
    Arbitrary<CallTemplate> calls = styles().map(style -> CallTemplate.valid(operation).in(style));
    for (ParameterRule parameter : operation.parameters()) {
      calls =
          Combinators.combine(calls, values(parameter))
              .as(
                  (call, value) ->
                      value
                          .map(generated -> call.with(parameter.name(), generated))
                          .orElseGet(() -> call.without(parameter.name())));
    }
    return calls;
  }

  /** Undisputed valid values; empty where the parameter is omitted. */
  private Arbitrary<Optional<Value>> values(ParameterRule parameter) {
    Optional<Value> usual =
        Optional.ofNullable(CallTemplate.valid(operation).values().get(parameter.name()));
    Arbitrary<Optional<Value>> values = Arbitraries.just(usual);
    if (!parameter.values().isEmpty()) {
      values =
          Arbitraries.of(ParameterViolation.undisputedValues(parameter))
              .map(GeneratedCases::literal);
    } else if (parameter.valueFrom().filter("unique"::equals).isPresent()) {
      values = texts().map(text -> Optional.of(Value.unique("A", text + "{unique}")));
    } else if (parameter.valueFrom().isEmpty() && parameter.type().equals("integer")) {
      values =
          Arbitraries.bigIntegers()
              .between(
                  parameter.value().minimum().orElseThrow(),
                  parameter.value().maximum().orElseThrow())
              .map(number -> literal(number.toString()));
    } else if (parameter.format().equals("date-time")) {
      values = instants().map(GeneratedCases::literal);
    }
    if (parameter.required()) {
      return values;
    }
    return Arbitraries.frequencyOf(
        Tuple.of(4, values), Tuple.of(1, Arbitraries.just(Optional.<Value>empty())));
  }

  private static Optional<Value> literal(String text) {
    return Optional.of(Value.literal(text));
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
                        .format(DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss", Locale.ROOT))
                    + "Z");
  }

  private Arbitrary<CallStyle> styles() {
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

  private Arbitrary<Case> invalid(int least, int most) {
    return Combinators.combine(
            valid(),
            Arbitraries.of(violations)
                .list()
                .uniqueElements(ParameterViolation::parameter)
                .ofMinSize(least)
                .ofMaxSize(most))
        .as(
            (call, chosen) -> {
              CallTemplate invalid = call;
              Set<ErrorRule> errors = new HashSet<>();
              boolean anyError = false;
              for (ParameterViolation violation : chosen) {
                invalid = violation.in(invalid);
                errors.addAll(violation.errors());
                anyError |= violation.errors().isEmpty();
              }
              Expectation expectation =
                  anyError
                      ? Expectation.anyError()
                      : Expectation.error(
                          operation.errors().stream().filter(errors::contains).toList());
              return Case.of(invalid, expectation);
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
            (call, changes, absent) -> {
              CallTemplate changed = call;
              for (var change : changes) {
                changed = changed.with(change.getKey(), change.getValue());
              }
              if (absent) {
                changed = changed.without(changes.get(0).getKey());
              }
              return Case.of(changed, Expectation.anything());
            });
  }

  /** Half a surrogate pair is not a character and cannot be encoded in UTF-8. */
  private static boolean isWellFormed(String text) {
    return StandardCharsets.UTF_8.newEncoder().canEncode(text);
  }

  /** Creations for a few owners: for each owner the first succeeds and the others do not. */
  private Arbitrary<Case> ledger() {
    ErrorRule exists = operation.errorsWhen("record-exists").get(0);
    return Combinators.combine(
            Arbitraries.integers().between(0, OWNERS - 1).list().ofMinSize(2).ofMaxSize(6),
            styles().list().ofSize(6))
        .as(
            (owners, styles) -> {
              Set<Integer> open = new HashSet<>();
              List<Step.Send> calls = new ArrayList<>();
              for (int i = 0; i < owners.size(); i++) {
                CallTemplate call =
                    CallTemplate.valid(operation)
                        .relabeled("owner" + owners.get(i))
                        .in(styles.get(i));
                calls.add(
                    new Step.Send(
                        call,
                        open.add(owners.get(i))
                            ? Expectation.success()
                            : Expectation.error(exists)));
              }
              return new Case(calls);
            });
  }
}
