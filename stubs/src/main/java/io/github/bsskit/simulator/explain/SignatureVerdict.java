package io.github.bsskit.simulator.explain;

import io.github.bsskit.simulator.explain.MismatchSearch.Proof;
import io.github.bsskit.simulator.explain.SignatureExplanation.Cause;
import io.github.bsskit.simulator.explain.SignatureExplanation.Difference;
import io.github.bsskit.simulator.gateway.RpcRequest;
import io.github.bsskit.simulator.world.AccessKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Whether a signature matches and, if not, why.
 *
 * @param difference between the right text and the one that the client signed, if known
 */
record SignatureVerdict(boolean matches, Optional<Difference> difference, List<Cause> causes) {

  /**
   * Checks a signature.
   *
   * @param signedText the text that the client reports to have signed
   * @param all the keys of the world
   * @param earlier attempts of the same call, if known
   */
  static SignatureVerdict of(
      RpcRequest request,
      SignedCall<?> call,
      Optional<String> secret,
      Optional<String> signedText,
      List<AccessKey> all,
      List<Attempt> earlier) {
    boolean matches =
        !call.sent().isEmpty()
            && secret.filter(s -> call.signature().verify(s).isEmpty()).isPresent();
    if (matches || call.sent().isEmpty()) {
      return new SignatureVerdict(matches, Optional.empty(), List.of());
    }
    List<Attempt> attempts = new ArrayList<>(earlier);
    signedText.flatMap(Attempt::in).ifPresent(attempts::add);
    MismatchSearch search = new MismatchSearch(call, secret, all, attempts);
    Optional<CandidateText> reported = signedText.map(call::reported);
    return search
        .run()
        .or(() -> reported.flatMap(search::with))
        .map(proof -> proved(call, proof))
        .or(() -> copied(call, earlier))
        .or(() -> reported.map(text -> ofReported(call, text, secret, search)))
        .orElseGet(() -> unproven(request, call, secret));
  }

  private static SignatureVerdict proved(SignedCall<?> call, Proof proof) {
    // Besides the signature, V3 checks the header with the hash of the body.
    List<Cause> causes =
        proof.causes().isEmpty() ? List.of(Cause.proved("body-hash")) : proof.causes();
    return new SignatureVerdict(false, call.difference(proof.text()), causes);
  }

  private static Optional<SignatureVerdict> copied(SignedCall<?> call, List<Attempt> earlier) {
    return earlier.stream()
        .filter(attempt -> attempt.signature().equals(call.sent()))
        .map(a -> List.of(Cause.proved("signature-copied")))
        .map(causes -> new SignatureVerdict(false, Optional.empty(), causes))
        .findFirst();
  }

  /** Relies on the reported text, which the signature does not prove. */
  private static SignatureVerdict ofReported(
      SignedCall<?> call, CandidateText reported, Optional<String> secret, MismatchSearch search) {
    Optional<Difference> difference = call.difference(reported);
    if (difference.isEmpty()) {
      List<Cause> causes =
          secret.map(s -> List.of(Cause.likely("another-secret"))).orElse(List.of());
      return new SignatureVerdict(false, difference, causes);
    }
    List<Cause> causes =
        search
            .texts()
            .filter(text -> text.signed().equals(reported.signed()))
            .map(CandidateText::causes)
            .findFirst()
            .orElse(List.of(Cause.likely("text-differs")));
    return new SignatureVerdict(false, difference, causes);
  }

  private static SignatureVerdict unproven(
      RpcRequest request, SignedCall<?> call, Optional<String> secret) {
    List<Cause> causes = secret.map(s -> likelyCauses(request, call)).orElse(List.of());
    return new SignatureVerdict(false, Optional.empty(), causes);
  }

  /** What is unusual about the request, then the general advice. */
  private static List<Cause> likelyCauses(RpcRequest request, SignedCall<?> call) {
    List<Cause> causes = new ArrayList<>();
    int sent = call.sent().length();
    int expected = call.signatureLength();
    if (sent != expected) {
      causes.add(
          Cause.likely(
              "signature-length",
              "sent",
              String.valueOf(sent),
              "expected",
              String.valueOf(expected)));
    }
    for (String name : call.emptyHeaders()) {
      causes.add(Cause.likely("signed-header-missing", "name", name));
    }
    if (request.parameters().values().stream().anyMatch(value -> value.indexOf('\uFFFD') >= 0)) {
      causes.add(Cause.likely("not-utf-8"));
    }
    causes.add(Cause.likely("unidentified", "option", " (`--signed`)"));
    return causes;
  }
}
