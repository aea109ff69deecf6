package io.github.bsskit.explain;

import io.github.bsskit.explain.MismatchSearch.Proof;
import io.github.bsskit.explain.SignatureExplanation.Cause;
import io.github.bsskit.explain.SignatureExplanation.Difference;
import io.github.bsskit.gateway.WireRequest;
import io.github.bsskit.world.AccessKey;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whether a signature is right, and if it is not, why.
 *
 * @param difference where the text that the client signed leaves the right one, if it is known
 */
record Verdict(boolean matches, Optional<Difference> difference, List<Cause> causes) {

  /**
   * Judges a signature.
   *
   * @param signedText what the client says to have signed
   * @param all the keys of the world
   */
  static Verdict of(
      WireRequest request,
      Dossier dossier,
      Optional<String> secret,
      Optional<String> signedText,
      List<AccessKey> all) {
    if (dossier.sent().isEmpty()) {
      return new Verdict(false, Optional.empty(), List.of());
    }
    if (secret.filter(s -> dossier.signature().verify(s).isEmpty()).isPresent()) {
      return new Verdict(true, Optional.empty(), List.of());
    }
    MismatchSearch search = new MismatchSearch(dossier, secret, all);
    Optional<Reading> claimed = signedText.map(dossier::claimed);
    return search
        .run()
        .or(() -> claimed.flatMap(search::with))
        .map(proof -> proved(dossier, proof))
        .or(() -> claimed.map(claim -> believed(dossier, claim, secret)))
        .orElseGet(() -> suspected(request, dossier, secret));
  }

  private static Verdict proved(Dossier dossier, Proof proof) {
    List<Cause> causes = proof.causes().isEmpty() ? List.of(untrueHash()) : proof.causes();
    return new Verdict(false, dossier.difference(proof.reading()), causes);
  }

  /** The one thing that V3 checks beside the signature. */
  private static Cause untrueHash() {
    return Cause.certain(
        "body-changed",
        "The header x-acs-content-sha256 is not the hash of the body that arrived.",
        "Send in it the SHA-256 of the body in lower-case hexadecimal.");
  }

  /** Takes the client's word for what it signed, since nothing proves it. */
  private static Verdict believed(Dossier dossier, Reading claim, Optional<String> secret) {
    Optional<Difference> difference = dossier.difference(claim);
    if (difference.isEmpty()) {
      List<Cause> causes = secret.map(s -> List.of(Suspicion.anotherSecret())).orElse(List.of());
      return new Verdict(false, difference, causes);
    }
    List<Cause> causes =
        Stream.of(dossier.withOneMistake(), dossier.withSingleChanged(), dossier.withTwoMistakes())
            .flatMap(readings -> readings.stream())
            .filter(reading -> reading.signed().equals(claim.signed()))
            .map(Reading::causes)
            .findFirst()
            .orElse(List.of(Suspicion.otherText()));
    return new Verdict(false, difference, causes);
  }

  private static Verdict suspected(WireRequest request, Dossier dossier, Optional<String> secret) {
    List<Cause> causes = secret.map(s -> Suspicion.of(request, dossier)).orElse(List.of());
    return new Verdict(false, Optional.empty(), causes);
  }
}
