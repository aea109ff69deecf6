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
 * One thing that an implementation owes.
 *
 * @param address names, separated by slashes; it does not change once it is published
 * @param statement what must hold, in a sentence
 * @param source where that is from
 * @param demand what may be made of a difference
 * @param twin a call that differs in one thing and must have succeeded; empty if none is needed
 * @param steps what is done; empty for a law, which is tried by every exchange of the run
 * @param needs what the profile must say besides what the steps themselves need
 */
public record Obligation(
    String address,
    String statement,
    Source source,
    Demand demand,
    Optional<CallTemplate> twin,
    List<Step> steps,
    Set<Need> needs) {

  /** What may be made of a difference. */
  public enum Demand {
    /** It fails. */
    DOCUMENTED,
    /** It fails, if the profile provides what it takes to try it. */
    PROVISIONED,
    /** It is reported. */
    INTERPRETATION
  }

  /** Something that a profile must say, beside keys and values that calls use. */
  public enum Need {
    VERIFIED_SIGNATURES("wire.verified", "the profile says that signatures are not verified"),
    SIGNED_CALLS("wire.signatures", "the profile says that calls are not signed"),
    RATE("rateLimit", "the profile says that the target enforces no rate"),
    NOT_PAID("paid", "a burst of purchases is not made where they are paid for"),
    FAULTS("faults", "the profile tells no way to arrange a fault"),
    BOTH_SIGNATURES("wire.signatures", "the profile names one signature only");

    private final String key;
    private final String reason;

    Need(String key, String reason) {
      this.key = key;
      this.reason = reason;
    }

    /** The key of the profile. */
    public String key() {
      return key;
    }

    /** What it means that the key does not say so. */
    public String reason() {
      return reason;
    }
  }

  /** The collections, copied. */
  public Obligation {
    steps = List.copyOf(steps);
    needs = Collections.unmodifiableSet(new TreeSet<>(needs));
  }

  /** The address's, which no other obligation has. */
  @Override
  public int hashCode() {
    return address.hashCode();
  }

  /** Whether every exchange of a run tries it. */
  public boolean isLaw() {
    return steps.isEmpty();
  }

  /**
   * Whether it is about answers of the gateway that nobody has to bring about, and most of which
   * nobody can: what no answer of a run bears on is nothing that a run lacks.
   */
  public boolean isAboutAGatewayError() {
    return isLaw() && address.startsWith("gateway/error/");
  }

  /** The documented errors that some step of it expects. */
  public Set<ErrorRule> errors() {
    return steps.stream()
        .flatMap(step -> step.expectations().stream())
        .flatMap(expectation -> expectation.errors().stream())
        .collect(Collectors.toSet());
  }

  /** The first name of the address: an operation, {@code gateway} or {@code answer}. */
  public String group() {
    return address.substring(0, address.indexOf('/'));
  }

  /** Whether a pattern with {@code *} for any text matches the address, or a beginning of it. */
  public boolean matches(String pattern) {
    String regex =
        Arrays.stream(pattern.split("\\*", -1))
            .map(Pattern::quote)
            .collect(Collectors.joining(".*"));
    return address.matches(regex + "(/.*)?");
  }
}
