package io.github.bsskit.simulator.explain;

import io.github.bsskit.simulator.explain.SignatureExplanation.Cause;
import io.github.bsskit.simulator.explain.SignatureExplanation.Difference;
import io.github.bsskit.simulator.explain.SignatureExplanation.Step;
import io.github.bsskit.simulator.gateway.RpcRequest;
import io.github.bsskit.simulator.gateway.Signature;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A call with its signature, of either style, as the explainer needs it.
 *
 * @param <D> the text that is signed
 */
sealed interface SignedCall<D extends CanonicalText> permits SignedCallV1, SignedCallV3 {

  /** The text of a step that needs the secret. */
  String UNKNOWN = "unknown";

  /** The text of the last step if no signature was sent. */
  String NONE = "none";

  /**
   * The signed call in a request.
   *
   * @param secret if known, decides between the texts that the gateway accepts
   */
  static SignedCall<?> of(RpcRequest request, Optional<String> secret) {
    return request.isHeaderStyle()
        ? SignedCallV3.of(request, secret)
        : SignedCallV1.of(request, secret);
  }

  /** The AccessKeyId; empty if absent. */
  String accessKeyId();

  /** The signature that was sent; empty if absent. */
  String sent();

  /** The signature as the gateway checks it. */
  Signature signature();

  /** How many characters a right signature has. */
  int signatureLength();

  /** The names of signed headers that arrived empty or not at all. */
  List<String> emptyHeaders();

  /** The text to sign. */
  D right();

  /** Mistakes that can be combined with any other. */
  List<SigningMistake<D>> generalMistakes();

  /** Mistakes with a single parameter or header. */
  List<SigningMistake<D>> singleMistakes();

  /** Mistakes of a retry that keeps values of an earlier attempt. */
  List<SigningMistake<D>> retryMistakes(Attempt attempt);

  /** The texts that a retry signs by mistake. */
  default Collection<CandidateText> withAttempts(List<Attempt> attempts) {
    return CandidateText.withOneOf(
        right(), attempts.stream().flatMap(attempt -> retryMistakes(attempt).stream()).toList());
  }

  /** The right text alone. */
  default Collection<CandidateText> withoutMistake() {
    return CandidateText.withOneOf(right(), List.of());
  }

  /** The same as {@link #withOneMistake}, computed one by one. */
  default Iterable<CandidateText> withOneMistakeEach() {
    return CandidateText.oneByOne(right(), generalMistakes());
  }

  /** The right text, then those that one general mistake gives. */
  default Collection<CandidateText> withOneMistake() {
    return CandidateText.withOneOf(right(), generalMistakes());
  }

  /** The texts that a mistake with a single parameter or header gives. */
  default Collection<CandidateText> withSingleChanged() {
    return CandidateText.withOneOf(right(), singleMistakes());
  }

  /** The texts that two general mistakes give. */
  default Collection<CandidateText> withTwoMistakes() {
    return CandidateText.withTwoOf(right(), generalMistakes());
  }

  /** The text that a client reports to have signed. */
  CandidateText reported(String text);

  /** How keys are derived from secrets. */
  KeyDerivation keyDerivation();

  /** The keys that the client may have used, the right one first. */
  default List<CandidateKey> keys(String secret) {
    return keyDerivation().candidates(secret, accessKeyId());
  }

  /** The ways in which the client may have written the hash, the right one first. */
  List<SignatureEncoding> encodings();

  /** The calculation of the signature, without secret as far as possible. */
  List<Step> steps(Optional<String> secret);

  /** The difference between the right text and the client's; empty if they are equal. */
  Optional<Difference> difference(CandidateText client);

  /** A reported text that none of the known mistakes gives. */
  static CandidateText reported(String canonical, String signed) {
    return new CandidateText(List.of(Cause.proved("text-differs")), canonical, signed);
  }

  /** The last steps, which both styles share. */
  static List<Step> lastSteps(
      SignedCall<?> call, Optional<String> secret, String key, String toSign) {
    Step hashKey =
        secret
            .map(
                known ->
                    new Step(
                        "key of the hash",
                        String.format(Locale.ROOT, key, known.length()),
                        "made from the secret, which is not shown"))
            .orElse(
                new Step(
                    "key of the hash",
                    UNKNOWN,
                    "the simulator does not know a secret for this AccessKeyId; pass the secret to"
                        + " calculate the signature"));
    String expected =
        secret
            .map(known -> call.keys(known).get(0).hash(toSign))
            .map(call.encodings().get(0).write())
            .orElse(UNKNOWN);
    return List.of(
        hashKey,
        new Step("signature expected", expected, "what the client should have sent"),
        new Step(
            "signature sent", call.sent().isEmpty() ? NONE : call.sent(), "what the client sent"));
  }
}
