package io.github.bsskit.simulator.explain;

import io.github.bsskit.simulator.gateway.PercentEncoding;
import io.github.bsskit.simulator.gateway.RequestParameters;
import io.github.bsskit.simulator.gateway.RequestParameters.Pair;
import io.github.bsskit.simulator.gateway.RpcRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The mistakes that signers make with V1. */
final class SigningMistakesV1 {

  /** Parameters that clients sign and do not send. */
  private static final List<Pair> UNSENT =
      List.of(
          new Pair("Format", "JSON"),
          new Pair("Format", "XML"),
          new Pair("SignatureMethod", "HMAC-SHA1"),
          new Pair("SignatureVersion", "1.0"),
          new Pair("SignatureType", ""),
          new Pair("RegionId", "cn-hangzhou"));

  private final RpcRequest request;
  private final List<Pair> sent;
  private final List<SigningMistake<CanonicalTextV1>> mistakes = new ArrayList<>();

  private SigningMistakesV1(RpcRequest request) {
    this.request = request;
    sent =
        RequestParameters.of(request.parameters()).pairs().stream()
            .filter(pair -> !pair.name().equals("Signature"))
            .toList();
  }

  /** Mistakes that can be combined with any other. */
  static List<SigningMistake<CanonicalTextV1>> general(RpcRequest request) {
    SigningMistakesV1 all = new SigningMistakesV1(request);
    all.addMethodAndPath();
    all.addWholeQuery();
    all.addInQuery(QueryMistakes.general(all.sent));
    all.addSelection();
    all.addEncodings();
    return all.mistakes;
  }

  /** Mistakes with a single parameter. */
  static List<SigningMistake<CanonicalTextV1>> single(RpcRequest request) {
    SigningMistakesV1 all = new SigningMistakesV1(request);
    all.addInQuery(QueryMistakes.single(all.sent));
    ClockCheck.timeMistakes("Timestamp", request.parameter("Timestamp"))
        .forEach(
            (time, cause) ->
                all.mistakes.add(
                    new SigningMistake<>(
                        cause, text -> text.with(query -> query.with("Timestamp", time)))));
    UNSENT.stream()
        .filter(pair -> !request.parameters().containsKey(pair.name()))
        .forEach(all::addUnsent);
    return all.mistakes;
  }

  private void addMethodAndPath() {
    String method = request.raw().method();
    String other = method.equals("POST") ? "GET" : "POST";
    add("method-swapped", text -> text.withMethod(other), "signed", other, "sent", method);
    add("method-in-lower-case", text -> text.withMethod(method.toLowerCase(Locale.ROOT)));
    add("path", text -> text.withPath("/"), "signed", "/");
  }

  private void addWholeQuery() {
    add("not-encoded-twice", text -> text.encodedBy(query -> query));
    add(
        "encoded-once-more",
        text -> text.encodedBy(query -> PercentEncoding.encode(PercentEncoding.encode(query))));
  }

  /** A client's encoder is used for values and for the query; some use it for the path too. */
  private void addEncodings() {
    for (EncodingVariant variant : EncodingVariant.ALL) {
      add(variant.id(), text -> text.reencoded(variant.rewrite()));
    }
    for (EncodingVariant variant : EncodingVariant.ALL) {
      String path = variant.rewrite().apply(CanonicalTextV1.PATH);
      if (!path.equals(CanonicalTextV1.PATH)) {
        add(variant.id(), text -> text.reencoded(variant.rewrite()).withPath(path));
      }
    }
    addInQuery(QueryMistakes.encoding());
  }

  private void addSelection() {
    Set<String> inQuery =
        request.query().pairs().stream().map(Pair::name).collect(Collectors.toSet());
    add("form-not-signed", text -> text.with(q -> q.without(p -> !inQuery.contains(p.name()))));
    add("query-not-signed", text -> text.with(q -> q.without(p -> inQuery.contains(p.name()))));
  }

  private void addUnsent(Pair unsent) {
    add(
        "parameter-signed-and-not-sent",
        text -> text.with(query -> query.adding(Stream.of(unsent))),
        "name",
        unsent.name());
  }

  private void addInQuery(List<SigningMistake<CanonicalQuery>> inQuery) {
    inQuery.forEach(
        mistake ->
            mistakes.add(
                new SigningMistake<>(mistake.cause(), text -> text.with(mistake.change()))));
  }

  private void add(String id, UnaryOperator<CanonicalTextV1> change, String... values) {
    mistakes.add(SigningMistake.of(id, change, values));
  }
}
