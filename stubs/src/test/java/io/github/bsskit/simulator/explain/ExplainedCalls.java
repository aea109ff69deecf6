package io.github.bsskit.simulator.explain;

import io.github.bsskit.simulator.explain.SignatureExplanation.Cause;
import io.github.bsskit.simulator.gateway.Header;
import io.github.bsskit.simulator.gateway.RawRequest;
import io.github.bsskit.simulator.world.Fixtures;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs any text, and explains calls. */
final class ExplainedCalls {

  static final Instant NOW = Instant.parse("2025-08-11T01:02:03Z");
  static final String FORM = "application/x-www-form-urlencoded";

  private ExplainedCalls() {}

  static SignatureExplanation explain(RawRequest call) {
    return explain(call, null, null);
  }

  /** Null for what the user does not pass. */
  static SignatureExplanation explain(RawRequest call, String secret, String signedText) {
    return at(NOW).explain(call, Optional.ofNullable(secret), Optional.ofNullable(signedText));
  }

  static SignatureExplainer at(Instant now) {
    return new SignatureExplainer(Fixtures.builtIn().keys(), () -> now);
  }

  static List<String> ids(SignatureExplanation explanation) {
    return explanation.causes().stream().map(Cause::id).toList();
  }

  static String step(SignatureExplanation explanation, String name) {
    return explanation.steps().stream()
        .filter(step -> step.name().equals(name))
        .map(SignatureExplanation.Step::text)
        .collect(Collectors.joining());
  }

  /** Headers as name, value, name, value. */
  static RawRequest call(String method, String query, String body, String... headers) {
    List<Header> list =
        IntStream.range(0, headers.length / 2)
            .mapToObj(i -> new Header(headers[2 * i], headers[2 * i + 1]))
            .toList();
    return new RawRequest(method, "/", query, list, body.getBytes(StandardCharsets.UTF_8));
  }

  static byte[] hmac(String algorithm, String key, String text) {
    try {
      Mac mac = Mac.getInstance(algorithm);
      mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), algorithm));
      return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  static String sha1(String key, String text) {
    return Base64.getEncoder().encodeToString(hmac("HmacSHA1", key, text));
  }

  static String sha256(String key, String text) {
    return HexFormat.of().formatHex(hmac("HmacSHA256", key, text));
  }

  static String hash(String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }
}
