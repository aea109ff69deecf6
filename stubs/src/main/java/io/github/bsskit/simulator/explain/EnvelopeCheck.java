package io.github.bsskit.simulator.explain;

import io.github.bsskit.contract.GatewayError;
import io.github.bsskit.simulator.explain.SignatureExplanation.Cause;
import io.github.bsskit.simulator.gateway.Authorization;
import io.github.bsskit.simulator.gateway.RpcRequest;
import io.github.bsskit.simulator.gateway.Signature;
import java.util.Optional;

/** Explains what a request lacks before its signature can be checked. */
final class EnvelopeCheck {

  private final RpcRequest request;
  private final boolean isV3;

  private EnvelopeCheck(RpcRequest request) {
    this.request = request;
    isV3 = request.isHeaderStyle();
  }

  /** The first missing part, in the order of the gateway; empty if the request is complete. */
  static Optional<Cause> of(RpcRequest request) {
    EnvelopeCheck check = new EnvelopeCheck(request);
    return Signature.missing(request).map(check::cause);
  }

  private Cause cause(GatewayError error) {
    return switch (error) {
      case INVALID_SIGNATURE_METHOD -> Cause.proved("signature-method");
      case MISSING_TIMESTAMP -> missing("time-missing", "Timestamp", "x-acs-date");
      case MISSING_SIGNATURE_NONCE ->
          missing("nonce-missing", "SignatureNonce", "x-acs-signature-nonce");
      case INCOMPLETE_SIGNATURE -> incomplete();
      default -> unsigned();
    };
  }

  private Cause missing(String id, String parameter, String header) {
    return Cause.proved(id, "name", isV3 ? "The header " + header : "The parameter " + parameter);
  }

  private Cause unsigned() {
    String signature = isV3 ? request.header("Authorization") : request.parameter("Signature");
    return signature.isEmpty()
        ? Cause.proved("no-signature")
        : missing("access-key-id-missing", "AccessKeyId", "Authorization with Credential");
  }

  private Cause incomplete() {
    Authorization authorization = Authorization.parse(request.header("Authorization"));
    if (authorization.signedHeaders().isEmpty()) {
      return incomplete("SignedHeaders");
    }
    if (authorization.signature().isEmpty()) {
      return incomplete("Signature");
    }
    return request.header("x-acs-content-sha256").isEmpty()
        ? Cause.proved("content-hash-missing")
        : incomplete("x-acs-date or x-acs-signature-nonce in SignedHeaders");
  }

  private static Cause incomplete(String missing) {
    return Cause.proved("authorization-incomplete", "missing", missing);
  }
}
