package io.github.bsskit.simulator.gateway;

import io.github.bsskit.contract.GatewayError;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The signature of a request. */
public sealed interface Signature permits SignatureV1, SignatureV3 {

  /** The versions, newest first. */
  List<String> NAMES = List.of("V3", "V1");

  String accessKeyId();

  /** The security token; empty if absent. */
  String securityToken();

  /** The time of signing, as sent. */
  String timestamp();

  String nonce();

  /** The parameter or header of the time. */
  String timestampName();

  /** The parameter or header of the nonce. */
  String nonceName();

  /** The largest allowed difference between the request's time and the server's. */
  Duration window();

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
