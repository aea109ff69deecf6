package io.github.bsskit.conformance.obligation;

import io.github.bsskit.rulebook.ErrorRule;
import io.github.bsskit.rulebook.Source;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * One requirement for an implementation.
 *
 * @param address names separated by slashes; a published address never changes
 * @param rule the rule that it tries: its address without samples and ways of calling; several
 *     obligations may try one rule
 * @param statement the requirement in one sentence
 * @param source where the requirement is documented
 * @param demand what a deviation leads to
 * @param baseline a valid call that the obligation's call differs from in one thing; if the
 *     baseline fails, the obligation is not exercised
 * @param steps what is sent; empty for an invariant, which every exchange of a run checks
 * @param needs what the profile must provide beyond the keys and values of the calls
 */
public record Obligation(
    String address,
    String rule,
    String statement,
    Source source,
    Demand demand,
    Optional<CallTemplate> baseline,
    List<Step> steps,
    Set<Need> needs) {

  /** What a deviation leads to. */
  public enum Demand {
    /** A failure. */
    DOCUMENTED,
    /** A failure, if the profile provides what the check needs. */
    PROVISIONED,
    /** A report, never a failure. */
    INTERPRETATION
  }

  /** A condition on the profile, besides the keys and values that calls use. */
  public enum Need {
    VERIFIED_SIGNATURES("wire.verified", "the profile says that signatures are not verified"),
    SIGNED_CALLS("wire.signatures", "the profile says that calls are not signed"),
    RATE("rateLimit", "the profile says that no rate limit is enforced"),
    NOT_PAID("paid", "purchases cost money on this target, so no burst of them is sent"),
    CLOCK("hooks.clock", "the profile has no way to advance the target's clock"),
    RESET("hooks.reset", "only a reset sets the target's clock back after the run"),
    FAULTS("faults", "the profile has no way to arrange a fault");

    private final String key;
    private final String reason;

    Need(String key, String reason) {
      this.key = key;
      this.reason = reason;
    }

    /** The profile's key, for instance {@code rateLimit}. */
    public String key() {
      return key;
    }

    /** Why an obligation is not exercised when the need is not met. */
    public String reason() {
      return reason;
    }
  }

  public Obligation {
    steps = List.copyOf(steps);
    needs = Collections.unmodifiableSet(new TreeSet<>(needs));
  }

  /** An obligation without conditions; required unless our interpretation is its only source. */
  static Obligation of(String address, String statement, Source source, Step... steps) {
    Demand demand = source.isInterpretation() ? Demand.INTERPRETATION : Demand.DOCUMENTED;
    return new Obligation(
        address, address, statement, source, demand, Optional.empty(), List.of(steps), Set.of());
  }

  /** An obligation of one call. */
  static Obligation of(
      String address, String statement, Source source, CallTemplate call, Expectation expected) {
    return of(address, statement, source, new Step.Send(call, expected));
  }

  /** The same, which tries this rule. */
  Obligation ofRule(String tried) {
    return new Obligation(address, tried, statement, source, demand, baseline, steps, needs);
  }

  /** The same, with a baseline. */
  Obligation against(CallTemplate valid) {
    return new Obligation(
        address, rule, statement, source, demand, Optional.of(valid), steps, needs);
  }

  /** The same, with these needs. */
  Obligation needing(Need... all) {
    return new Obligation(address, rule, statement, source, demand, baseline, steps, Set.of(all));
  }

  /** The same, required only of targets whose profile provides what it needs. */
  Obligation provisioned(Need... all) {
    Demand changed = source.isInterpretation() ? Demand.INTERPRETATION : Demand.PROVISIONED;
    return new Obligation(address, rule, statement, source, changed, baseline, steps, Set.of(all));
  }

  /** The same, reported and never required. */
  Obligation observed() {
    Source changed = source.and(Source.INTERPRETATION);
    return new Obligation(
        address, rule, statement, changed, Demand.INTERPRETATION, baseline, steps, needs);
  }

  /** The hash code of the address, which is unique. */
  @Override
  public int hashCode() {
    return address.hashCode();
  }

  /** The address: a failed assertion must not print the whole rulebook. */
  @Override
  public String toString() {
    return address;
  }

  /** Whether every exchange of a run checks it, without steps of its own. */
  public boolean isInvariant() {
    return steps.isEmpty();
  }

  /** Whether it is an invariant of one gateway error, which a run may never receive. */
  public boolean isAboutGatewayError() {
    return isInvariant() && address.startsWith("gateway/error/");
  }

  /** The documented errors that its steps expect. */
  public Set<ErrorRule> errors() {
    return steps.stream()
        .flatMap(step -> step.expectations().stream())
        .flatMap(expectation -> expectation.errors().stream())
        .collect(Collectors.toSet());
  }

  /** The templates of all its calls, without the baseline. */
  public List<CallTemplate> templates() {
    return steps.stream().flatMap(step -> step.templates().stream()).toList();
  }

  /** The first name of the address: an operation, {@code gateway} or {@code response}. */
  public String group() {
    return address.substring(0, address.indexOf('/'));
  }

  /** Whether a pattern matches the address or a parent of it; {@code *} is any text. */
  public boolean matches(String pattern) {
    String regex =
        Arrays.stream(pattern.split("\\*", -1))
            .map(Pattern::quote)
            .collect(Collectors.joining(".*"));
    return address.matches(regex + "(/.*)?");
  }
}
