package io.github.bsskit.simulator.explain;

import io.github.bsskit.contract.Wire;
import io.github.bsskit.simulator.explain.SignatureExplanation.Cause;
import io.github.bsskit.simulator.gateway.Authorization;
import io.github.bsskit.simulator.gateway.RawRequest;
import io.github.bsskit.simulator.gateway.RpcRequest;
import io.github.bsskit.simulator.world.AccessKey;
import io.github.bsskit.simulator.world.AccessKeys;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Explains the signature of a call: how it is calculated, and why the one that was sent is another.
 *
 * <p>A mistake is found by making it: if it reproduces the signature that was sent, it is certain.
 * Whether a nonce was used before cannot be told from a call.
 */
public final class SignatureExplainer {

  private final AccessKeys keys;
  private final InstantSource clock;

  /**
   * Explains calls to one world.
   *
   * @param keys the keys that are known
   * @param clock tells when the calls came
   */
  public SignatureExplainer(AccessKeys keys, InstantSource clock) {
    this.keys = keys;
    this.clock = clock;
  }

  /**
   * Explains a call, whatever it is.
   *
   * @param secret taken in the place of the one that the world knows, if given and not empty
   * @param signedText what the client says to have signed: the string to sign, or the canonical
   *     request of V3
   */
  public SignatureExplanation explain(
      RawRequest call, Optional<String> secret, Optional<String> signedText) {
    RpcRequest request = new RpcRequest(call);
    String id = accessKeyId(request);
    Optional<String> given = secret.filter(text -> !text.isEmpty());
    Optional<String> known = given.or(() -> keys.find(id).map(AccessKey::secret));
    SignatureExplanation whole =
        explain(request, id, known, signedText.map(SignatureExplainer::tidy));
    return known.map(s -> whole.rewritten(new SecretMask(s).way())).orElse(whole);
  }

  private SignatureExplanation explain(
      RpcRequest request, String id, Optional<String> secret, Optional<String> signedText) {
    boolean isV3 = request.isHeaderStyle();
    String style = isV3 ? "V3" : "V1";
    List<Cause> causes = new ArrayList<>();
    EnvelopeCheck.of(request).ifPresent(causes::add);
    if (!isOfKnownMethod(request)) {
      return new SignatureExplanation(style, id, false, List.of(), Optional.empty(), causes);
    }
    SignedCall dossier = isV3 ? SignedCallV3.of(request, secret) : SignedCallV1.of(request, secret);
    causes.addAll(surroundings(request, dossier, secret));
    SignatureVerdict verdict =
        SignatureVerdict.of(request, dossier, secret, signedText, keys.all());
    causes.addAll(verdict.causes());
    return new SignatureExplanation(
        style, id, verdict.matches(), dossier.steps(secret), verdict.difference(), causes);
  }

  /** What is wrong beside the signature, in the order in which the gateway looks at it. */
  private List<Cause> surroundings(
      RpcRequest request, SignedCall dossier, Optional<String> secret) {
    List<Cause> causes = new ArrayList<>();
    boolean isV3 = dossier instanceof SignedCallV3;
    String time = isV3 ? "x-acs-date" : "Timestamp";
    String text = isV3 ? request.header(time) : request.parameter(time);
    if (!text.isEmpty()) {
      causes.addAll(ClockCheck.of(time, text, dossier.signature().window(), clock.instant()));
    }
    if (!dossier.accessKeyId().isEmpty()) {
      new KeyCheck(keys)
          .of(dossier.accessKeyId(), dossier.signature().securityToken(), clock.instant())
          .ifPresent(causes::add);
    }
    if (secret.filter(s -> new SecretMask(s).isIn(request)).isPresent()) {
      causes.add(
          Cause.certain(
              "secret-sent",
              "The call contains the secret itself.",
              "Never send the secret: it only makes the signature. Replace it, if it is a real"
                  + " one."));
    }
    return causes;
  }

  private static String accessKeyId(RpcRequest request) {
    return request.isHeaderStyle()
        ? Authorization.parse(request.header("Authorization")).credential()
        : request.parameter("AccessKeyId");
  }

  private static boolean isOfKnownMethod(RpcRequest request) {
    if (request.isHeaderStyle()) {
      String header = request.header("Authorization");
      return Authorization.parse(header).algorithm().equals(Wire.V3_ALGORITHM);
    }
    String method = request.parameter("SignatureMethod");
    return method.isEmpty() || method.equals(Wire.V1_ALGORITHM);
  }

  /** Takes off what copying from a log adds. */
  private static String tidy(String signedText) {
    return signedText.replace("\r\n", "\n").replaceFirst("\n+$", "");
  }
}
