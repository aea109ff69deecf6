package io.github.bsskit.simulator.testing;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * A call that a test describes, signs and sends.
 *
 * <p>Names that start with {@code x-acs-}, and {@code Authorization} and {@code Accept}, are
 * headers; all others are parameters. What {@link #with} says is signed; what {@link #tampered}
 * says is changed afterwards. A null value leaves the name out.
 */
public final class TestCall {

  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private final boolean isV3;
  private final Map<String, String> operation = new LinkedHashMap<>();
  private final Map<String, String> changes = new LinkedHashMap<>();
  private final Map<String, String> tampered = new LinkedHashMap<>();
  private final String action;
  private TestKey key = TestKey.RESELLER;
  private String time = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
  private String nonce = UUID.randomUUID().toString();
  private String method = "POST";
  private boolean isForm;
  private HttpClient.Version version = HttpClient.Version.HTTP_1_1;

  private TestCall(boolean isV3, String action, Map<String, String> operation) {
    this.isV3 = isV3;
    this.action = action;
    this.operation.putAll(operation);
  }

  /** A good CreateResellerUserQuota; {@code scheme} is V1 or V3. */
  public static TestCall quota(String scheme) {
    return new TestCall(
        scheme.equals("V3"), "CreateResellerUserQuota", Map.of("Amount", "100", "Currency", "CNY"));
  }

  /** A good CreateResourcePackage; {@code scheme} is V1 or V3. */
  public static TestCall resourcePackage(String scheme) {
    Map<String, String> parameters =
        Map.of(
            "ProductCode", "ossbag",
            "PackageType", "FPT_ossbag_absolute_Storage_sh",
            "Specification", "40",
            "Duration", "6");
    return new TestCall(scheme.equals("V3"), "CreateResourcePackage", parameters);
  }

  public TestCall key(TestKey signer) {
    key = signer;
    return this;
  }

  public TestCall at(Instant instant) {
    return at(instant.truncatedTo(ChronoUnit.SECONDS).toString());
  }

  public TestCall at(String text) {
    time = text;
    return this;
  }

  public TestCall nonce(String text) {
    nonce = text;
    return this;
  }

  public TestCall method(String name) {
    method = name;
    return this;
  }

  /** Sends V1's parameters, or V3's of the operation, in a form body. */
  public TestCall inForm() {
    isForm = true;
    return this;
  }

  public TestCall over(HttpClient.Version httpVersion) {
    version = httpVersion;
    return this;
  }

  public TestCall with(String name, String value) {
    changes.put(name, value);
    return this;
  }

  public TestCall tampered(String name, String value) {
    tampered.put(name, value);
    return this;
  }

  /** Sends the call to a server. */
  public Response send(URI server) throws IOException, InterruptedException {
    Wire wire = wire(server.getAuthority());
    HttpRequest.Builder request =
        HttpRequest.newBuilder(server.resolve("/" + wire.question()))
            .version(version)
            .method(method, HttpRequest.BodyPublishers.ofByteArray(wire.body));
    wire.headers.forEach(
        (name, value) -> {
          if (!name.equals("host")) {
            request.header(name, value);
          }
        });
    HttpResponse<byte[]> response =
        CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    return new Response(response.statusCode(), response.headers().map(), response.body());
  }

  /** The call as bytes for a raw connection. */
  public byte[] bytes(String host) {
    Wire wire = wire(host);
    StringBuilder head = new StringBuilder(method + " /" + wire.question() + " HTTP/1.1\n");
    wire.headers.forEach((name, value) -> head.append(name + ": " + value + "\n"));
    head.append("Content-Length: " + wire.body.length + "\n\n");
    head.append(new String(wire.body, StandardCharsets.ISO_8859_1));
    return RawHttp.bytes(head.toString());
  }

  /** The string to sign of V1, for a call without changes after signing. */
  public String stringToSignV1() {
    return TestSigner.stringToSignV1(method, v1Parameters());
  }

  /** The canonical request of V3, for a call without a body or changes after signing. */
  public String canonicalRequestV3(String host) {
    Wire wire = v3(host);
    Map<String, String> signed = new TreeMap<>(wire.headers);
    signed.remove("Authorization");
    List<String> names = List.copyOf(signed.keySet());
    return TestSigner.canonicalV3(method, wire.query, signed, names, wire.body);
  }

  private record Wire(Map<String, String> query, Map<String, String> headers, byte[] body) {

    String question() {
      return query.isEmpty() ? "" : "?" + TestSigner.canonical(query);
    }
  }

  private Wire wire(String host) {
    return isV3 ? v3(host) : v1(host);
  }

  private Wire v1(String host) {
    Map<String, String> parameters = v1Parameters();
    parameters.put("Signature", TestSigner.signV1(method, parameters, key.secret()));
    Map<String, String> headers = new TreeMap<>(Map.of("host", host));
    apply(tampered, parameters, headers);
    if (!isForm) {
      return new Wire(parameters, headers, new byte[0]);
    }
    headers.put("content-type", "application/x-www-form-urlencoded");
    return new Wire(Map.of(), headers, formBody(parameters));
  }

  private Map<String, String> v1Parameters() {
    Map<String, String> parameters = new TreeMap<>(operation);
    parameters.put("Action", action);
    parameters.put("Version", "2017-12-14");
    parameters.put("Format", "JSON");
    parameters.put("AccessKeyId", key.id());
    parameters.put("SignatureMethod", "HMAC-SHA1");
    parameters.put("SignatureVersion", "1.0");
    parameters.put("SignatureNonce", nonce);
    parameters.put("Timestamp", time);
    if (!key.token().isEmpty()) {
      parameters.put("SecurityToken", key.token());
    }
    apply(changes, parameters, new TreeMap<>());
    return parameters;
  }

  private Wire v3(String host) {
    Map<String, String> parameters = new TreeMap<>(operation);
    Map<String, String> headers = new TreeMap<>();
    headers.put("host", host);
    headers.put("x-acs-action", action);
    headers.put("x-acs-version", "2017-12-14");
    headers.put("x-acs-date", time);
    headers.put("x-acs-signature-nonce", nonce);
    if (!key.token().isEmpty()) {
      headers.put("x-acs-security-token", key.token());
    }
    apply(changes, parameters, headers);
    byte[] body = isForm ? formBody(parameters) : new byte[0];
    Map<String, String> query = isForm ? new TreeMap<>() : parameters;
    if (isForm) {
      headers.put("content-type", "application/x-www-form-urlencoded");
    }
    headers.put("x-acs-content-sha256", TestSigner.sha256(body));
    headers.put(
        "Authorization", TestSigner.authorizationV3(method, "/", query, headers, body, key));
    apply(tampered, query, headers);
    return new Wire(query, headers, body);
  }

  private static byte[] formBody(Map<String, String> parameters) {
    return TestSigner.canonical(parameters).getBytes(StandardCharsets.US_ASCII);
  }

  private static void apply(
      Map<String, String> changes, Map<String, String> parameters, Map<String, String> headers) {
    changes.forEach(
        (name, value) -> {
          boolean isHeader = name.matches("x-acs-.*|Authorization|Accept|Content-Type");
          Map<String, String> target = isHeader ? headers : parameters;
          if (value == null) {
            target.remove(name);
          } else {
            target.put(name, value);
          }
        });
  }
}
