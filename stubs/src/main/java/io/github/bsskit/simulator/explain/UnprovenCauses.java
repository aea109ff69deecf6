package io.github.bsskit.simulator.explain;

import io.github.bsskit.simulator.explain.SignatureExplanation.Cause;
import io.github.bsskit.simulator.gateway.RpcRequest;
import java.util.ArrayList;
import java.util.List;

/** What a mismatch may come from if no mistake has been proved. */
final class UnprovenCauses {

  private UnprovenCauses() {}

  /** What is striking about the call, and last what is always possible. */
  static List<Cause> of(RpcRequest request, SignedCall dossier) {
    List<Cause> causes = new ArrayList<>();
    int length = dossier instanceof SignedCallV1 ? 28 : 64;
    if (dossier.sent().length() != length) {
      causes.add(
          Cause.likely(
              "signature-length",
              "The signature that was sent has %d characters; one of this style has %d."
                  .formatted(dossier.sent().length(), length),
              "See that the signature is made and written as documented, and sent whole."));
    }
    if (dossier instanceof SignedCallV3 v3) {
      v3.right().lines().stream()
          .filter(line -> line.value().isEmpty())
          .forEach(line -> causes.add(headerMissing(line.name())));
    }
    if (request.parameters().values().stream().anyMatch(value -> value.indexOf('\uFFFD') >= 0)) {
      causes.add(
          Cause.likely(
              "not-utf-8",
              "A parameter was not sent in UTF-8.",
              "Encode the UTF-8 octets of names and values, for signing and for sending."));
    }
    causes.add(
        Cause.likely(
            "secret-or-text",
            "No known mistake makes the signature that was sent: either another secret was used, or"
                + " what was signed is not what arrived.",
            "Compare the string to sign of the client with the one here; given together with the"
                + " call, it is compared character by character."));
    return causes;
  }

  /** What is left if the client signed the right text. */
  static Cause anotherSecret() {
    return Cause.likely(
        "another-secret",
        "The right text was signed, and yet another signature came out: another secret was used.",
        "See which secret the client uses, and whether it belongs to this AccessKeyId.");
  }

  /** What is left if the client says to have signed another text, and that is not proved. */
  static Cause otherText() {
    return Cause.likely(
        "text-differs",
        "The text that the client is said to have signed is not that of the call. With the secret"
            + " here it does not make the signature that was sent either.",
        "See the first difference; see that the text is that of this call, and which secret the"
            + " client uses.");
  }

  private static Cause headerMissing(String name) {
    return Cause.likely(
        "signed-header-missing",
        "The header " + name + " is in SignedHeaders and arrived empty or not at all.",
        "See whether a proxy or the HTTP library drops it, or do not sign it.");
  }
}
