package io.github.bsskit.simulator.explain;

import io.github.bsskit.contract.Wire;
import io.github.bsskit.simulator.gateway.RequestParameters;
import io.github.bsskit.simulator.gateway.RequestParameters.Pair;
import io.github.bsskit.simulator.gateway.RpcRequest;
import io.github.bsskit.simulator.gateway.SignatureV3;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;

/** The mistakes that signers make with V3, except those with headers. */
final class SigningMistakesV3 {

  private static final String EMPTY_HASH = SignatureV3.sha256(new byte[0]);

  private final RpcRequest request;
  private final List<SigningMistake<CanonicalTextV3>> mistakes = new ArrayList<>();

  private SigningMistakesV3(RpcRequest request) {
    this.request = request;
  }

  /** Mistakes that can be combined with any other. */
  static List<SigningMistake<CanonicalTextV3>> general(RpcRequest request) {
    SigningMistakesV3 all = new SigningMistakesV3(request);
    all.addMethodAndPath();
    all.addInQuery(QueryMistakes.general(request.query().pairs()));
    all.add("query-not-signed", text -> text.with(query -> query.without(pair -> true)));
    all.addInQuery(QueryMistakes.encoding());
    all.addForm();
    all.addBodyHash();
    all.addDigest();
    return all.mistakes;
  }

  /** Mistakes with a single parameter. */
  static List<SigningMistake<CanonicalTextV3>> single(RpcRequest request) {
    SigningMistakesV3 all = new SigningMistakesV3(request);
    all.addInQuery(QueryMistakes.single(request.query().pairs()));
    return all.mistakes;
  }

  private void addMethodAndPath() {
    String method = request.raw().method();
    String other = method.equals("POST") ? "GET" : "POST";
    add("method-swapped", text -> text.withMethod(other), "signed", other, "sent", method);
    add("method-in-lower-case", text -> text.withMethod(method.toLowerCase(Locale.ROOT)));
    for (String path : List.of("", "/", "/" + request.action().orElse(""), "%2F")) {
      add("path", text -> text.withPath(path), "signed", path);
    }
  }

  private void addForm() {
    String body = new String(request.raw().body(), StandardCharsets.UTF_8);
    if (body.contains("=")) {
      List<Pair> form = RequestParameters.parse(body).pairs();
      UnaryOperator<CanonicalTextV3> inQuery =
          text -> text.with(query -> query.adding(form.stream()));
      add("form-in-query", inQuery);
      add("form-in-query", text -> inQuery.apply(text).withHash(EMPTY_HASH));
    }
  }

  private void addBodyHash() {
    add("body-hash-of-nothing", text -> text.withHash(EMPTY_HASH));
    add("body-hash-unsigned", text -> text.withHash("UNSIGNED-PAYLOAD"));
    add("body-hash-left-out", text -> text.withHash(""));
    add("body-hash-upper-case", text -> text.withHash(text.hash().toUpperCase(Locale.ROOT)));
    add("body-hash", text -> text.withHash(request.header("x-acs-content-sha256")));
  }

  private void addDigest() {
    add("canonical-request-alone", text -> text.digestedBy(canonical -> canonical));
    add(
        "canonical-request-not-hashed",
        text -> text.digestedBy(canonical -> Wire.V3_ALGORITHM + "\n" + canonical));
    add("algorithm-line-missing", text -> text.digestedBy(SigningMistakesV3::hash));
    add(
        "upper-case-request-hash",
        text ->
            text.digestedBy(
                canonical -> Wire.V3_ALGORITHM + "\n" + hash(canonical).toUpperCase(Locale.ROOT)));
  }

  private static String hash(String canonicalRequest) {
    return SignatureV3.sha256(canonicalRequest.getBytes(StandardCharsets.UTF_8));
  }

  private void addInQuery(List<SigningMistake<CanonicalQuery>> inQuery) {
    inQuery.forEach(
        mistake ->
            mistakes.add(
                new SigningMistake<>(mistake.cause(), text -> text.with(mistake.change()))));
  }

  private void add(String id, UnaryOperator<CanonicalTextV3> change, String... values) {
    mistakes.add(SigningMistake.of(id, change, values));
  }
}
