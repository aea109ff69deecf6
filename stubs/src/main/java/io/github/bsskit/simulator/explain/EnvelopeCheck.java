package io.github.bsskit.simulator.explain;

import static io.github.bsskit.contract.GatewayError.INCOMPLETE_SIGNATURE;
import static io.github.bsskit.contract.GatewayError.INVALID_SIGNATURE_METHOD;
import static io.github.bsskit.contract.GatewayError.MISSING_SIGNATURE_NONCE;
import static io.github.bsskit.contract.GatewayError.MISSING_TIMESTAMP;

import io.github.bsskit.contract.DocumentedError;
import io.github.bsskit.contract.Wire;
import io.github.bsskit.simulator.explain.SignatureExplanation.Cause;
import io.github.bsskit.simulator.gateway.Authorization;
import io.github.bsskit.simulator.gateway.RpcRequest;
import io.github.bsskit.simulator.gateway.Signature;
import java.util.Optional;

/** Explains what a call lacks before its signature can be looked at. */
final class EnvelopeCheck {

  private final RpcRequest request;
  private final boolean isV3;

  private EnvelopeCheck(RpcRequest request) {
    this.request = request;
    isV3 = request.isHeaderStyle();
  }

  /** The first thing that is missing, as the gateway sees it; nothing if all is there. */
  static Optional<Cause> of(RpcRequest request) {
    EnvelopeCheck check = new EnvelopeCheck(request);
    return Signature.missing(request).map(check::cause);
  }

  private Cause cause(DocumentedError error) {
    if (error == INVALID_SIGNATURE_METHOD) {
      return Cause.certain(
          "signature-method",
          "The call asks for a signature method that is not checked here.",
          "Sign with " + Wire.V1_ALGORITHM + " (V1) or " + Wire.V3_ALGORITHM + " (V3).");
    }
    if (error == MISSING_TIMESTAMP) {
      String name = isV3 ? "the header x-acs-date" : "the parameter Timestamp";
      return missing("timestamp-missing", name, "the time in UTC, as in 2025-08-11T01:02:03Z");
    }
    if (error == MISSING_SIGNATURE_NONCE) {
      String name = isV3 ? "the header x-acs-signature-nonce" : "the parameter SignatureNonce";
      return missing("nonce-missing", name, "a text that is new for each call");
    }
    return error == INCOMPLETE_SIGNATURE ? incomplete() : unsigned();
  }

  private Cause unsigned() {
    if (isV3 && !request.header("Authorization").isEmpty()) {
      return missing("access-key-id-missing", "Credential in Authorization", "the AccessKeyId");
    }
    if (!isV3 && !request.parameter("Signature").isEmpty()) {
      return missing("access-key-id-missing", "the parameter AccessKeyId", "the AccessKeyId");
    }
    return Cause.certain(
        "no-signature",
        "The call carries no signature.",
        isV3
            ? "Send the header Authorization that the V3 signature makes."
            : "Send the parameters AccessKeyId and Signature (V1), or the header Authorization"
                + " (V3).");
  }

  private Cause incomplete() {
    Authorization authorization = Authorization.parse(request.header("Authorization"));
    if (authorization.signedHeaders().isEmpty()) {
      return incomplete("has no SignedHeaders");
    }
    if (authorization.signature().isEmpty()) {
      return incomplete("has no Signature");
    }
    if (request.header("x-acs-content-sha256").isEmpty()) {
      return missing(
          "content-hash-missing",
          "the header x-acs-content-sha256",
          "the SHA-256 of the body in lower-case hexadecimal");
    }
    return incomplete("does not have x-acs-date and x-acs-signature-nonce in SignedHeaders");
  }

  private static Cause incomplete(String how) {
    return Cause.certain(
        "authorization-incomplete",
        "The header Authorization " + how + ".",
        "Write it as "
            + Wire.V3_ALGORITHM
            + " Credential=<id>,SignedHeaders=<a;b;c>,Signature=<hex>; sign host and every x-acs-"
            + " header.");
  }

  private static Cause missing(String id, String name, String what) {
    return Cause.certain(
        id,
        Character.toUpperCase(name.charAt(0)) + name.substring(1) + " is missing or empty.",
        "Send in it " + what + ".");
  }
}
