package io.github.bsskit.conformance.obligation;

import io.github.bsskit.rulebook.OperationRule;
import java.util.List;
import java.util.stream.Stream;

/** A step that uses up a documented rate. */
public sealed interface RateStep extends Step {

  @Override
  default boolean isLong() {
    return true;
  }

  /**
   * As many calls as the documented rate allows, then more until one is throttled.
   *
   * @param templates the calls, in turn; the rate counts all of them
   * @param rate the documented rate
   * @param throttled what the response beyond the rate must be
   */
  record Burst(List<CallTemplate> templates, OperationRule.Rate rate, Expectation throttled)
      implements RateStep {

    public Burst {
      templates = List.copyOf(templates);
    }

    /** The most calls that are sent until one is throttled. */
    public int limit() {
      return 2 * rate.requests() + 1;
    }

    /** The template of a call, from 0. */
    public CallTemplate template(int number) {
      return templates.get(number % templates.size());
    }

    @Override
    public void accept(Visitor visitor) {
      visitor.burst(this);
    }

    @Override
    public List<Expectation> expectations() {
      return List.of(throttled);
    }
  }

  /**
   * Uses up the rate, advances the target's clock step by step until the rate is given back, and
   * uses it up again: it comes back within a window, and not twice within one, whatever kind of
   * window the target has.
   *
   * @param burst uses up the rate once
   */
  record RateWindow(Burst burst) implements RateStep {

    @Override
    public void accept(Visitor visitor) {
      visitor.rateWindow(this);
    }

    @Override
    public List<Expectation> expectations() {
      return burst.expectations();
    }

    @Override
    public List<CallTemplate> templates() {
      return burst.templates();
    }

    @Override
    public boolean isLater() {
      return true;
    }
  }

  /**
   * Uses up the rate of one caller, after which another account is not throttled.
   *
   * @param burst uses up the rate
   * @param other the call of another account
   * @param expectation what its response must be
   */
  record OtherCaller(Burst burst, CallTemplate other, Expectation expectation) implements RateStep {

    @Override
    public void accept(Visitor visitor) {
      visitor.otherCaller(this);
    }

    @Override
    public List<Expectation> expectations() {
      return List.of(expectation);
    }

    @Override
    public List<CallTemplate> templates() {
      return Stream.concat(burst.templates().stream(), Stream.of(other)).toList();
    }
  }
}
