package io.github.bsskit.simulator.explain;

import io.github.bsskit.simulator.explain.MismatchSearch.Proof;
import io.github.bsskit.simulator.explain.SignatureExplanation.Cause;
import io.github.bsskit.simulator.explain.SignatureExplanation.Difference;
import io.github.bsskit.simulator.gateway.RpcRequest;
import io.github.bsskit.simulator.world.AccessKey;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whether a signature is right, and if it is not, why.
 *
 * @param difference where the text that the client signed leaves the right one, if it is known
 */
record SignatureVerdict(boolean matches, Optional<Difference> difference, List<Cause> causes) {

  /**
   * Judges a signature.
   *
   * @param signedText what the client says to have signed
   * @param all the keys of the world
   */
  static SignatureVerdict of(
      RpcRequest request,
      SignedCall dossier,
      Optional<String> secret,
      Optional<String> signedText,
      List<AccessKey> all) {
    if (dossier.sent().isEmpty()) {
      return new SignatureVerdict(false, Optional.empty(), List.of());
    }
    if (secret.filter(s -> dossier.signature().verify(s).isEmpty()).isPresent()) {
      return new SignatureVerdict(true, Optional.empty(), List.of());
    }
    MismatchSearch search = new MismatchSearch(dossier, secret, all);
    Optional<CandidateText> claimed = signedText.map(dossier::claimed);
    return search
        .run()
        .or(() -> claimed.flatMap(search::with))
        .map(proof -> proved(dossier, proof))
        .or(() -> claimed.map(claim -> believed(dossier, claim, secret)))
        .orElseGet(() -> suspected(request, dossier, secret));
  }

  private static SignatureVerdict proved(SignedCall dossier, Proof proof) {
    List<Cause> causes = proof.causes().isEmpty() ? List.of(untrueHash()) : proof.causes();
    return new SignatureVerdict(false, dossier.difference(proof.reading()), causes);
  }

  /** The one thing that V3 checks beside the signature. */
  private static Cause untrueHash() {
    return Cause.certain(
        "body-changed",
        "The header x-acs-content-sha256 is not the hash of the body that arrived.",
        "Send in it the SHA-256 of the body in lower-case hexadecimal.");
  }

  /** Takes the client's word for what it signed, since nothing proves it. */
  private static SignatureVerdict believed(
      SignedCall dossier, CandidateText claim, Optional<String> secret) {
    Optional<Difference> difference = dossier.difference(claim);
    if (difference.isEmpty()) {
      List<Cause> causes =
          secret.map(s -> List.of(UnprovenCauses.anotherSecret())).orElse(List.of());
      return new SignatureVerdict(false, difference, causes);
    }
    List<Cause> causes =
        Stream.of(dossier.withOneMistake(), dossier.withSingleChanged(), dossier.withTwoMistakes())
            .flatMap(readings -> readings.stream())
            .filter(reading -> reading.signed().equals(claim.signed()))
            .map(CandidateText::causes)
            .findFirst()
            .orElse(List.of(UnprovenCauses.otherText()));
    return new SignatureVerdict(false, difference, causes);
  }

  private static SignatureVerdict suspected(
      RpcRequest request, SignedCall dossier, Optional<String> secret) {
    List<Cause> causes = secret.map(s -> UnprovenCauses.of(request, dossier)).orElse(List.of());
    return new SignatureVerdict(false, Optional.empty(), causes);
  }
}
