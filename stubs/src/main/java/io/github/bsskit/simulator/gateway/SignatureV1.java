package io.github.bsskit.simulator.gateway;

import static io.github.bsskit.contract.GatewayError.INVALID_SIGNATURE_METHOD;
import static io.github.bsskit.contract.GatewayError.MISSING_ACCESS_KEY_ID;
import static io.github.bsskit.contract.GatewayError.MISSING_SIGNATURE;
import static io.github.bsskit.contract.GatewayError.MISSING_SIGNATURE_NONCE;
import static io.github.bsskit.contract.GatewayError.MISSING_TIMESTAMP;
import static io.github.bsskit.contract.GatewayError.SIGNATURE_DOES_NOT_MATCH_V1;

import io.github.bsskit.contract.GatewayError;
import io.github.bsskit.contract.Operation;
import io.github.bsskit.contract.Wire;
import io.github.bsskit.simulator.gateway.RequestParameters.Pair;
import io.github.bsskit.simulator.world.AccessKey;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Signature V1: HMAC-SHA1 over all parameters (G).
 *
 * @param parameters of query and form
 */
public record SignatureV1(String method, Map<String, String> parameters) implements Signature {

  /** The errors of missing parameters, in the order of checking (I). */
  private static final List<Map.Entry<String, GatewayError>> REQUIRED =
      List.of(
          Map.entry("AccessKeyId", MISSING_ACCESS_KEY_ID),
          Map.entry("Signature", MISSING_SIGNATURE),
          Map.entry("Timestamp", MISSING_TIMESTAMP),
          Map.entry("SignatureNonce", MISSING_SIGNATURE_NONCE));

  static StageResult<Signature> of(RpcRequest request) {
    String algorithm = request.parameter("SignatureMethod");
    boolean hasIdToken = !request.header("x-acs-zero-trust-idtoken").isEmpty();
    if (hasIdToken || !(algorithm.isEmpty() || algorithm.equals(Wire.V1_ALGORITHM))) {
      return StageResult.reject(INVALID_SIGNATURE_METHOD);
    }
    for (Map.Entry<String, GatewayError> required : REQUIRED) {
      if (request.parameter(required.getKey()).isEmpty()) {
        return StageResult.reject(required.getValue());
      }
    }
    return StageResult.pass(new SignatureV1(request.raw().method(), request.parameters()));
  }

  @Override
  public Claims claims() {
    return new Claims(
        parameters.getOrDefault("AccessKeyId", ""),
        parameters.getOrDefault("SecurityToken", ""),
        pair("Timestamp"),
        pair("SignatureNonce"),
        Wire.V1_WINDOW);
  }

  private Pair pair(String name) {
    return new Pair(name, parameters.getOrDefault(name, ""));
  }

  @Override
  public Optional<Rejection> verify(String secret) {
    String signed = parameters.get("Signature");
    String toSign = stringToSign(method, parameters);
    if (Signature.isEqual(sign(toSign, secret), signed)) {
      return Optional.empty();
    }
    // One client sends empty values without signing them (G, java-v2-09).
    if (parameters.containsValue("")) {
      Map<String, String> filled = new LinkedHashMap<>(parameters);
      filled.values().removeIf(String::isEmpty);
      if (Signature.isEqual(sign(stringToSign(method, filled), secret), signed)) {
        return Optional.empty();
      }
    }
    return Optional.of(mismatch(toSign));
  }

  @Override
  public Rejection mismatch() {
    return mismatch(stringToSign(method, parameters));
  }

  private static Rejection mismatch(String toSign) {
    return Rejection.of(SIGNATURE_DOES_NOT_MATCH_V1).with("stringToSign", toSign);
  }

  /** The signed query of an operation's example. */
  static String signedQuery(Operation operation, AccessKey key, Instant now, String nonce) {
    Map<String, String> query = new TreeMap<>(operation.example());
    query.put("Action", operation.action());
    query.put("Version", Wire.VERSION);
    query.put("Format", Format.JSON.name());
    query.put("AccessKeyId", key.id());
    key.token().ifPresent(token -> query.put("SecurityToken", token));
    query.put("SignatureMethod", Wire.V1_ALGORITHM);
    query.put("SignatureVersion", Wire.V1_SIGNATURE_VERSION);
    query.put("SignatureNonce", nonce);
    query.put("Timestamp", now.truncatedTo(ChronoUnit.SECONDS).toString());
    query.put("Signature", sign(stringToSign("GET", query), key.secret()));
    return RequestParameters.of(query).canonical();
  }

  /** The string to sign; its path is always {@code /}. */
  static String stringToSign(String method, Map<String, String> parameters) {
    Map<String, String> signed = new LinkedHashMap<>(parameters);
    signed.remove("Signature");
    String canonical = RequestParameters.of(signed).canonical();
    StringBuilder out = new StringBuilder(canonical.length() * 3 / 2);
    out.append(method).append("&%2F&");
    PercentEncoding.encode(canonical, out);
    return out.toString();
  }

  /** Signs with the secret and an ampersand as the key of the hash. */
  public static String sign(String stringToSign, String secret) {
    return Base64.getEncoder()
        .encodeToString(Signature.hmac("HmacSHA1", secret + "&", stringToSign));
  }
}
