package com.example;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.tomakehurst.wiremock.WireMockServer;
import io.github.bsskit.simulator.host.SimulatorExtension;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The simulator as an extension of a WireMock of the project's own. */
class LowestWireMockTest {

  private final HttpClient client = HttpClient.newHttpClient();
  private WireMockServer server;

  @BeforeEach
  void start() {
    server = new WireMockServer(options().dynamicPort().extensions(new SimulatorExtension()));
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop();
  }

  @Test
  void signedCallBuys() throws Exception {
    HttpResponse<String> response = send("GET", "/?" + signed("GET"), "");

    assertEquals(200, response.statusCode(), response.body());
    assertTrue(response.body().contains("\"OrderId\":"), response.body());
    assertTrue(send("GET", "/__admin/bss/ledger", "").body().contains("\"orders\""));
    assertEquals("{\"status\":\"ready\"}", send("GET", "/__admin/bss/ready", "").body());
    server.verify(getRequestedFor(urlPathEqualTo("/")));
  }

  @Test
  void wrongSignatureIsRejected() throws Exception {
    HttpResponse<String> response = send("GET", "/?" + signed("POST"), "");

    assertEquals(400, response.statusCode());
    assertTrue(response.body().contains("SignatureDoesNotMatch"), response.body());
  }

  @Test
  void ownStubsTakePrecedenceAndAResetKeepsTheSimulator() throws Exception {
    server.stubFor(get(urlPathEqualTo("/")).willReturn(ok("mine")));
    assertEquals("mine", send("GET", "/?" + signed("GET"), "").body());

    server.resetAll();

    assertEquals(200, send("GET", "/?" + signed("GET"), "").statusCode());
  }

  @Test
  void faultsCanBeArmed() throws Exception {
    HttpResponse<String> armed =
        send(
            "POST",
            "/__admin/bss/faults",
            "{\"code\":\"InternalError\",\"action\":\"CreateResourcePackage\"}");
    assertEquals(201, armed.statusCode(), armed.body());
    assertEquals(500, send("GET", "/?" + signed("GET"), "").statusCode());

    send("POST", "/__admin/bss/faults", "{\"fault\":\"drop-before-commit\"}");
    assertThrows(IOException.class, () -> send("GET", "/?" + signed("GET"), ""));

    assertEquals(204, send("POST", "/__admin/bss/reset", "").statusCode());
    assertEquals(400, send("POST", "/__admin/bss/faults", "{}").statusCode());
  }

  private HttpResponse<String> send(String method, String target, String body) throws Exception {
    return client.send(
        HttpRequest.newBuilder(URI.create(server.baseUrl() + target))
            .method(
                method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
            .build(),
        BodyHandlers.ofString());
  }

  /** The query of a purchase, signed as V1 with a key of the built-in world. */
  private static String signed(String method) throws Exception {
    TreeMap<String, String> query = new TreeMap<>();
    query.put("Action", "CreateResourcePackage");
    query.put("Version", "2017-12-14");
    query.put("Format", "JSON");
    query.put("AccessKeyId", "testid");
    query.put("SignatureMethod", "HMAC-SHA1");
    query.put("SignatureVersion", "1.0");
    query.put("SignatureNonce", UUID.randomUUID().toString());
    query.put("Timestamp", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
    query.put("ProductCode", "ossbag");
    query.put("PackageType", "FPT_ossbag_absolute_Storage_sh");
    query.put("Specification", "40");
    query.put("Duration", "6");
    String canonical =
        query.entrySet().stream()
            .map(one -> one.getKey() + "=" + encode(one.getValue()))
            .collect(Collectors.joining("&"));
    Mac mac = Mac.getInstance("HmacSHA1");
    mac.init(new SecretKeySpec("testsecret&".getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
    byte[] signature =
        mac.doFinal((method + "&%2F&" + encode(canonical)).getBytes(StandardCharsets.UTF_8));
    return canonical + "&Signature=" + encode(Base64.getEncoder().encodeToString(signature));
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20").replace("*", "%2A");
  }
}
