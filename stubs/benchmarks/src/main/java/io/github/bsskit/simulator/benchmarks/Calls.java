package io.github.bsskit.simulator.benchmarks;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** One CreateResourcePackage call in three forms. */
public enum Calls {

  /** Signature V3, as the official Java client V2 sends it. */
  V3 {
    @Override
    public PreparedCall prepare(String host, Instant time) {
      String signedHeaders =
          "host;x-acs-action;x-acs-content-sha256;x-acs-date;x-acs-signature-nonce;x-acs-version";
      String emptyHash = HexFormat.of().formatHex(PreparedCall.sha256(""));
      String canonicalRequest =
          String.join(
              "\n",
              "POST",
              "/",
              query(PARAMETERS),
              "host:" + host,
              "x-acs-action:CreateResourcePackage",
              "x-acs-content-sha256:" + emptyHash,
              "x-acs-date:" + time,
              "x-acs-signature-nonce:{nonce}",
              "x-acs-version:2017-12-14",
              "",
              signedHeaders,
              emptyHash);
      String text =
          String.format(
              Locale.ROOT,
              """
              POST /?%s HTTP/1.1
              host: %s
              x-acs-action: CreateResourcePackage
              x-acs-version: 2017-12-14
              x-acs-date: %s
              x-acs-content-sha256: %s
              x-acs-signature-nonce: {nonce}
              Authorization: ACS3-HMAC-SHA256 Credential=testid,SignedHeaders=%s,Signature={signature}
              user-agent: AlibabaCloud (Linux; amd64) Java/17 tea-util/0.2.21 TeaDSL/1
              accept: application/json
              Transfer-Encoding: chunked
              Connection: Keep-Alive
              Accept-Encoding: gzip

              0

              """,
              query(PARAMETERS),
              host,
              time,
              emptyHash,
              signedHeaders);
      return PreparedCall.signedV3(lines(text), canonicalRequest, SECRET);
    }
  },

  /** Signature V1, as the official Java client V1 sends it. */
  V1 {
    @Override
    public PreparedCall prepare(String host, Instant time) {
      Map<String, String> parameters = new TreeMap<>(PARAMETERS);
      parameters.put("Action", "CreateResourcePackage");
      parameters.put("Version", "2017-12-14");
      parameters.put("Format", "JSON");
      parameters.put("AccessKeyId", "testid");
      parameters.put("RegionId", "cn-hangzhou");
      parameters.put("SignatureMethod", "HMAC-SHA1");
      parameters.put("SignatureVersion", "1.0");
      parameters.put("Timestamp", time.toString());
      // Encoding does not change letters and digits, so the placeholder is inserted afterwards.
      parameters.put("SignatureNonce", "nonce");
      String query = query(parameters).replace("SignatureNonce=nonce", "SignatureNonce={nonce}");
      String text =
          String.format(
              Locale.ROOT,
              """
              POST /?%s&Signature={signature} HTTP/1.1
              Accept-Encoding: identity
              x-sdk-invoke-type: normal
              Accept: application/json
              x-acs-action: CreateResourcePackage
              x-sdk-client: Java/2.0.0
              User-Agent: AlibabaCloud (Linux; amd64) Java/17 Core/4.7.10 HTTPClient/ApacheHttpClient
              x-acs-version: 2017-12-14
              Content-Type: application/x-www-form-urlencoded
              Host: %s
              Connection: Keep-Alive
              Content-Length: 0

              """,
              query,
              host);
      String stringToSign = "POST&%2F&" + encode(query).replace("%7Bnonce%7D", "{nonce}");
      return PreparedCall.signedV1(lines(text), stringToSign, SECRET);
    }
  },

  /** Unsigned, on the path of the spec, for mocks generated from the spec. */
  OPENAPI {
    @Override
    public PreparedCall prepare(String host, Instant time) {
      String form = query(PARAMETERS);
      String text =
          String.format(
              Locale.ROOT,
              """
              POST /CreateResourcePackage HTTP/1.1
              Host: %s
              Accept: application/json
              Content-Type: application/x-www-form-urlencoded
              Connection: Keep-Alive
              Content-Length: %d

              """,
              host,
              form.length());
      return PreparedCall.unsigned(lines(text) + form);
    }
  };

  /** Valid in the built-in world: they create an order. */
  private static final Map<String, String> PARAMETERS =
      Map.of(
          "ProductCode", "ossbag",
          "PackageType", "FPT_ossbag_absolute_Storage_sh",
          "EffectiveDate", "2030-03-03T12:00:00Z",
          "Specification", "40",
          "Duration", "6",
          "PricingCycle", "Month",
          "OwnerId", "239000111");

  private static final String SECRET = "testsecret";

  private static final SplittableRandom RANDOM = new SplittableRandom();

  /**
   * Prepares the call; nonces are inserted later.
   *
   * @param host value of the Host header, with the port
   * @param time of the signature, in whole seconds; valid for 15 minutes
   */
  public abstract PreparedCall prepare(String host, Instant time);

  /** Prepares the call for the current time. */
  public PreparedCall prepare(String host) {
    return prepare(host, Instant.now().truncatedTo(ChronoUnit.SECONDS));
  }

  /** A new nonce of 32 characters. */
  public static synchronized String nonce() {
    HexFormat hex = HexFormat.of();
    return hex.toHexDigits(RANDOM.nextLong()) + hex.toHexDigits(RANDOM.nextLong());
  }

  private static String query(Map<String, String> parameters) {
    return new TreeMap<>(parameters)
        .entrySet().stream()
            .map(parameter -> encode(parameter.getKey()) + "=" + encode(parameter.getValue()))
            .collect(Collectors.joining("&"));
  }

  /** Percent-encoding as in signatures, which differs from form encoding in three characters. */
  static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8)
        .replace("+", "%20")
        .replace("*", "%2A")
        .replace("%7E", "~");
  }

  private static String lines(String text) {
    return text.replace("\n", "\r\n");
  }
}
