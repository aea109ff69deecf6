package io.github.bsskit.simulator.gateway;

import io.github.bsskit.contract.GatewayError;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A signature of a call: who claims to have made it, when, and whether it is right. */
public sealed interface Signature permits SignatureV1, SignatureV3 {

  /** The names of the signatures that are verified, the younger first. */
  List<String> NAMES = List.of("V3", "V1");

  /** The AccessKeyId. */
  String accessKeyId();

  /** The security token; empty if none was sent. */
  String securityToken();

  /** When the call was signed, as text that may be anything. */
  String timestamp();

  /** The nonce; never empty. */
  String nonce();

  /** Where the time stands in the call: a parameter or a header. */
  String timestampName();

  /** Where the nonce stands in the call. */
  String nonceName();

  /** How far the time may be from the server's, either way. */
  Duration window();

  /** What to answer if the signature was not made with the secret; nothing if it was. */
  Optional<Rejection> verify(String secret);

  /** The answer to a signature that is wrong, with what should have been signed. */
  Rejection mismatch();

  /** The signature that a call carries, or why it carries none that can be checked. */
  static StageResult<Signature> of(RpcRequest request) {
    return request.isHeaderStyle() ? SignatureV3.of(request) : SignatureV1.of(request);
  }

  /** The error of a call that carries no signature that can be checked; nothing if it does. */
  static Optional<GatewayError> missing(RpcRequest request) {
    return of(request)
        .fold(
            signature -> Optional.empty(),
            rejection -> Optional.of((GatewayError) rejection.error()));
  }

  /** A keyed hash. */
  static byte[] hmac(String algorithm, String key, String text) {
    return Digests.keyed(algorithm, key, text.getBytes(StandardCharsets.UTF_8));
  }

  /** Compares in a time that does not depend on where the texts differ. */
  static boolean isEqual(String one, String other) {
    return MessageDigest.isEqual(
        one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
  }
}
