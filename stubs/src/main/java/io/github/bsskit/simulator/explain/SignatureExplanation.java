package io.github.bsskit.simulator.explain;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * How a signature is calculated, step by step, and why the one that was sent is not that one.
 *
 * <p>No text of it contains the secret.
 *
 * @param style {@code V1} or {@code V3}
 * @param accessKeyId whose key the call names; empty if it names none
 * @param matches whether the signature is right; false if none was sent or no secret is known
 * @param steps from the request to the signature; none if the call is not signed in any known way
 * @param firstDifference where the text that the client signed leaves the server's; empty if they
 *     are the same or the client's is not known
 * @param causes why the call is refused, in the order in which the gateway checks; empty for a good
 *     call
 */
public record SignatureExplanation(
    String style,
    String accessKeyId,
    boolean matches,
    List<Step> steps,
    @JsonIgnore Optional<Difference> firstDifference,
    List<Cause> causes) {

  /** Copies the lists. */
  public SignatureExplanation {
    steps = List.copyOf(steps);
    causes = List.copyOf(causes);
  }

  /**
   * One step of the calculation.
   *
   * @param name for example {@code string to sign}
   * @param text what the step arrives at; may have several lines
   * @param explanation how it is arrived at, in a sentence
   */
  public record Step(String name, String text, String explanation) {}

  /**
   * The first character in which two texts differ.
   *
   * @param in the name of the step whose text it is
   * @param index of the character, counted in UTF-16 units from 0
   * @param expectedAround the server's text around it, control characters written as escapes
   * @param signedAround the client's text around it
   * @param expected the server's character with its code point, for example {@code '%' (U+0025)}
   * @param signed the client's
   */
  public record Difference(
      String in,
      int index,
      String expectedAround,
      String signedAround,
      String expected,
      String signed) {}

  /**
   * Why a call is refused.
   *
   * @param id short and stable, for example {@code plus-for-space}
   * @param certain whether it has been proved; otherwise it is likely
   * @param happened what happened, in a sentence
   * @param change what to change, in a sentence
   */
  public record Cause(String id, boolean certain, String happened, String change) {

    static Cause certain(String id, String happened, String change) {
      return new Cause(id, true, happened, change);
    }

    static Cause likely(String id, String happened, String change) {
      return new Cause(id, false, happened, change);
    }
  }

  /** The member of that name in JSON, which is left out if there is none. */
  @JsonProperty("firstDifference")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  Difference firstDifferenceInJson() {
    return firstDifference.orElse(null);
  }

  /** The whole explanation for people: plain text of several lines, each ended. */
  public String toText() {
    return ExplanationText.of(this);
  }

  /** The same with another way of writing everything that comes from the call. */
  SignatureExplanation rewritten(UnaryOperator<String> way) {
    return new SignatureExplanation(
        style,
        way.apply(accessKeyId),
        matches,
        steps.stream()
            .map(s -> new Step(s.name(), way.apply(s.text()), way.apply(s.explanation())))
            .toList(),
        firstDifference.map(
            d ->
                new Difference(
                    d.in(),
                    d.index(),
                    way.apply(d.expectedAround()),
                    way.apply(d.signedAround()),
                    d.expected(),
                    d.signed())),
        causes.stream()
            .map(
                c -> new Cause(c.id(), c.certain(), way.apply(c.happened()), way.apply(c.change())))
            .toList());
  }
}
