package io.github.bsskit.simulator.gateway;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A call with its envelope opened: parameters decoded, and the names that both signatures share.
 */
public final class RpcRequest {

  private static final String FORM = "application/x-www-form-urlencoded";

  private final RawRequest raw;
  private final RequestParameters query;
  private final Map<String, String> parameters = new LinkedHashMap<>();
  private final Authorization authorization;

  /** Opens a call. */
  public RpcRequest(RawRequest raw) {
    this.raw = raw;
    query = RequestParameters.parse(raw.query());
    // A name in both places: the clients let the query win when they sign (G).
    query.addTo(parameters);
    if (header("Content-Type").regionMatches(true, 0, FORM, 0, FORM.length())) {
      RequestParameters.parse(new String(raw.body(), StandardCharsets.UTF_8)).addTo(parameters);
    }
    authorization = Authorization.parse(header("Authorization"));
  }

  public RawRequest raw() {
    return raw;
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

  /** Whether the path names the operation, as OpenAPI has it, instead of being the wire's own. */
  public boolean isOpenApiStyle() {
    return raw.path().length() > 1;
  }

  /**
   * Whether the common parameters are in headers: signature V3 and its younger kin, or a call that
   * names its action there and shows no sign of V1.
   */
  public boolean isHeaderStyle() {
    return isOfHeaderKind(authorization.algorithm())
        || (!header("x-acs-action").isEmpty()
            && parameter("Action").isEmpty()
            && parameter("AccessKeyId").isEmpty()
            && parameter("Signature").isEmpty());
  }

  /** Whether an algorithm is named like those of signatures in headers: ACS3-HMAC-SHA256. */
  private static boolean isOfHeaderKind(String algorithm) {
    return algorithm.length() > 4
        && algorithm.startsWith("ACS")
        && algorithm.charAt(3) >= '0'
        && algorithm.charAt(3) <= '9'
        && algorithm.charAt(4) == '-';
  }

  /** What the header of that name says; empty parts if there is none. */
  Authorization authorization() {
    return authorization;
  }

  /** The AccessKeyId, from wherever it is said, right or wrong; empty if it is not. */
  String accessKeyId() {
    String credential = authorization.credential();
    return credential.isEmpty() ? parameter("AccessKeyId") : credential;
  }

  /** The operation's name, from wherever it is said; nothing if two places disagree. */
  public Optional<String> action() {
    String path = isOpenApiStyle() ? raw.path().substring(1) : "";
    return agreed(path, agreed(parameter("Action"), header("x-acs-action")).orElse(null));
  }

  /** The version, from wherever it is said; nothing if two places disagree. */
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
   * The format that was asked for, or else the one of the style: XML for signature V1 (G), JSON for
   * the others unless the caller accepts XML alone (I).
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

  /** The host as it was asked; empty if the call does not say. */
  public String hostId() {
    return header("Host");
  }
}
