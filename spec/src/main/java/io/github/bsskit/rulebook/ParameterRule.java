package io.github.bsskit.rulebook;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One parameter of an operation.
 *
 * @param name as the wire has it, case included
 * @param required whether a call without it is refused
 * @param type string or integer
 * @param format int32, int64, date-time or empty
 * @param values the values that it may have; empty for any
 * @param defaultValue what its absence means
 * @param pattern the form of its text
 * @param minimum the smallest number
 * @param maximum the largest number
 * @param example the value of the documented example
 * @param badExamples documented examples of bad values, by the error that answers them
 * @param valueFrom the place in a target's profile that has a good value, {@code unique} for one
 *     that is new in every call, or empty: the example will do
 * @param reactions what answers a value that is missing, malformed, unknown, foreign, not on sale
 * @param description a sentence
 * @param source where the parameter is from
 * @param sourceOf the sources of single facts (required, values, pattern, …) that differ
 * @param wants what to send, to follow the word {@code send}, where neither values, a range nor a
 *     date says it; else empty
 * @param exists what answers a value that was used before
 * @param zh the same texts in Chinese, by {@code description}, {@code wants}
 */
public record ParameterRule(
    String name,
    boolean required,
    String type,
    String format,
    List<String> values,
    Optional<String> defaultValue,
    Optional<Pattern> pattern,
    Optional<BigInteger> minimum,
    Optional<BigInteger> maximum,
    String example,
    Map<String, String> badExamples,
    Optional<String> valueFrom,
    Map<Trouble, Reaction> reactions,
    String description,
    Source source,
    Map<String, Source> sourceOf,
    String wants,
    Optional<Reaction> exists,
    Map<String, String> zh) {

  /** What can be wrong with a value. */
  public enum Trouble {
    MISSING("x-missing"),
    MALFORMED("x-malformed"),
    UNKNOWN("x-unknown"),
    FOREIGN("x-foreign"),
    OFF_SALE("x-off-sale");

    private final String extension;

    Trouble(String extension) {
      this.extension = extension;
    }

    String extension() {
      return extension;
    }
  }

  /**
   * What answers a wrong value.
   *
   * @param error the documented error
   * @param source where it is from that this error answers
   * @param only the callers that it is limited to, in words; empty for all
   * @param zh the same words in Chinese, by {@code only}
   */
  public record Reaction(
      ErrorRule error, Source source, Optional<String> only, Map<String, String> zh) {

    /** The texts, copied. */
    public Reaction {
      zh = SpecMap.inOrder(zh);
    }
  }

  /** The collections, copied. */
  public ParameterRule {
    values = List.copyOf(values);
    badExamples = SpecMap.inOrder(badExamples);
    reactions = Map.copyOf(reactions);
    sourceOf = SpecMap.inOrder(sourceOf);
    zh = SpecMap.inOrder(zh);
  }

  /** The source of one fact of the parameter. */
  public Source sourceOf(String fact) {
    return sourceOf.getOrDefault(fact, source);
  }

  /** What answers a trouble, if the spec says. */
  public Optional<Reaction> reaction(Trouble trouble) {
    return Optional.ofNullable(reactions.get(trouble));
  }
}
