package io.github.bsskit.simulator.gateway;

import static io.github.bsskit.contract.GatewayError.INCOMPLETE_SIGNATURE;
import static io.github.bsskit.contract.GatewayError.INVALID_SIGNATURE_METHOD;
import static io.github.bsskit.contract.GatewayError.MISSING_ACCESS_KEY_ID;
import static io.github.bsskit.contract.GatewayError.MISSING_SIGNATURE_NONCE;
import static io.github.bsskit.contract.GatewayError.MISSING_TIMESTAMP;
import static io.github.bsskit.contract.GatewayError.SIGNATURE_DOES_NOT_MATCH_V3;

import io.github.bsskit.contract.Wire;
import io.github.bsskit.simulator.gateway.RequestParameters.Pair;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Signature V3: HMAC-SHA256 over the request and its signed headers (G). */
public record SignatureV3(RpcRequest request, Authorization authorization) implements Signature {

  private static final int MAX_SIGNED_HEADERS = 100;

  private static final int MAX_READINGS = 400;

  /** Of all readings together. A request has at most 64 KiB in its query and headers. */
  private static final int MAX_READ_CHARACTERS = 500_000;

  static StageResult<Signature> of(RpcRequest request) {
    String header = request.header("Authorization");
    if (header.isEmpty()) {
      boolean hasIdToken = !request.header("x-acs-zero-trust-idtoken").isEmpty();
      return StageResult.reject(hasIdToken ? INVALID_SIGNATURE_METHOD : MISSING_ACCESS_KEY_ID);
    }
    Authorization authorization = request.authorization();
    if (!authorization.algorithm().equals(Wire.V3_ALGORITHM)) {
      return StageResult.reject(INVALID_SIGNATURE_METHOD);
    }
    // The limit is ours: each name in the list is written into the canonical request (I).
    if (authorization.signedHeaders().size() > MAX_SIGNED_HEADERS) {
      return StageResult.reject(INCOMPLETE_SIGNATURE);
    }
    // The hash of the body is documented as required, but not the error if it is missing (I).
    if (!authorization.isComplete() || request.header("x-acs-content-sha256").isEmpty()) {
      return StageResult.reject(INCOMPLETE_SIGNATURE);
    }
    if (authorization.credential().isEmpty()) {
      return StageResult.reject(MISSING_ACCESS_KEY_ID);
    }
    if (request.header("x-acs-date").isEmpty()) {
      return StageResult.reject(MISSING_TIMESTAMP);
    }
    if (request.header("x-acs-signature-nonce").isEmpty()) {
      return StageResult.reject(MISSING_SIGNATURE_NONCE);
    }
    // Unsigned, these would not protect against replay (I).
    if (!authorization.isSigned("x-acs-date") || !authorization.isSigned("x-acs-signature-nonce")) {
      return StageResult.reject(INCOMPLETE_SIGNATURE);
    }
    return StageResult.pass(new SignatureV3(request, authorization));
  }

  @Override
  public Claims claims() {
    return new Claims(
        authorization.credential(),
        request.header("x-acs-security-token"),
        pair("x-acs-date"),
        pair("x-acs-signature-nonce"),
        Wire.V3_WINDOW);
  }

  private Pair pair(String name) {
    return new Pair(name, request.header(name));
  }

  /**
   * A way to read the request that a client may have signed.
   *
   * @param path the request's, or {@code /}
   * @param values replace those of headers, under lower-case names
   * @param charset turns the canonical request into the bytes that are hashed
   */
  public record Reading(String path, Map<String, String> values, Charset charset) {}

  /** What all readings share, and takes long to compute if the request is long. */
  private record Shared(String query, String bodyHash) {}

  private Shared shared() {
    return new Shared(request.query().canonical(), bodyHash());
  }

  @Override
  public Optional<Rejection> verify(String secret) {
    Shared shared = shared();
    String canonical = canonicalRequest(asReceived(), shared);
    boolean isSigned =
        isSigned(canonical, asReceived(), secret)
            || otherReadings(shared).stream()
                .anyMatch(reading -> isSigned(reading, shared, secret));
    // The header with the body's hash must be right even if it is not signed.
    if (isSigned && request.header("x-acs-content-sha256").equalsIgnoreCase(shared.bodyHash())) {
      return Optional.empty();
    }
    return Optional.of(mismatch(canonical));
  }

  /** The reading that the signature proves; the request as received if none does. */
  public Reading signedReading(String secret) {
    Shared shared = shared();
    return isSigned(asReceived(), shared, secret)
        ? asReceived()
        : otherReadings(shared).stream()
            .filter(reading -> isSigned(reading, shared, secret))
            .findFirst()
            .orElseGet(this::asReceived);
  }

  /** The request as received. */
  public Reading asReceived() {
    return new Reading(request.raw().path(), Map.of(), StandardCharsets.UTF_8);
  }

  /**
   * The other readings that are accepted, the likely ones first: each costs as much as the first.
   */
  private List<Reading> otherReadings(Shared shared) {
    int limit = Math.min(MAX_READINGS, MAX_READ_CHARACTERS / (1_000 + shared.query().length()));
    List<String> paths = paths();
    List<Charset> charsets = charsets();
    List<Reading> readings = new ArrayList<>();
    for (Map<String, String> values : spellings()) {
      for (String path : paths) {
        for (Charset charset : charsets) {
          readings.add(new Reading(path, values, charset));
        }
      }
    }
    // The first is the request as received.
    return readings.subList(1, Math.min(readings.size(), limit));
  }

  /** For an OpenAPI-style path, "/" may be signed instead (I). */
  private List<String> paths() {
    String path = request.raw().path();
    return request.isOpenApiStyle() ? List.of(path, Wire.PATH) : List.of(path);
  }

  private List<Map<String, String>> spellings() {
    List<Map<String, String>> spellings = new ArrayList<>(List.of(Map.of()));
    if (!request.raw().hasExactHeaders()) {
      spellings.addAll(HeaderSpellings.of(request.raw(), authorization.signedHeaders()));
    }
    return spellings;
  }

  /** Servers read headers as Latin-1: written in it, the values have the bytes that were sent. */
  private List<Charset> charsets() {
    boolean isAscii =
        authorization.signedHeaders().stream()
            .allMatch(name -> canonicalValue(name).chars().allMatch(c -> c < 0x80));
    return isAscii
        ? List.of(StandardCharsets.UTF_8)
        : List.of(StandardCharsets.UTF_8, StandardCharsets.ISO_8859_1);
  }

  @Override
  public Rejection mismatch() {
    return mismatch(canonicalRequest(asReceived(), shared()));
  }

  private static Rejection mismatch(String canonical) {
    return Rejection.of(SIGNATURE_DOES_NOT_MATCH_V3)
        .with("stringToSign", stringToSign(canonical))
        .with("canonicalRequest", canonical);
  }

  String canonicalRequest(String path) {
    return canonicalRequest(new Reading(path, Map.of(), StandardCharsets.UTF_8), shared());
  }

  private String canonicalRequest(Reading reading, Shared shared) {
    Map<String, String> values = reading.values();
    StringBuilder out = new StringBuilder(512);
    out.append(request.raw().method()).append('\n');
    out.append(reading.path()).append('\n');
    out.append(shared.query()).append('\n');
    for (String name : authorization.signedHeaders()) {
      String lower = name.toLowerCase(Locale.ROOT);
      String value = values.isEmpty() ? null : values.get(lower);
      out.append(lower).append(':').append(value == null ? canonicalValue(name) : value);
      out.append('\n');
    }
    out.append('\n');
    out.append(String.join(";", authorization.signedHeaders())).append('\n');
    return out.append(shared.bodyHash()).toString();
  }

  /** The string to sign: the algorithm and the hash of the canonical request. */
  public static String stringToSign(String canonicalRequest) {
    return stringToSign(canonicalRequest, StandardCharsets.UTF_8);
  }

  /** The string to sign of a canonical request in any encoding. */
  public static String stringToSign(String canonicalRequest, Charset charset) {
    return Wire.V3_ALGORITHM + "\n" + sha256(canonicalRequest.getBytes(charset));
  }

  /** Signs with the secret as the key of the hash. */
  public static String sign(String stringToSign, String secret) {
    return HexFormat.of().formatHex(Signature.hmac("HmacSHA256", secret, stringToSign));
  }

  private boolean isSigned(Reading reading, Shared shared, String secret) {
    return isSigned(canonicalRequest(reading, shared), reading, secret);
  }

  private boolean isSigned(String canonical, Reading reading, String secret) {
    return Signature.isEqual(
        sign(stringToSign(canonical, reading.charset()), secret), authorization.signature());
  }

  /** The value of a header in the canonical request. */
  public String canonicalValue(String name) {
    List<String> values = request.raw().headers(name);
    return values.size() == 1
        ? values.get(0).trim()
        : values.stream().map(String::trim).sorted().collect(Collectors.joining(","));
  }

  public String bodyHash() {
    return sha256(request.raw().body());
  }

  /** SHA-256 in lower-case hexadecimal. */
  public static String sha256(byte[] bytes) {
    return HexFormat.of().formatHex(Digests.sha256(bytes));
  }
}
