package io.github.bsskit.conformance.obligation;

import static java.util.stream.Collectors.joining;

import io.github.bsskit.conformance.obligation.Expectation.Allowed;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Something that the spec states.
 *
 * @param place where, and what
 * @param tried what must be among the obligations, one for each; none if nobody knows the fact
 */
record Fact(String place, List<Predicate<Obligation>> tried) {

  /** A fact that is covered if each of some patterns has an obligation. */
  static Fact at(String place, String... addresses) {
    Fact fact = new Fact(place, List.of());
    for (String address : addresses) {
      fact = fact.and(on(address));
    }
    return fact;
  }

  /** A fact of which no obligation can speak, as nobody has thought of its kind. */
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

  /** An obligation whose whole address a pattern matches; {@code *} is any text. */
  static Predicate<Obligation> on(String pattern) {
    Pattern address =
        Pattern.compile(
            Stream.of(pattern.split("\\*", -1)).map(Pattern::quote).collect(joining(".*")));
    return obligation -> address.matcher(obligation.address()).matches();
  }

  static Predicate<Obligation> says(String pattern, Predicate<String> statement) {
    return on(pattern).and(obligation -> statement.test(obligation.statement()));
  }

  /** An obligation one of whose calls sends a value of a parameter. */
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

  /** An obligation that ends well only with one error and no other. */
  static Predicate<Obligation> refuses(String pattern, String code) {
    return on(pattern)
        .and(
            obligation ->
                expectations(obligation).stream()
                    .filter(expected -> expected.allowed() == Allowed.ERROR)
                    .map(Expectation::errors)
                    .anyMatch(errors -> errors.size() == 1 && errors.get(0).code().equals(code)));
  }

  /** An obligation that ends well only without a success. */
  static Predicate<Obligation> refuses(String pattern) {
    return on(pattern)
        .and(
            obligation ->
                expectations(obligation).stream()
                    .anyMatch(
                        expected ->
                            expected.allowed() == Allowed.ANY_ERROR
                                || expected.allowed() == Allowed.ERROR));
  }

  /** An obligation that does not end well with whatever refusal. */
  static Predicate<Obligation> takes(String pattern) {
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
