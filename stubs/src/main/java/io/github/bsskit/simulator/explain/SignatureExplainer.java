package io.github.bsskit.simulator.explain;

import io.github.bsskit.contract.Wire;
import io.github.bsskit.simulator.explain.SignatureExplanation.Cause;
import io.github.bsskit.simulator.gateway.Authorization;
import io.github.bsskit.simulator.gateway.RawRequest;
import io.github.bsskit.simulator.gateway.RpcRequest;
import io.github.bsskit.simulator.gateway.Signature.Claims;
import io.github.bsskit.simulator.world.AccessKey;
import io.github.bsskit.simulator.world.AccessKeys;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Explains a signature: how it is calculated, and why the one that was sent differs.
 *
 * <p>A mistake that reproduces the signature that was sent is proved. Used nonces are not checked.
 */
public final class SignatureExplainer {

  private static final int MAX_SHORT_BYTES = 64 * 1024;

  /** Explaining a long request can take 100 times its size in memory, so only one is explained. */
  private static final Object ONE_LONG_REQUEST = new Object();

  private final AccessKeys keys;
  private final InstantSource clock;

  /**
   * An explainer for the calls to one world.
   *
   * @param clock the time at which the calls arrive
   */
  public SignatureExplainer(AccessKeys keys, InstantSource clock) {
    this.keys = keys;
    this.clock = clock;
  }

  /**
   * Explains any request.
   *
   * @param secret replaces the one of the world; ignored if empty
   * @param signedText the text that the client signed: the string to sign, or the canonical request
   *     of V3
   */
  public SignatureExplanation explain(
      RawRequest raw, Optional<String> secret, Optional<String> signedText) {
    return explain(raw, secret, signedText, List.of());
  }

  /**
   * Explains any request.
   *
   * @param earlier requests that this one may repeat, oldest first
   */
  public SignatureExplanation explain(
      RawRequest raw,
      Optional<String> secret,
      Optional<String> signedText,
      List<RawRequest> earlier) {
    if (raw.weight() <= MAX_SHORT_BYTES) {
      return explainNow(raw, secret, signedText, earlier);
    }
    synchronized (ONE_LONG_REQUEST) {
      return explainNow(raw, secret, signedText, earlier);
    }
  }

  private SignatureExplanation explainNow(
      RawRequest raw,
      Optional<String> secret,
      Optional<String> signedText,
      List<RawRequest> earlier) {
    List<Attempt> attempts = earlier.stream().flatMap(SignatureExplainer::attempts).toList();
    SignatureExplanation asSent = explainAsSent(raw, secret, signedText, attempts);
    if (asSent.matches()) {
      return asSent;
    }
    return UrlEscape.in(raw.query()).stream()
        .map(
            escapes ->
                new Unescaped(
                    escapes,
                    explainAsSent(
                        raw.withQuery(UrlEscape.removed(escapes, raw.query())),
                        secret,
                        signedText,
                        attempts)))
        .filter(choice -> choice.isBetterThan(asSent))
        .min(Comparator.comparingInt(choice -> choice.explanation().unreadable()))
        .map(choice -> choice.explanation().asEscaped(choice.escapes()))
        .orElse(asSent);
  }

  /** An earlier request as received, and without escapes. */
  private static Stream<Attempt> attempts(RawRequest raw) {
    String query = raw.query();
    return Stream.concat(
            Stream.of(query),
            UrlEscape.in(query).stream().map(escapes -> UrlEscape.removed(escapes, query)))
        .map(raw::withQuery)
        .map(Attempt::of);
  }

  /** The explanation of a request without escapes that it may have by mistake. */
  private record Unescaped(List<UrlEscape> escapes, SignatureExplanation explanation) {

    /** HTML's escapes are not expected in values. */
    boolean isBetterThan(SignatureExplanation asSent) {
      return escapes.equals(List.of(UrlEscape.HTML)) || explanation.explainsMoreThan(asSent);
    }
  }

  private SignatureExplanation explainAsSent(
      RawRequest raw,
      Optional<String> secret,
      Optional<String> signedText,
      List<Attempt> attempts) {
    RpcRequest request = new RpcRequest(raw);
    String id = accessKeyId(request);
    Optional<String> known =
        secret.filter(text -> !text.isEmpty()).or(() -> keys.find(id).map(AccessKey::secret));
    SignatureExplanation explanation =
        explain(request, id, known, signedText.map(SignatureExplainer::tidy), attempts);
    return known
        .map(s -> explanation.rewritten(new SecretMask(s)::mask))
        .orElse(explanation)
        .shortened();
  }

  private SignatureExplanation explain(
      RpcRequest request,
      String id,
      Optional<String> secret,
      Optional<String> signedText,
      List<Attempt> attempts) {
    String style = request.isHeaderStyle() ? "V3" : "V1";
    List<Cause> causes = new ArrayList<>();
    EnvelopeCheck.of(request).ifPresent(causes::add);
    if (!isOfKnownMethod(request)) {
      return new SignatureExplanation(style, id, false, List.of(), Optional.empty(), causes);
    }
    SignedCall<?> call = SignedCall.of(request, secret);
    causes.addAll(surroundings(request, call, secret));
    SignatureVerdict verdict =
        SignatureVerdict.of(request, call, secret, signedText, keys.all(), attempts);
    causes.addAll(verdict.causes());
    return new SignatureExplanation(
        style, id, verdict.matches(), call.steps(secret), verdict.difference(), causes);
  }

  /** What is wrong besides the signature, in the order of the gateway. */
  private List<Cause> surroundings(
      RpcRequest request, SignedCall<?> call, Optional<String> secret) {
    Claims claims = call.signature().claims();
    List<Cause> causes = new ArrayList<>();
    if (!claims.time().value().isEmpty()) {
      causes.addAll(ClockCheck.of(claims.time(), claims.window(), clock.instant()));
    }
    if (!call.accessKeyId().isEmpty()) {
      KeyCheck.of(keys, call.accessKeyId(), claims.securityToken(), clock.instant())
          .ifPresent(causes::add);
    }
    if (secret.filter(s -> new SecretMask(s).isIn(request)).isPresent()) {
      causes.add(Cause.proved("secret-sent"));
    }
    return causes;
  }

  private static String accessKeyId(RpcRequest request) {
    return request.isHeaderStyle()
        ? Authorization.parse(request.header("Authorization")).credential()
        : request.parameter("AccessKeyId");
  }

  private static boolean isOfKnownMethod(RpcRequest request) {
    if (request.isHeaderStyle()) {
      String header = request.header("Authorization");
      return Authorization.parse(header).algorithm().equals(Wire.V3_ALGORITHM);
    }
    String method = request.parameter("SignatureMethod");
    return method.isEmpty() || method.equals(Wire.V1_ALGORITHM);
  }

  /** Removes what copying from a log adds. */
  private static String tidy(String signedText) {
    return signedText.replace("\r\n", "\n").replaceFirst("\n+$", "");
  }
}
