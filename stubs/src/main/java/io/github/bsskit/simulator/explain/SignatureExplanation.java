package io.github.bsskit.simulator.explain;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * How a signature is calculated, step by step, and why the one that was sent differs. Never
 * contains the secret.
 *
 * @param style {@code V1} or {@code V3}
 * @param accessKeyId of the request; empty if absent
 * @param matches whether the signature is right; false if none was sent or the secret is unknown
 * @param steps from the request to the signature; empty if the signature method is unknown
 * @param firstDifference between the server's text and the client's; empty if they are equal or the
 *     client's is unknown
 * @param causes why the request is rejected, in the order in which the gateway checks; empty for a
 *     valid request
 */
public record SignatureExplanation(
    String style,
    String accessKeyId,
    boolean matches,
    List<Step> steps,
    @JsonIgnore Optional<Difference> firstDifference,
    List<Cause> causes) {

  /** Causes of requests in which the parts of a signature are missing or cannot be parsed. */
  private static final Set<String> UNREADABLE =
      Set.of(
          "no-signature",
          "access-key-id-missing",
          "nonce-missing",
          "time-missing",
          "time-format",
          "signature-method",
          "signature-length",
          "unidentified");

  /** Copies the lists. */
  public SignatureExplanation {
    steps = List.copyOf(steps);
    causes = List.copyOf(causes);
  }

  /**
   * A step of the calculation.
   *
   * @param name for example {@code string to sign}
   * @param text the result; may have several lines; long texts are shortened
   * @param explanation how it is calculated
   */
  public record Step(String name, String text, String explanation) {

    private static final int MAX_CHARACTERS = 100_000;

    private Step shortened() {
      int more = text.length() - MAX_CHARACTERS;
      return more <= 0
          ? this
          : new Step(
              name,
              text.substring(0, MAX_CHARACTERS) + "\n… and " + more + " more characters",
              explanation);
    }
  }

  /**
   * The first character in which two texts differ.
   *
   * @param in the name of the step that has the text
   * @param index of the character, counted in UTF-16 units from 0
   * @param expectedAround the server's text around it, with control characters escaped
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
   * Why a request is rejected.
   *
   * @param id short and stable, for example {@code plus-for-space}; see signing-mistakes.json
   * @param certain whether it is proved; otherwise it is likely
   * @param happened what happened, in a sentence
   * @param change what to change, in a sentence
   */
  public record Cause(String id, boolean certain, String happened, String change) {

    /**
     * A proved cause.
     *
     * @param values of the placeholders in its texts, as name, value, name, value
     */
    static Cause proved(String id, String... values) {
      return MistakeCatalogue.cause(id, true, values);
    }

    /** A likely cause. */
    static Cause likely(String id, String... values) {
      return MistakeCatalogue.cause(id, false, values);
    }
  }

  /** The field {@code firstDifference} in JSON; omitted if empty. */
  @JsonProperty("firstDifference")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  Difference firstDifferenceInJson() {
    return firstDifference.orElse(null);
  }

  /** The explanation as plain text; every line ends with a line feed. */
  public String toText() {
    return ExplanationText.of(this);
  }

  /** How much is missing or cannot be parsed; 0 if it matches. */
  int unreadable() {
    return (int) causes.stream().map(Cause::id).filter(UNREADABLE::contains).count();
  }

  /** Whether this request can be parsed, or its mistake proved, and the other cannot. */
  boolean explainsMoreThan(SignatureExplanation other) {
    Set<String> ids = causes.stream().map(Cause::id).collect(Collectors.toSet());
    return matches
        || other.causes.stream()
            .map(Cause::id)
            .anyMatch(id -> UNREADABLE.contains(id) && !ids.contains(id));
  }

  /**
   * The explanation of a request whose URL must be unescaped to give this one.
   *
   * @param escapes the ones to remove
   */
  SignatureExplanation asEscaped(List<UrlEscape> escapes) {
    String result = matches ? " Unescaped, its signature matches." : "";
    List<Cause> all = new ArrayList<>();
    escapes.forEach(escape -> all.add(Cause.proved(escape.id(), "result", result)));
    all.addAll(causes);
    return new SignatureExplanation(style, accessKeyId, false, steps, firstDifference, all);
  }

  /** Shortens what cannot be read anyway. */
  SignatureExplanation shortened() {
    return new SignatureExplanation(
        style,
        accessKeyId,
        matches,
        steps.stream().map(Step::shortened).toList(),
        firstDifference,
        causes);
  }

  /** Rewrites everything that may come from the request. */
  SignatureExplanation rewritten(UnaryOperator<String> rewrite) {
    return new SignatureExplanation(
        style,
        rewrite.apply(accessKeyId),
        matches,
        steps.stream()
            .map(s -> new Step(s.name(), rewrite.apply(s.text()), rewrite.apply(s.explanation())))
            .toList(),
        firstDifference.map(
            d ->
                new Difference(
                    d.in(),
                    d.index(),
                    rewrite.apply(d.expectedAround()),
                    rewrite.apply(d.signedAround()),
                    d.expected(),
                    d.signed())),
        causes.stream()
            .map(
                c ->
                    new Cause(
                        c.id(),
                        c.certain(),
                        rewrite.apply(c.happened()),
                        rewrite.apply(c.change())))
            .toList());
  }
}
