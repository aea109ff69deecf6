package io.github.bsskit.conformance.target;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A request in the making: everything in it can still be changed, before and after signing. */
public final class RequestDraft {

  /** How the characters that need no escape are written on the wire. */
  public enum Encoding {
    /** {@code %20}, {@code %2A}, {@code ~}: as it is signed. */
    STRICT,
    /** {@code +}, {@code *}, {@code %7E}: as the Java V2 client writes a query. */
    FORM
  }

  /** GET, POST or whatever is tried. */
  public String method;

  /** The path, beginning with a slash. */
  public String path;

  /** Parameters in the query, in order, repetitions included. */
  public final List<Map.Entry<String, String>> query = new ArrayList<>();

  /** Parameters in a form body; if there are none, there is no body. */
  public final List<Map.Entry<String, String>> form = new ArrayList<>();

  /** Headers by lower-case name. */
  public final Map<String, String> headers = new LinkedHashMap<>();

  /** Headers that V3 leaves unsigned, lower-case. */
  public final List<String> unsignedHeaders = new ArrayList<>();

  /** A body instead of the form. */
  public byte[] body;

  /** Whether the body is sent in chunks. */
  public boolean chunked;

  /** Whether a request without body says {@code Content-Length: 0}. */
  public boolean saysItHasNoBody = true;

  /** How parameters are written. */
  public Encoding encoding = Encoding.STRICT;

  /** The id of the key that V3 names; V1 has it among its parameters. */
  public String accessKeyId;

  /** The secret to sign with. */
  public String secret;

  /** Whether a parameter without a value is written without its equals sign. */
  public boolean bareNames;

  /** What the signature was made of. */
  String signedText = "";

  /** The order of the parts of Authorization in V3: Credential, SignedHeaders, Signature. */
  public List<String> authorizationParts = List.of("Credential", "SignedHeaders", "Signature");

  /** Puts a parameter where it stands already, or else into the query. */
  public void put(String name, String value) {
    if (!replace(form, name, value) && !replace(query, name, value)) {
      query.add(Map.entry(name, value));
    }
  }

  /** Takes a parameter away, wherever it stands. */
  public void remove(String name) {
    query.removeIf(parameter -> parameter.getKey().equals(name));
    form.removeIf(parameter -> parameter.getKey().equals(name));
  }

  /** The value of a parameter, wherever it stands; empty if it stands nowhere. */
  public String get(String name) {
    for (List<Map.Entry<String, String>> place : List.of(query, form)) {
      for (Map.Entry<String, String> parameter : place) {
        if (parameter.getKey().equals(name)) {
          return parameter.getValue();
        }
      }
    }
    return "";
  }

  /** The body as it will be sent. */
  public byte[] body() {
    return body != null ? body : encoded(form).getBytes(StandardCharsets.UTF_8);
  }

  /** What V3 calls the hash of the body as it will be sent. */
  public String bodyHash() {
    return RequestSigner.sha256(body());
  }

  /** The request as it stands. */
  Request request() {
    String target = query.isEmpty() ? path : path + "?" + encoded(query);
    return new Request(method, target, headers, body(), chunked, saysItHasNoBody, signedText);
  }

  private static boolean replace(List<Map.Entry<String, String>> place, String name, String value) {
    for (int i = 0; i < place.size(); i++) {
      if (place.get(i).getKey().equals(name)) {
        place.set(i, Map.entry(name, value));
        return true;
      }
    }
    return false;
  }

  private String encoded(List<Map.Entry<String, String>> parameters) {
    List<String> pairs = new ArrayList<>();
    parameters.forEach(
        pair ->
            pairs.add(
                bareNames && pair.getValue().isEmpty()
                    ? written(pair.getKey())
                    : written(pair.getKey()) + "=" + written(pair.getValue())));
    return String.join("&", pairs);
  }

  private String written(String text) {
    String strict = PercentEncoding.encode(text);
    return encoding == Encoding.STRICT
        ? strict
        : strict.replace("%20", "+").replace("%2A", "*").replace("~", "%7E");
  }
}
