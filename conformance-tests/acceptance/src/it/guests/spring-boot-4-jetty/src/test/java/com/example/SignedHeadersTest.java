package com.example;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bsskit.simulator.BssSimulator;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.jetty.util.Jetty;
import org.junit.jupiter.api.Test;

/** This Jetty normalizes known values of headers; a signature covers them as they were sent. */
class SignedHeadersTest {

  private static final String BODY = "Amount=7&Currency=CNY&OwnerId=2390001%1$02d&OutBizId=%1$d";

  private static final List<String> CONTENT_TYPES =
      List.of(
          "application/x-www-form-urlencoded; charset=utf-8",
          "application/x-www-form-urlencoded; charset=UTF-8",
          "application/x-www-form-urlencoded;charset=utf-8",
          "application/x-www-form-urlencoded;charset=UTF-8",
          "application/x-www-form-urlencoded;charset=Utf-8",
          "Application/X-WWW-Form-URLEncoded",
          "application/x-www-form-urlencoded");

  @Test
  void everyContentTypeIsVerifiedAsItWasSent() throws Exception {
    assertThat(Jetty.VERSION).startsWith("12.1.");
    try (BssSimulator simulator = BssSimulator.start();
        Socket connection = new Socket("127.0.0.1", simulator.url().getPort())) {
      for (int i = 0; i < CONTENT_TYPES.size() * 2; i++) {
        String contentType = CONTENT_TYPES.get(i % CONTENT_TYPES.size());
        String host = (i % 2 == 0 ? "localhost:" : "LocalHost:") + simulator.url().getPort();
        connection
            .getOutputStream()
            .write(request(host, contentType, BODY.formatted(i)).getBytes(StandardCharsets.UTF_8));

        assertThat(response(connection.getInputStream()))
            .as(contentType + ", " + host)
            .startsWith("HTTP/1.1 200 ");
      }
    }
  }

  private static String request(String host, String contentType, String body) throws Exception {
    String digest = hex(MessageDigest.getInstance("SHA-256").digest(utf8(body)));
    Map<String, String> headers = new TreeMap<>();
    headers.put("content-type", contentType);
    headers.put("host", host);
    headers.put("x-acs-action", "CreateResellerUserQuota");
    headers.put("x-acs-content-sha256", digest);
    headers.put("x-acs-date", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
    headers.put("x-acs-signature-nonce", UUID.randomUUID().toString());
    headers.put("x-acs-version", "2017-12-14");
    String names = String.join(";", headers.keySet());
    StringBuilder lines = new StringBuilder();
    headers.forEach((name, value) -> lines.append(name + ":" + value + "\n"));
    String canonical = "POST\n/\n\n" + lines + "\n" + names + "\n" + digest;
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(utf8("testsecret"), "HmacSHA256"));
    String text =
        "ACS3-HMAC-SHA256\n" + hex(MessageDigest.getInstance("SHA-256").digest(utf8(canonical)));
    StringBuilder request = new StringBuilder("POST / HTTP/1.1\r\n");
    headers.forEach((name, value) -> request.append(name + ": " + value + "\r\n"));
    return request
        + ("Authorization: ACS3-HMAC-SHA256 Credential=testid,SignedHeaders=" + names)
        + (",Signature=" + hex(mac.doFinal(utf8(text))) + "\r\n")
        + ("Content-Length: " + body.length() + "\r\n\r\n" + body);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }

  /** A response that has a Content-Length. */
  private static String response(InputStream in) throws Exception {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      head.append((char) in.read());
    }
    String length = head.toString().replaceAll("(?is).*content-length: *(\\d+).*", "$1");
    return head + new String(in.readNBytes(Integer.parseInt(length)), StandardCharsets.UTF_8);
  }
}
