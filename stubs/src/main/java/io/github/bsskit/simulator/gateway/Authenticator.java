package io.github.bsskit.simulator.gateway;

import static io.github.bsskit.contract.GatewayError.INVALID_ACCESS_KEY_ID_INACTIVE;
import static io.github.bsskit.contract.GatewayError.INVALID_ACCESS_KEY_ID_NOT_FOUND;
import static io.github.bsskit.contract.GatewayError.INVALID_SECURITY_TOKEN_EXPIRED;
import static io.github.bsskit.contract.GatewayError.INVALID_SECURITY_TOKEN_MALFORMED;
import static io.github.bsskit.contract.GatewayError.INVALID_SECURITY_TOKEN_MISMATCH_WITH_ACCESS_KEY;
import static io.github.bsskit.contract.GatewayError.INVALID_TIME_STAMP_EXPIRED;
import static io.github.bsskit.contract.GatewayError.INVALID_TIME_STAMP_FORMAT;
import static io.github.bsskit.contract.GatewayError.MISSING_SECURITY_TOKEN;
import static io.github.bsskit.contract.GatewayError.SIGNATURE_NONCE_USED;

import io.github.bsskit.contract.ValueFormat;
import io.github.bsskit.simulator.api.AuthMode;
import io.github.bsskit.simulator.gateway.Signature.Claims;
import io.github.bsskit.simulator.world.AccessKey;
import io.github.bsskit.simulator.world.WorldState;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Authenticates a request. Checks time, key, token, signature and nonce, in this order (I). */
final class Authenticator {

  private final WorldState world;
  private final AuthMode mode;

  Authenticator(WorldState world, AuthMode mode) {
    this.world = world;
    this.mode = mode;
  }

  StageResult<AccessKey> authenticate(RpcRequest request) {
    if (request.isOpenApiStyle() && isUnsigned(request)) {
      Optional<AccessKey> key = unsignedCaller();
      if (key.isPresent()) {
        return StageResult.pass(key.get());
      }
    }
    return Signature.of(request).then(this::authenticate);
  }

  /** The access key that unsigned requests act for; empty if they are rejected. */
  Optional<AccessKey> unsignedCaller() {
    return mode == AuthMode.LENIENT
        ? world.keys().first(key -> key.isUsable(world.now()))
        : Optional.empty();
  }

  private static boolean isUnsigned(RpcRequest request) {
    return request.header("Authorization").isEmpty()
        && request.parameter("AccessKeyId").isEmpty()
        && request.parameter("Signature").isEmpty();
  }

  private StageResult<AccessKey> authenticate(Signature signature) {
    Claims claims = signature.claims();
    return checkTime(claims)
        .then(
            time ->
                findKey(claims.accessKeyId())
                    .then(key -> checkToken(key, claims.securityToken()))
                    .then(key -> checkSignature(key, signature))
                    .then(key -> useNonce(key, claims, time)));
  }

  private StageResult<Instant> checkTime(Claims claims) {
    Optional<Instant> time = ValueFormat.instant().read(claims.time().value());
    RejectionDetail detail = RejectionDetail.of(claims.time());
    if (time.isEmpty()) {
      return StageResult.reject(Rejection.of(INVALID_TIME_STAMP_FORMAT).because(detail));
    }
    Duration difference = Duration.between(time.get(), now(claims.accessKeyId()));
    return difference.abs().compareTo(claims.window()) > 0
        ? StageResult.reject(Rejection.of(INVALID_TIME_STAMP_EXPIRED).because(detail))
        : StageResult.pass(time.get());
  }

  /** The time of the key's account; the world's for an unknown key. */
  private Instant now(String keyId) {
    return world.keys().find(keyId).map(key -> world.now(key.accountId())).orElseGet(world::now);
  }

  private StageResult<AccessKey> findKey(String id) {
    Optional<AccessKey> key = world.keys().find(id);
    if (key.isEmpty()) {
      return StageResult.reject(INVALID_ACCESS_KEY_ID_NOT_FOUND);
    }
    return key.get().isActive()
        ? StageResult.pass(key.get())
        : StageResult.reject(INVALID_ACCESS_KEY_ID_INACTIVE);
  }

  private StageResult<AccessKey> checkToken(AccessKey key, String token) {
    if (token.equals(key.token().orElse(""))) {
      return key.isExpired(world.now(key.accountId()))
          ? StageResult.reject(INVALID_SECURITY_TOKEN_EXPIRED)
          : StageResult.pass(key);
    }
    if (token.isEmpty()) {
      return StageResult.reject(MISSING_SECURITY_TOKEN);
    }
    return StageResult.reject(
        world.keys().isIssued(token)
            ? INVALID_SECURITY_TOKEN_MISMATCH_WITH_ACCESS_KEY
            : INVALID_SECURITY_TOKEN_MALFORMED);
  }

  private static StageResult<AccessKey> checkSignature(AccessKey key, Signature signature) {
    Optional<Rejection> rejection = signature.verify(key.secret());
    return rejection.isPresent() ? StageResult.reject(rejection.get()) : StageResult.pass(key);
  }

  /**
   * Stores the nonce of a verified signature until one window after the later of the request's time
   * and now (I).
   */
  private StageResult<AccessKey> useNonce(AccessKey key, Claims claims, Instant time) {
    Instant now = world.now(key.accountId());
    Instant expiry = (time.isAfter(now) ? time : now).plus(claims.window());
    return world.records().useNonce(key.id(), claims.nonce().value(), expiry, now)
        ? StageResult.pass(key)
        : StageResult.reject(
            Rejection.of(SIGNATURE_NONCE_USED).because(RejectionDetail.of(claims.nonce())));
  }
}
