package io.github.bsskit.rulebook;

import java.util.List;
import java.util.stream.Stream;

/**
 * The source of a fact, which decides what may be demanded of an implementation.
 *
 * @param labels S1, S2 (the pages of the two operations), M (metadata and SDKs), G (the gateway's
 *     pages and recorded traffic), I (our interpretation), in the order of the spec
 */
public record Source(List<String> labels) {

  /** Our interpretation alone. */
  public static final Source INTERPRETATION = new Source(List.of("I"));

  /** Copies the labels. */
  public Source {
    labels = List.copyOf(labels);
  }

  static Source of(String text) {
    return new Source(List.of(text.trim().split("\\s+")));
  }

  /** Whether no source states the fact: it may be reported, never demanded. */
  public boolean isInterpretation() {
    return labels.stream().allMatch("I"::equals);
  }

  /** Whether a page of one of the two operations states the fact. */
  public boolean isPage() {
    return labels.stream().anyMatch(label -> label.startsWith("S"));
  }

  /** Both sources, each label once. */
  public Source and(Source other) {
    return new Source(Stream.concat(labels.stream(), other.labels.stream()).distinct().toList());
  }

  @Override
  public String toString() {
    return String.join(" ", labels);
  }
}
