package io.github.bsskit.conformance.target;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A request under construction, which can be changed before and after signing. */
public final class RequestDraft {

  /** How parameters are encoded. */
  public enum Encoding {
    /** {@code %20}, {@code %2A}, {@code ~}: as signed. */
    STRICT,
    /** {@code +}, {@code *}, {@code %7E}: as the Java V2 client encodes a query. */
    FORM
  }

  /** GET, POST or any other. */
  public String method;

  /** The path, with a leading slash. */
  public String path;

  /** Query parameters in order; a name may occur repeatedly. */
  public final List<Map.Entry<String, String>> query = new ArrayList<>();

  /** Parameters of the form body; empty for no body. */
  public final List<Map.Entry<String, String>> form = new ArrayList<>();

  /** Headers by lower-case name. */
  public final Map<String, String> headers = new LinkedHashMap<>();

  /** Headers that V3 does not sign, lower-case. */
  public final List<String> unsignedHeaders = new ArrayList<>();

  /** A body that replaces the form; null for the form. */
  public byte[] body;

  /** Whether the body is sent in chunks. */
  public boolean chunked;

  /** Whether a request without body has {@code Content-Length: 0}. */
  public boolean sendsZeroLength = true;

  /** How parameters are encoded. */
  public Encoding encoding = Encoding.STRICT;

  /** The access key id in V3; V1 has it in a parameter. */
  public String accessKeyId;

  /** The secret that signs the request. */
  public String secret;

  /** Whether empty parameters are written without an equals sign. */
  public boolean bareNames;

  /** The string to sign; empty if unsigned. */
  String signedText = "";

  /** The canonical request of V3; empty with any other signature. */
  String canonicalText = "";

  /** The parts of the V3 Authorization header, in order. */
  public List<String> authorizationParts = List.of("Credential", "SignedHeaders", "Signature");

  /** Replaces a parameter, or adds it to the query. */
  public void put(String name, String value) {
    if (!replace(form, name, value) && !replace(query, name, value)) {
      query.add(Map.entry(name, value));
    }
  }

  /** Removes a parameter. */
  public void remove(String name) {
    query.removeIf(parameter -> parameter.getKey().equals(name));
    form.removeIf(parameter -> parameter.getKey().equals(name));
  }

  /** The value of a parameter; empty if there is none. */
  public String get(String name) {
    return Stream.concat(query.stream(), form.stream())
        .filter(parameter -> parameter.getKey().equals(name))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse("");
  }

  /** The body to send. */
  public byte[] body() {
    return body != null ? body : encoded(form).getBytes(StandardCharsets.UTF_8);
  }

  /** The V3 hash of the body to send. */
  public String bodyHash() {
    return RequestSigner.sha256(body());
  }

  /** The request to send. */
  Request request() {
    String target = query.isEmpty() ? path : path + "?" + encoded(query);
    return new Request(
        method, target, headers, body(), chunked, sendsZeroLength, signedText, canonicalText);
  }

  private static boolean replace(List<Map.Entry<String, String>> place, String name, String value) {
    int at = place.stream().map(Map.Entry::getKey).toList().indexOf(name);
    if (at >= 0) {
      place.set(at, Map.entry(name, value));
    }
    return at >= 0;
  }

  private String encoded(List<Map.Entry<String, String>> parameters) {
    return parameters.stream()
        .map(
            pair ->
                bareNames && pair.getValue().isEmpty()
                    ? encoded(pair.getKey())
                    : encoded(pair.getKey()) + "=" + encoded(pair.getValue()))
        .collect(Collectors.joining("&"));
  }

  private String encoded(String text) {
    String strict = PercentEncoding.encode(text);
    return encoding == Encoding.STRICT
        ? strict
        : strict.replace("%20", "+").replace("%2A", "*").replace("~", "%7E");
  }
}
