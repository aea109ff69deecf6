package io.github.bsskit.rulebook;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One parameter of an operation.
 *
 * @param name the name on the wire, case-sensitive
 * @param required whether a call without it is rejected
 * @param value the allowed values
 * @param samples good and bad values
 * @param reactions the errors for values that are missing, malformed, unknown, foreign, not on sale
 * @param exists the error for a value that was used before
 * @param description one sentence
 * @param wants what to send, to follow the word {@code send}, where neither values, a range nor a
 *     date says it; else empty
 * @param notes what a reader would look for and no source says
 * @param sources the sources of the parameter's facts
 * @param zh the Chinese texts, by {@code description}, {@code wants}
 */
public record ParameterRule(
    String name,
    boolean required,
    ValueRule value,
    SampleValues samples,
    Map<Trouble, Reaction> reactions,
    Optional<Reaction> exists,
    String description,
    String wants,
    List<OperationRule.Note> notes,
    FactSources sources,
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
   * The error for a wrong value.
   *
   * @param error the documented error
   * @param source the source of the reaction
   * @param only the callers that it is limited to, in words; empty for all
   * @param zh the Chinese texts, by {@code only}
   */
  public record Reaction(
      ErrorRule error, Source source, Optional<String> only, Map<String, String> zh) {

    /** Copies the texts. */
    public Reaction {
      zh = SpecMap.inOrder(zh);
    }
  }

  /**
   * Good and bad values of a parameter.
   *
   * @param good the documented example
   * @param bad documented examples of bad values, by the name of the error that they cause
   * @param from the place in a target's profile that has a good value, or {@code unique} for a
   *     value that is new in every call; empty: the example is good
   */
  public record SampleValues(String good, Map<String, String> bad, Optional<String> from) {

    /** Copies the map. */
    public SampleValues {
      bad = SpecMap.inOrder(bad);
    }
  }

  /**
   * The sources of a parameter's facts.
   *
   * @param common the source of the parameter
   * @param own the sources of single facts (required, values, pattern, …) that differ
   */
  public record FactSources(Source common, Map<String, Source> own) {

    /** Copies the map. */
    public FactSources {
      own = SpecMap.inOrder(own);
    }
  }

  /** Copies the collections. */
  public ParameterRule {
    reactions = Map.copyOf(reactions);
    notes = List.copyOf(notes);
    zh = SpecMap.inOrder(zh);
  }

  /** The type of the value: string or integer. */
  public String type() {
    return value.type();
  }

  /** The format of the value: int32, int64, date-time or empty. */
  public String format() {
    return value.format();
  }

  /** The allowed values; empty for any. */
  public List<String> values() {
    return value.values();
  }

  /** The documented example. */
  public String example() {
    return samples.good();
  }

  /** Where a good value for a target comes from; see {@link SampleValues}. */
  public Optional<String> valueFrom() {
    return samples.from();
  }

  /** The source of the parameter. */
  public Source source() {
    return sources.common();
  }

  /** The source of one fact of the parameter. */
  public Source sourceOf(String fact) {
    return sources.own().getOrDefault(fact, sources.common());
  }

  /** The error for a trouble, if the spec names one. */
  public Optional<Reaction> reaction(Trouble trouble) {
    return Optional.ofNullable(reactions.get(trouble));
  }
}
