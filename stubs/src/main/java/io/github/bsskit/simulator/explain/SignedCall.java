package io.github.bsskit.simulator.explain;

import io.github.bsskit.simulator.explain.SignatureExplanation.Difference;
import io.github.bsskit.simulator.explain.SignatureExplanation.Step;
import io.github.bsskit.simulator.gateway.Signature;
import io.github.bsskit.simulator.world.AccessKey;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** What explaining has to know of a signed call, whatever the style of the signature. */
sealed interface SignedCall permits SignedCallV1, SignedCallV3 {

  /** The text of a step that lacks the secret. */
  String UNKNOWN = "unknown";

  /** The text of the step that shows the signature, if none was sent. */
  String NONE = "none";

  /** The AccessKeyId; empty if there is none. */
  String accessKeyId();

  /** The signature that was sent; empty if there is none. */
  String sent();

  /** The signature in its own terms. */
  Signature signature();

  /** The right text and what one mistake makes of it, the right one first. */
  Collection<CandidateText> withOneMistake();

  /** What a mistake with a single parameter or header makes of the right text. */
  Collection<CandidateText> withSingleChanged();

  /** What two mistakes together make of the right text. */
  Collection<CandidateText> withTwoMistakes();

  /** The text that a client says to have signed, as one to be tried. */
  CandidateText claimed(String text);

  /** The keys that the client may have used, the right one first. */
  List<CandidateKey> keys(String secret);

  /** The key that the client would have used with the secret of another access key. */
  CandidateKey keyOf(AccessKey other);

  /** The ways in which the hash may have been written, the right one first. */
  List<SignatureEncoding> forms();

  /** How the signature is calculated, as far as that goes without a secret. */
  List<Step> steps(Optional<String> secret);

  /** Where a text that the client signed leaves the right one; nothing if it does not. */
  Optional<Difference> difference(CandidateText client);

  /** The last steps, which both styles share. */
  static List<Step> lastSteps(
      SignedCall dossier, Optional<String> secret, String key, String toSign) {
    Step hashKey =
        secret
            .map(
                known ->
                    new Step(
                        "key of the hash",
                        key.formatted(known.length()),
                        "made of the secret, which is not shown"))
            .orElse(
                new Step(
                    "key of the hash",
                    UNKNOWN,
                    "the simulator knows no secret for this AccessKeyId; give it together with the"
                        + " call, and the signature is calculated"));
    String expected =
        secret
            .map(
                known -> {
                  byte[] hash = dossier.keys(known).get(0).hash(toSign);
                  return dossier.forms().get(0).write().apply(hash);
                })
            .orElse(UNKNOWN);
    String sent = dossier.sent();
    return List.of(
        hashKey,
        new Step("signature expected", expected, "what the client should have sent"),
        new Step("signature sent", sent.isEmpty() ? NONE : sent, "what the client has sent"));
  }
}
