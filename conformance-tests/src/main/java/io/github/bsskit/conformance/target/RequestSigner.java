package io.github.bsskit.conformance.target;

import io.github.bsskit.rulebook.Rulebook;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs calls as the official clients do (GATEWAY.md a and b). */
final class RequestSigner {

  private final Rulebook rulebook;
  private final Profile.WireForm form;
  private final String host;
  private final String pathPrefix;

  /**
   * A signer.
   *
   * @param url the target's base URL
   */
  RequestSigner(Rulebook rulebook, Profile.WireForm form, URI url) {
    this.rulebook = rulebook;
    this.form = form;
    host = url.getRawAuthority().toLowerCase(Locale.ROOT);
    pathPrefix = Optional.ofNullable(url.getRawPath()).orElse("").replaceFirst("/$", "");
  }

  Request sign(Call call, String nonce, Instant now) {
    RequestDraft draft = draft(call);
    draft.path = pathPrefix + draft.path;
    String time = now.truncatedTo(ChronoUnit.SECONDS).toString();
    switch (call.style().signature()) {
      case "V1" -> prepareV1(draft, call, nonce, time);
      case "V3" -> prepareV3(draft, call, nonce, time);
      default -> prepareUnsigned(draft, call);
    }
    placeBody(draft, call);
    draft.headers.put("accept-encoding", "identity");
    call.mutations().forEach(mutation -> mutation.beforeSigning().accept(draft));
    switch (call.style().signature()) {
      case "V1" -> draft.put("Signature", signatureV1(draft));
      case "V3" -> signV3(draft);
      default -> {}
    }
    call.mutations().forEach(mutation -> mutation.afterSigning().accept(draft));
    return draft.request();
  }

  private RequestDraft draft(Call call) {
    RequestDraft draft = new RequestDraft();
    draft.method = call.style().placement().method();
    draft.path = form == Profile.WireForm.RPC ? rulebook.wire().path() : call.operation().path();
    draft.accessKeyId = call.key().id();
    draft.secret = call.key().secret();
    switch (call.style().placement()) {
      case GET, POST_QUERY -> draft.query.addAll(call.parameters());
      case POST_FORM -> draft.form.addAll(call.parameters());
      case POST_SPLIT -> {
        for (int i = 0; i < call.parameters().size(); i++) {
          (i % 2 == 0 ? draft.query : draft.form).add(call.parameters().get(i));
        }
      }
    }
    return draft;
  }

  private void prepareV1(RequestDraft draft, Call call, String nonce, String time) {
    List<Map.Entry<String, String>> common = new ArrayList<>();
    if (form == Profile.WireForm.RPC) {
      common.add(Map.entry("Action", call.operation().action()));
      common.add(Map.entry("Version", rulebook.wire().version()));
    }
    common.add(Map.entry("Format", call.style().format()));
    common.add(Map.entry("AccessKeyId", call.key().id()));
    common.add(Map.entry("SignatureMethod", "HMAC-SHA1"));
    common.add(Map.entry("SignatureVersion", "1.0"));
    common.add(Map.entry("SignatureNonce", nonce));
    common.add(Map.entry("Timestamp", time));
    call.key().token().ifPresent(token -> common.add(Map.entry("SecurityToken", token)));
    // pop-core puts all of these into the body, a Java V1 CommonRequest into the query
    (call.style().placement() == CallStyle.Placement.POST_FORM ? draft.form : draft.query)
        .addAll(0, common);
  }

  private void prepareV3(RequestDraft draft, Call call, String nonce, String time) {
    draft.headers.put("accept", accept(call.style().format()));
    if (form == Profile.WireForm.RPC) {
      draft.headers.put("x-acs-action", call.operation().action());
      draft.headers.put("x-acs-version", rulebook.wire().version());
    }
    draft.headers.put("x-acs-date", time);
    draft.headers.put("x-acs-signature-nonce", nonce);
    call.key()
        .token()
        .ifPresent(
            token -> {
              draft.headers.put("x-acs-accesskey-id", call.key().id());
              draft.headers.put("x-acs-security-token", token);
            });
    if (call.style().format().equals("XML")) {
      draft.query.add(Map.entry("Format", "XML"));
    }
  }

  private void prepareUnsigned(RequestDraft draft, Call call) {
    draft.headers.put("accept", accept(call.style().format()));
    if (form == Profile.WireForm.RPC) {
      draft.query.add(0, Map.entry("Action", call.operation().action()));
      draft.query.add(1, Map.entry("Version", rulebook.wire().version()));
    }
    draft.query.add(Map.entry("Format", call.style().format()));
  }

  private static String accept(String format) {
    return format.equals("XML") ? "text/xml" : "application/json";
  }

  private static void placeBody(RequestDraft draft, Call call) {
    if (!draft.form.isEmpty() || call.style().placement() == CallStyle.Placement.POST_FORM) {
      draft.headers.put("content-type", "application/x-www-form-urlencoded");
    }
  }

  private static String signatureV1(RequestDraft draft) {
    TreeMap<String, String> all = new TreeMap<>();
    draft.form.forEach(parameter -> all.put(parameter.getKey(), parameter.getValue()));
    draft.query.forEach(parameter -> all.put(parameter.getKey(), parameter.getValue()));
    all.remove("Signature");
    String toSign = draft.method + "&%2F&" + PercentEncoding.encode(canonical(all));
    draft.signedText = toSign;
    return Base64.getEncoder().encodeToString(hmac("HmacSHA1", draft.secret + "&", toSign));
  }

  private void signV3(RequestDraft draft) {
    draft.headers.putIfAbsent("x-acs-content-sha256", sha256(draft.body()));
    TreeMap<String, String> signed = new TreeMap<>();
    signed.put("host", host);
    draft.headers.forEach(
        (name, value) -> {
          if (name.startsWith("x-acs-") || name.equals("content-type")) {
            signed.put(name, value.trim());
          }
        });
    draft.unsignedHeaders.forEach(signed::remove);
    StringBuilder request =
        new StringBuilder(draft.method)
            .append('\n')
            .append(form == Profile.WireForm.RPC ? rulebook.wire().path() : draft.path)
            .append('\n');
    TreeMap<String, String> query = new TreeMap<>();
    draft.query.forEach(parameter -> query.put(parameter.getKey(), parameter.getValue()));
    request.append(canonical(query)).append('\n');
    signed.forEach((name, value) -> request.append(name).append(':').append(value).append('\n'));
    String names = String.join(";", signed.keySet());
    request
        .append('\n')
        .append(names)
        .append('\n')
        .append(draft.headers.get("x-acs-content-sha256"));
    draft.canonicalText = request.toString();
    String algorithm = algorithm();
    String toSign = algorithm + "\n" + sha256(request.toString().getBytes(StandardCharsets.UTF_8));
    draft.signedText = toSign;
    String signature = HexFormat.of().formatHex(hmac("HmacSHA256", draft.secret, toSign));
    Map<String, String> parts =
        Map.of("Credential", draft.accessKeyId, "SignedHeaders", names, "Signature", signature);
    List<String> written =
        draft.authorizationParts.stream().map(part -> part + "=" + parts.get(part)).toList();
    draft.headers.put("authorization", algorithm + " " + String.join(",", written));
  }

  private String algorithm() {
    return rulebook.signatures().stream()
        .filter(signature -> signature.name().equals("V3"))
        .findFirst()
        .orElseThrow()
        .algorithm();
  }

  private static String canonical(TreeMap<String, String> parameters) {
    List<String> pairs = new ArrayList<>();
    parameters.forEach(
        (name, value) ->
            pairs.add(PercentEncoding.encode(name) + "=" + PercentEncoding.encode(value)));
    return String.join("&", pairs);
  }

  static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  private static byte[] hmac(String algorithm, String secret, String text) {
    try {
      Mac mac = Mac.getInstance(algorithm);
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), algorithm));
      return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has " + algorithm, e);
    }
  }
}
