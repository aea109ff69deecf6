package io.github.bsskit.simulator.gateway;

import io.github.bsskit.contract.Wire;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A request with decoded parameters, and with what both signature versions share. */
public final class RpcRequest {

  /** The content type of bodies that are read. */
  public static final String FORM = "application/x-www-form-urlencoded";

  private final RawRequest raw;
  private final RequestParameters query;
  private final int count;
  private final Map<String, String> parameters = new LinkedHashMap<>();
  private final Authorization authorization;

  public RpcRequest(RawRequest raw) {
    this.raw = raw;
    query = RequestParameters.parse(raw.query(), Wire.MAX_PARAMETERS);
    // Clients that sign give the query priority over the form (G).
    query.addTo(parameters);
    int pairs = query.pairs().size();
    if (header("Content-Type").regionMatches(true, 0, FORM, 0, FORM.length())) {
      String body = new String(raw.body(), StandardCharsets.UTF_8);
      RequestParameters form = RequestParameters.parse(body, Wire.MAX_PARAMETERS - pairs);
      form.addTo(parameters);
      pairs += form.pairs().size();
    }
    count = pairs;
    authorization = Authorization.parse(header("Authorization"));
  }

  public RawRequest raw() {
    return raw;
  }

  /**
   * The limit that the request exceeds, in words; empty if none. Only what is within the limits has
   * been read.
   */
  Optional<String> exceededLimit() {
    if (count > Wire.MAX_PARAMETERS) {
      return Optional.of(
          "Send at most " + Wire.MAX_PARAMETERS + " parameters in query and form together.");
    }
    return raw.headers().size() > Wire.MAX_HEADERS
        ? Optional.of("Send at most " + Wire.MAX_HEADERS + " header fields.")
        : Optional.empty();
  }

  public RequestParameters query() {
    return query;
  }

  /** All parameters of query and form, each name once. */
  public Map<String, String> parameters() {
    return parameters;
  }

  /** A parameter's value; empty if it is absent. */
  public String parameter(String name) {
    return parameters.getOrDefault(name, "");
  }

  /** A header's first value; empty if it is absent. */
  public String header(String name) {
    return raw.header(name).orElse("").trim();
  }

  /** Whether the path names the operation, as in OpenAPI; otherwise it is {@code /}. */
  public boolean isOpenApiStyle() {
    return raw.path().length() > 1;
  }

  /**
   * Whether the common parameters are in headers: for V3 and newer signatures, and for a request
   * that has its action there and no parameter of V1.
   */
  public boolean isHeaderStyle() {
    return isHeaderAlgorithm(authorization.algorithm())
        || (!header("x-acs-action").isEmpty()
            && parameter("Action").isEmpty()
            && parameter("AccessKeyId").isEmpty()
            && parameter("Signature").isEmpty());
  }

  /** Whether an algorithm is named like ACS3-HMAC-SHA256. */
  private static boolean isHeaderAlgorithm(String algorithm) {
    return algorithm.length() > 4
        && algorithm.startsWith("ACS")
        && algorithm.charAt(3) >= '0'
        && algorithm.charAt(3) <= '9'
        && algorithm.charAt(4) == '-';
  }

  /** The Authorization header; its parts are empty if it is absent. */
  Authorization authorization() {
    return authorization;
  }

  /** The AccessKeyId, from header or parameter, known or not; empty if absent. */
  String accessKeyId() {
    String credential = authorization.credential();
    return credential.isEmpty() ? parameter("AccessKeyId") : credential;
  }

  /** The action, from path, parameter or header; empty if they disagree. */
  public Optional<String> action() {
    String path = isOpenApiStyle() ? raw.path().substring(1) : "";
    return agreed(path, agreed(parameter("Action"), header("x-acs-action")).orElse(null));
  }

  /** The version, from parameter or header; empty if they disagree. */
  Optional<String> version() {
    return agreed(parameter("Version"), header("x-acs-version"));
  }

  private static Optional<String> agreed(String one, String other) {
    if (other == null) {
      return Optional.empty();
    }
    if (one.isEmpty() || one.equals(other)) {
      return Optional.of(other);
    }
    return other.isEmpty() ? Optional.of(one) : Optional.empty();
  }

  /**
   * The requested format, or the default: XML for signature V1 (G), JSON for others unless the
   * request accepts only XML (I).
   */
  Format format() {
    return Format.named(parameter("Format")).orElseGet(this::styleFormat);
  }

  private Format styleFormat() {
    if (!isOpenApiStyle() && !isHeaderStyle()) {
      return Format.XML;
    }
    String accept = header("Accept");
    return accept.contains("xml") && !accept.contains("json") ? Format.XML : Format.JSON;
  }

  /** The Host header; empty if absent. */
  public String hostId() {
    return header("Host");
  }
}
