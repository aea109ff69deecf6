package io.github.bsskit.conformance.obligation;

import static java.util.stream.Collectors.joining;

import io.github.bsskit.conformance.obligation.Expectation.Allowed;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One fact of the spec.
 *
 * @param place its place in the spec
 * @param tried predicates, each of which some obligation must satisfy; empty for an unknown fact
 */
record Fact(String place, List<Predicate<Obligation>> tried) {

  /** A fact that is covered if an obligation matches each address pattern. */
  static Fact at(String place, String... addresses) {
    Fact fact = new Fact(place, List.of());
    for (String address : addresses) {
      fact = fact.and(on(address));
    }
    return fact;
  }

  /** A fact of an unknown kind, which no obligation covers. */
  static Fact unknown(String place) {
    return new Fact(place, List.of(obligation -> false));
  }

  Fact and(Predicate<Obligation> more) {
    List<Predicate<Obligation>> all = new ArrayList<>(tried);
    all.add(more);
    return new Fact(place, all);
  }

  boolean isCovered(List<Obligation> obligations) {
    return !tried.isEmpty() && tried.stream().allMatch(one -> obligations.stream().anyMatch(one));
  }

  /** An obligation whose address matches a pattern; {@code *} is any text. */
  static Predicate<Obligation> on(String pattern) {
    Pattern address =
        Pattern.compile(
            Stream.of(pattern.split("\\*", -1)).map(Pattern::quote).collect(joining(".*")));
    return obligation -> address.matcher(obligation.address()).matches();
  }

  static Predicate<Obligation> says(String pattern, Predicate<String> statement) {
    return on(pattern).and(obligation -> statement.test(obligation.statement()));
  }

  /** An obligation with a call that sends such a value. */
  static Predicate<Obligation> sends(String pattern, String parameter, Predicate<String> value) {
    return on(pattern)
        .and(
            obligation ->
                obligation.steps().stream()
                    .filter(Step.Send.class::isInstance)
                    .map(step -> ((Step.Send) step).template().values().get(parameter))
                    .anyMatch(
                        sent ->
                            sent != null
                                && sent.origin() == Value.Origin.LITERAL
                                && value.test(sent.text())));
  }

  /** An obligation that requires exactly this error. */
  static Predicate<Obligation> rejects(String pattern, String code) {
    return on(pattern)
        .and(
            obligation ->
                expectations(obligation).stream()
                    .filter(expected -> expected.allowed() == Allowed.ERROR)
                    .map(Expectation::errors)
                    .anyMatch(errors -> errors.size() == 1 && errors.get(0).code().equals(code)));
  }

  /** An obligation that requires an error. */
  static Predicate<Obligation> rejects(String pattern) {
    return on(pattern)
        .and(
            obligation ->
                expectations(obligation).stream()
                    .anyMatch(
                        expected ->
                            expected.allowed() == Allowed.ANY_ERROR
                                || expected.allowed() == Allowed.ERROR));
  }

  /** An obligation that requires or allows a success. */
  static Predicate<Obligation> accepts(String pattern) {
    return on(pattern)
        .and(
            obligation ->
                expectations(obligation).stream()
                    .anyMatch(
                        expected ->
                            expected.isSuccess()
                                || expected.isDisputed()
                                || expected.allowed() == Allowed.SUCCESS_OR_ERROR));
  }

  private static List<Expectation> expectations(Obligation obligation) {
    List<Expectation> all = new ArrayList<>();
    for (Step step : obligation.steps()) {
      if (step instanceof Step.Send send && !send.prepares()) {
        all.add(send.expectation());
      } else if (step instanceof Step.Replay replay) {
        all.add(replay.expectation());
      } else if (step instanceof Step.Race race) {
        all.add(race.others());
      }
    }
    return all;
  }
}
