package io.github.bsskit.simulator.explain;

import io.github.bsskit.simulator.explain.SignatureExplanation.Cause;
import io.github.bsskit.simulator.gateway.PercentEncoding;
import io.github.bsskit.simulator.gateway.RequestParameters;
import io.github.bsskit.simulator.gateway.RequestParameters.Pair;
import io.github.bsskit.simulator.gateway.SignatureV3;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** The mistakes that signers make under V3 outside the headers. */
final class SigningMistakesV3 {

  private final SignatureV3 signature;
  private final List<SigningMistake<CanonicalTextV3>> mistakes = new ArrayList<>();

  private SigningMistakesV3(SignatureV3 signature) {
    this.signature = signature;
  }

  /** Those that are made in one place and go together with any other. */
  static List<SigningMistake<CanonicalTextV3>> general(SignatureV3 signature) {
    SigningMistakesV3 all = new SigningMistakesV3(signature);
    all.frame();
    all.encoding();
    all.order();
    all.selection();
    all.form();
    all.hash();
    all.digest();
    return all.mistakes;
  }

  /** Those that concern a single parameter. */
  static List<SigningMistake<CanonicalTextV3>> single(SignatureV3 signature) {
    SigningMistakesV3 all = new SigningMistakesV3(signature);
    signature.request().query().pairs().stream()
        .limit(SigningMistakesV1.MOST_PARAMETERS)
        .map(Pair::name)
        .forEach(all::parameter);
    return all.mistakes;
  }

  private void frame() {
    String method = signature.request().raw().method();
    String other = method.equals("POST") ? "GET" : "POST";
    mistakes.add(
        new SigningMistake<>(
            SigningMistakesV1.methodSwapped(other, method), draft -> draft.withMethod(other)));
    String action = signature.request().action().orElse("");
    for (String path : List.of("", "/", "/" + action)) {
      add(
          "path",
          "The path was signed as \"" + path + "\".",
          "Sign the path / and send the call to it.",
          draft -> draft.withPath(path));
    }
  }

  private void encoding() {
    inQuery(
        "values-not-encoded",
        "Names and values of the query were signed without being encoded.",
        "Encode each name and value before the pairs are joined.",
        query -> query.encodedBy(text -> text));
    inQuery(
        "values-encoded-twice",
        "Names and values of the query were encoded twice before they were signed.",
        "Encode each name and value once.",
        query -> query.encodedBy(text -> PercentEncoding.encode(PercentEncoding.encode(text))));
    for (EncodingVariant spelling : EncodingVariant.ALL) {
      mistakes.add(
          new SigningMistake<>(
              spelling.cause(), draft -> draft.with(q -> q.respelled(spelling.respell()))));
    }
  }

  private void order() {
    List<Pair> arrived = signature.request().query().pairs();
    inQuery(
        "not-sorted",
        "The query was signed in the order in which it was sent.",
        "Sort the parameters by name before signing.",
        query -> query.of(arrived));
    inQuery(
        "sorted-without-case",
        "The query was sorted as if upper and lower case were the same.",
        "Sort the names by code point: all of A to Z come before a to z.",
        query -> query.sortedBy(Comparator.comparing(Pair::name, String.CASE_INSENSITIVE_ORDER)));
  }

  private void selection() {
    inQuery(
        "query-not-signed",
        "The query was left out of the canonical request.",
        "Sign the query: it is the third line of the canonical request.",
        query -> query.without(pair -> true));
    inQuery(
        "empty-values-left-out",
        "Parameters without a value were sent and not signed.",
        "Sign a parameter without a value as its name and =, or do not send it.",
        query -> query.without(pair -> pair.value().isEmpty()));
  }

  private void form() {
    String body = new String(signature.request().raw().body(), StandardCharsets.UTF_8);
    if (body.contains("=")) {
      List<Pair> form = RequestParameters.parse(body).pairs();
      String change = "Leave a form body out of the canonical query: its hash covers it.";
      UnaryOperator<CanonicalTextV3> inQuery =
          draft ->
              draft.with(
                  q ->
                      new CanonicalQuery(
                          new RequestParameters(
                                  Stream.concat(q.pairs().stream(), form.stream()).toList())
                              .sorted(),
                          q.encoder()));
      add("form-in-query", "The form body was signed as a part of the query.", change, inQuery);
      add(
          "form-in-query",
          "The form body was signed as a part of the query, with the hash of an empty body.",
          change,
          draft -> inQuery.apply(draft).withHash(SignatureV3.sha256(new byte[0])));
    }
  }

  private void hash() {
    add(
        "hash-of-empty-body",
        "The hash of an empty body was signed, and the body is not empty.",
        "Sign the SHA-256 of the body that is sent.",
        draft -> draft.withHash(SignatureV3.sha256(new byte[0])));
    add(
        "unsigned-payload",
        "UNSIGNED-PAYLOAD was signed in the place of the body's hash.",
        "Sign the SHA-256 of the body that is sent.",
        draft -> draft.withHash("UNSIGNED-PAYLOAD"));
    add(
        "hash-left-out",
        "Nothing was signed in the place of the body's hash.",
        "End the canonical request with the SHA-256 of the body, also if there is none.",
        draft -> draft.withHash(""));
    add(
        "hash-in-upper-case",
        "The body's hash was signed in upper case.",
        "Write hashes in lower case.",
        draft -> draft.withHash(draft.hash().toUpperCase(Locale.ROOT)));
    add(
        "body-changed",
        "The hash that was signed is that of x-acs-content-sha256, which is not the body's.",
        "Sign the body that is sent, octet by octet, and see that nothing changes it on its way.",
        draft -> draft.withHash(signature.request().header("x-acs-content-sha256")));
  }

  private void digest() {
    add(
        "canonical-request-not-hashed",
        "The canonical request was signed itself.",
        "Sign the algorithm's name, a line feed and the SHA-256 of the canonical request.",
        draft -> draft.digestedBy(canonical -> canonical));
    add(
        "algorithm-not-signed",
        "The hash of the canonical request was signed without the algorithm's name before it.",
        "Sign the algorithm's name, a line feed and the SHA-256 of the canonical request.",
        draft ->
            draft.digestedBy(
                canonical -> SignatureV3.sha256(canonical.getBytes(StandardCharsets.UTF_8))));
  }

  private void parameter(String name) {
    inQuery(
        "parameter-not-signed",
        "The parameter " + name + " was sent and not signed.",
        "Add every parameter before signing, not after it.",
        query -> query.without(pair -> pair.name().equals(name)));
    inQuery(
        "parameter-signed-empty",
        "The parameter " + name + " was signed without its value.",
        "Set the value before signing, not after it.",
        query -> query.with(name, ""));
  }

  private void inQuery(
      String id, String happened, String change, UnaryOperator<CanonicalQuery> made) {
    add(id, happened, change, draft -> draft.with(made));
  }

  private void add(String id, String happened, String change, UnaryOperator<CanonicalTextV3> made) {
    mistakes.add(new SigningMistake<>(Cause.certain(id, happened, change), made));
  }
}
