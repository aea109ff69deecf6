package io.github.bsskit.simulator.gateway;

import io.github.bsskit.contract.GatewayError;
import io.github.bsskit.simulator.gateway.RequestParameters.Pair;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The signature of a request. */
public sealed interface Signature permits SignatureV1, SignatureV3 {

  /** The versions, newest first. */
  List<String> NAMES = List.of("V3", "V1");

  /**
   * What a request claims about itself before its signature is verified; absent values are empty.
   *
   * @param time the parameter or header with the time of signing
   * @param nonce the parameter or header with the nonce
   * @param window the largest allowed difference between this time and the server's
   */
  record Claims(String accessKeyId, String securityToken, Pair time, Pair nonce, Duration window) {}

  Claims claims();

  /** Verifies the signature; empty if it matches. */
  Optional<Rejection> verify(String secret);

  /** The rejection of a wrong signature, with the string to sign. */
  Rejection mismatch();

  /** The signature of a request, or the rejection of one that cannot be checked. */
  static StageResult<Signature> of(RpcRequest request) {
    return request.isHeaderStyle() ? SignatureV3.of(request) : SignatureV1.of(request);
  }

  /** The error of a request whose signature cannot be checked; empty if it can. */
  static Optional<GatewayError> missing(RpcRequest request) {
    return of(request)
        .fold(
            signature -> Optional.empty(),
            rejection -> Optional.of((GatewayError) rejection.error()));
  }

  static byte[] hmac(String algorithm, String key, String text) {
    return Digests.keyed(algorithm, key, text.getBytes(StandardCharsets.UTF_8));
  }

  /** Compares in constant time. */
  static boolean isEqual(String one, String other) {
    return MessageDigest.isEqual(
        one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
  }
}
