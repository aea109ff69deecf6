package io.github.bsskit.conformance.crooked;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The gateway's checks, before the operation (GATEWAY.md, a to c). */
final class GatewayChecks {

  private static final String VERSION = "2017-12-14";

  private GatewayChecks() {}

  static void add(Behaviour behaviour) {
    Steps steps = behaviour.gateway;
    addEnvelope(steps);
    steps
        .require(
            "stamp",
            call -> behaviour.timestamp.apply(call.timestamp()).isPresent(),
            Rejection.gateway("InvalidTimeStamp.Format"))
        .require(
            "window",
            call -> behaviour.timely.test(call, age(behaviour, call)),
            Rejection.gateway("InvalidTimeStamp.Expired"))
        .require("key", call -> call.key != null, Rejection.gateway("InvalidAccessKeyId.NotFound"))
        .require(
            "active", call -> call.key.active(), Rejection.gateway("InvalidAccessKeyId.Inactive"))
        .add("token", GatewayChecks::checkToken)
        .add("signature", call -> checkSignature(behaviour, call))
        .require(
            "nonce", call -> freshNonce(behaviour, call), Rejection.gateway("SignatureNonceUsed"))
        .add("throttle", call -> throttle(behaviour, call));
  }

  private static void addEnvelope(Steps steps) {
    steps
        .require(
            "method",
            call -> Set.of("GET", "POST").contains(call.method()),
            Rejection.gateway("UnsupportedHTTPMethod"))
        .require("path", call -> call.http.path().equals("/"), notFound())
        .require("actionSent", call -> !call.action().isEmpty(), Rejection.missing("Action"))
        .require("action", call -> Behaviour.OPERATIONS.contains(call.action()), notFound())
        .require("versionSent", call -> !call.version().isEmpty(), Rejection.missing("Version"))
        .require(
            "version", call -> call.version().equals(VERSION), Rejection.gateway("InvalidVersion"))
        .require("format", GatewayChecks::knownFormat, Rejection.gateway("InvalidParameter.Format"))
        .require(
            "algorithm", GatewayChecks::knownAlgorithm, Rejection.gateway("InvalidSignatureMethod"))
        .add("common", GatewayChecks::checkCommon);
  }

  private static Rejection notFound() {
    return Rejection.gateway("InvalidAction.NotFound");
  }

  private static boolean knownFormat(Call call) {
    String format = call.value("Format").toUpperCase(Locale.ROOT);
    return format.isEmpty() || Set.of("JSON", "XML").contains(format);
  }

  private static boolean knownAlgorithm(Call call) {
    return call.v3()
        ? call.authorization.algorithm().equals("ACS3-HMAC-SHA256")
        : !call.has("SignatureMethod") || call.value("SignatureMethod").equals("HMAC-SHA1");
  }

  private static void checkCommon(Call call) {
    if (call.v3() && !complete(call)) {
      throw new Rejected(Rejection.gateway("IncompleteSignature"));
    }
    requireSent("AccessKeyId", call.accessKeyId());
    requireSent("Signature", call.v3() ? call.authorization.signature() : call.value("Signature"));
    requireSent("Timestamp", call.timestamp());
    requireSent("SignatureNonce", call.nonce());
  }

  private static void requireSent(String name, String value) {
    if (value.isEmpty()) {
      throw new Rejected(Rejection.missing(name));
    }
  }

  private static boolean complete(Call call) {
    Set<String> signed =
        Set.copyOf(List.of(call.authorization.signedHeaders().toLowerCase(Locale.ROOT).split(";")));
    boolean unsigned =
        call.http.has("x-acs-date") && !signed.contains("x-acs-date")
            || call.http.has("x-acs-signature-nonce") && !signed.contains("x-acs-signature-nonce");
    return call.authorization.complete() && call.http.has("x-acs-content-sha256") && !unsigned;
  }

  private static Duration age(Behaviour behaviour, Call call) {
    return Duration.between(
        behaviour.timestamp.apply(call.timestamp()).orElseThrow(), behaviour.world.now());
  }

  private static void checkToken(Call call) {
    String token = call.token();
    if (token.equals(call.key.token())) {
      if (call.key.expired()) {
        throw new Rejected(Rejection.gateway("InvalidSecurityToken.Expired"));
      }
    } else if (token.isEmpty()) {
      throw new Rejected(Rejection.missing("SecurityToken"));
    } else {
      boolean issued = Seed.KEYS.values().stream().anyMatch(key -> key.token().equals(token));
      String fault = issued ? "MismatchWithAccessKey" : "Malformed";
      throw new Rejected(Rejection.gateway("InvalidSecurityToken." + fault));
    }
  }

  private static void checkSignature(Behaviour behaviour, Call call) {
    if (call.v3()) {
      checkV3(behaviour, call);
    } else {
      checkV1(behaviour, call);
    }
  }

  private static void checkV1(Behaviour behaviour, Call call) {
    Params sent = call.query.union(call.form).only((name, value) -> !name.equals("Signature"));
    List<Params> readings = new ArrayList<>();
    for (Params place : behaviour.signedPlaces.apply(call)) {
      readings.addAll(
          behaviour.signedParams.apply(place.only((name, value) -> !name.equals("Signature"))));
    }
    if (behaviour.forgivesUnsignedEmpty) {
      readings.add(sent.only((name, value) -> !value.isEmpty()));
    }
    for (String method : behaviour.signedMethods.apply(call)) {
      for (Params reading : readings) {
        String toSign = Signatures.stringToSignV1(method, reading);
        String expected = Signatures.signV1(call.key.secret(), toSign);
        if (behaviour.sameSignature.test(call, expected, call.value("Signature"))) {
          return;
        }
      }
    }
    throw mismatch(
        "Specified signature is not matched with our calculation. server string to sign is:"
            + Signatures.stringToSignV1(call.method(), sent));
  }

  private static void checkV3(Behaviour behaviour, Call call) {
    Authorization claim = call.authorization;
    String hash = call.http.header("x-acs-content-sha256");
    boolean bodyIntact =
        !behaviour.checksBodyHash.test(call) || hash.equals(Signatures.sha256(call.http.body()));
    for (String method : behaviour.signedMethods.apply(call)) {
      for (Params query : behaviour.signedParams.apply(call.query)) {
        String toSign = Signatures.stringToSignV3(canonical(method, query, call));
        String expected = Signatures.signV3(call.key.secret(), toSign);
        if (bodyIntact && behaviour.sameSignature.test(call, expected, claim.signature())) {
          return;
        }
      }
    }
    String canonical = canonical(call.method(), call.query, call);
    throw mismatch(
        "Specified signature does not match our calculation. server StringToSign is ["
            + Signatures.stringToSignV3(canonical)
            + "] server CanonicalRequest is ["
            + canonical
            + "]");
  }

  private static String canonical(String method, Params query, Call call) {
    return Signatures.canonicalRequest(
        method,
        query,
        call.http,
        call.authorization.signedHeaders(),
        call.http.header("x-acs-content-sha256"));
  }

  private static Rejected mismatch(String message) {
    return new Rejected(Rejection.gateway(400, "SignatureDoesNotMatch", message));
  }

  private static boolean freshNonce(Behaviour behaviour, Call call) {
    String scope = behaviour.nonceScope.apply(call);
    return scope.isEmpty() || behaviour.world.useNonce(scope);
  }

  private static void throttle(Behaviour behaviour, Call call) {
    boolean limited = call.plan() && behaviour.limit > 0 && behaviour.counted.test(call);
    String account = behaviour.rateScope.apply(call);
    if (limited && !behaviour.withinRate.test(account, behaviour)) {
      throw new Rejected(behaviour.throttled);
    }
    int most = behaviour.quotaLimit;
    if (!call.plan() && most > 0 && !behaviour.world.withinRate("quota " + account, most, 1000)) {
      throw new Rejected(behaviour.throttled);
    }
  }
}
