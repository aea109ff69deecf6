package io.github.bsskit.simulator.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** Calls a server with nothing but the JDK: unsigned, or signed as the gateway documents it. */
public final class RawCaller {

  private static final String VERSION = "2017-12-14";

  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final URI server;
  private final TestKey key;

  /** A caller with the first key of the built-in world. */
  public RawCaller(URI server) {
    this(server, TestKey.RESELLER);
  }

  /** A caller with a key. */
  public RawCaller(URI server, TestKey key) {
    this.server = server;
    this.key = key;
  }

  /** Sends parameters, in the query of a GET or in the form of a POST, and nothing else. */
  public HttpResponse<String> unsigned(String method, String path, Map<String, String> parameters) {
    return send(request(method, path, parameters));
  }

  /** Sends parameters with signature V1. */
  public HttpResponse<String> signedV1(String method, String path, Map<String, String> parameters) {
    Map<String, String> all = new TreeMap<>(parameters);
    all.putIfAbsent("Format", "JSON");
    all.put("Version", VERSION);
    all.put("AccessKeyId", key.id());
    all.put("SignatureMethod", "HMAC-SHA1");
    all.put("SignatureVersion", "1.0");
    all.put("SignatureNonce", UUID.randomUUID().toString());
    all.put("Timestamp", now());
    all.put("Signature", TestSigner.signV1(method, all, key.secret()));
    return send(request(method, path, all));
  }

  /**
   * Sends parameters with signature V3.
   *
   * @param signedPath the path as the signature has it
   */
  public HttpResponse<String> signedV3(
      String method,
      String path,
      String signedPath,
      String action,
      Map<String, String> parameters) {
    boolean isForm = method.equals("POST");
    byte[] body =
        (isForm ? TestSigner.canonical(parameters) : "").getBytes(StandardCharsets.US_ASCII);
    Map<String, String> query = isForm ? Map.of() : parameters;
    Map<String, String> headers = new TreeMap<>();
    headers.put("x-acs-action", action);
    headers.put("x-acs-version", VERSION);
    headers.put("x-acs-date", now());
    headers.put("x-acs-signature-nonce", UUID.randomUUID().toString());
    headers.put("x-acs-content-sha256", TestSigner.sha256(body));
    String authorization =
        TestSigner.authorizationV3(method, signedPath, query, headers, body, key);
    HttpRequest.Builder request = request(method, path, parameters);
    headers.forEach(request::header);
    return send(request.header("Authorization", authorization));
  }

  private HttpRequest.Builder request(String method, String path, Map<String, String> parameters) {
    String encoded = TestSigner.canonical(parameters);
    if (method.equals("GET")) {
      return HttpRequest.newBuilder(server.resolve(path + "?" + encoded)).GET();
    }
    return HttpRequest.newBuilder(server.resolve(path))
        .header("Content-Type", "application/x-www-form-urlencoded")
        .method(method, HttpRequest.BodyPublishers.ofString(encoded));
  }

  private static String now() {
    return Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
  }

  private static HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
