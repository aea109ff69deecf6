package io.github.bsskit.simulator.explain;

import io.github.bsskit.simulator.explain.SignatureExplanation.Cause;
import io.github.bsskit.simulator.gateway.PercentEncoding;
import io.github.bsskit.simulator.gateway.RequestParameters.Pair;
import io.github.bsskit.simulator.gateway.RpcRequest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** The mistakes that signers make under V1. */
final class SigningMistakesV1 {

  /** More are not tried one by one, so that a long call is not explained for long. */
  static final int MOST_PARAMETERS = 40;

  private final RpcRequest request;
  private final List<SigningMistake<CanonicalTextV1>> mistakes = new ArrayList<>();

  private SigningMistakesV1(RpcRequest request) {
    this.request = request;
  }

  /** Those that are made in one place and go together with any other. */
  static List<SigningMistake<CanonicalTextV1>> general(RpcRequest request) {
    SigningMistakesV1 all = new SigningMistakesV1(request);
    all.frame();
    all.encoding();
    all.order();
    all.selection();
    return all.mistakes;
  }

  /** Those that concern a single parameter. */
  static List<SigningMistake<CanonicalTextV1>> single(RpcRequest request) {
    SigningMistakesV1 all = new SigningMistakesV1(request);
    request.parameters().entrySet().stream()
        .limit(MOST_PARAMETERS)
        .forEach(entry -> all.parameter(entry.getKey(), entry.getValue()));
    all.time();
    return all.mistakes;
  }

  /** The mistake that both signatures know. */
  static Cause methodSwapped(String signed, String sent) {
    return Cause.certain(
        "method-swapped",
        "The call was signed as " + signed + " and sent as " + sent + ".",
        "Sign the method that is sent.");
  }

  private void frame() {
    String method = request.raw().method();
    String other = method.equals("POST") ? "GET" : "POST";
    add(methodSwapped(other, method), draft -> draft.withMethod(other));
    add(
        "method-in-lower-case",
        "The method was signed in lower case.",
        "Begin the string to sign with the method in upper case.",
        draft -> draft.withMethod(method.toLowerCase(Locale.ROOT)));
    add(
        "path-not-encoded",
        "The path was signed as /.",
        "Put %2F between the first two ampersands of the string to sign.",
        draft -> draft.withPath("/"));
  }

  private void encoding() {
    add(
        "not-encoded-twice",
        "The canonical query was signed as it is.",
        "Encode the canonical query as a whole once more when it goes into the string to sign.",
        draft -> draft.encodedBy(text -> text));
    add(
        "encoded-once-more",
        "The canonical query was encoded twice.",
        "Encode each name and value once, and the canonical query as a whole once.",
        draft -> draft.encodedBy(text -> PercentEncoding.encode(PercentEncoding.encode(text))));
    add(
        "values-not-encoded",
        "Names and values were signed without being encoded.",
        "Encode each name and value before the pairs are joined.",
        draft -> draft.with(query -> query.encodedBy(text -> text)));
    add(
        "values-encoded-twice",
        "Names and values were encoded twice before they were signed.",
        "Encode each name and value once.",
        draft ->
            draft.with(
                q -> q.encodedBy(text -> PercentEncoding.encode(PercentEncoding.encode(text)))));
    for (EncodingVariant spelling : EncodingVariant.ALL) {
      add(spelling.cause(), draft -> draft.respelled(spelling.respell()));
    }
    for (EncodingVariant spelling : EncodingVariant.ALL) {
      String path = spelling.respell().apply(CanonicalTextV1.PATH);
      if (!path.equals(CanonicalTextV1.PATH)) {
        add(spelling.cause(), draft -> draft.respelled(spelling.respell()).withPath(path));
      }
    }
    for (EncodingVariant spelling : EncodingVariant.ALL) {
      add(spelling.cause(), draft -> draft.with(q -> q.respelled(spelling.respell())));
    }
  }

  private void order() {
    List<Pair> arrived = new ArrayList<>();
    request
        .parameters()
        .forEach(
            (name, value) -> {
              if (!name.equals("Signature")) {
                arrived.add(new Pair(name, value));
              }
            });
    add(
        "not-sorted",
        "The parameters were signed in the order in which they were sent.",
        "Sort the parameters by name before signing.",
        draft -> draft.with(query -> query.of(arrived)));
    add(
        "sorted-without-case",
        "The parameters were sorted as if upper and lower case were the same.",
        "Sort the names by code point: all of A to Z come before a to z.",
        draft ->
            draft.with(
                q -> q.sortedBy(Comparator.comparing(Pair::name, String.CASE_INSENSITIVE_ORDER))));
  }

  private void selection() {
    Set<String> inQuery =
        request.query().pairs().stream().map(Pair::name).collect(Collectors.toSet());
    leaveOut(
        "form-not-signed",
        "Only the query was signed, without the parameters of the form body.",
        "Sign the parameters of the query and of the form body together.",
        pair -> !inQuery.contains(pair.name()));
    leaveOut(
        "query-not-signed",
        "Only the form body was signed, without the parameters of the query.",
        "Sign the parameters of the query and of the form body together.",
        pair -> inQuery.contains(pair.name()));
    leaveOut(
        "empty-values-left-out",
        "Parameters without a value were sent and not signed.",
        "Sign a parameter without a value as its name and =, or do not send it.",
        pair -> pair.value().isEmpty());
  }

  private void leaveOut(String id, String happened, String change, Predicate<Pair> leftOut) {
    add(id, happened, change, draft -> draft.with(query -> query.without(leftOut)));
  }

  private void parameter(String name, String value) {
    leaveOut(
        "parameter-not-signed",
        "The parameter " + name + " was sent and not signed.",
        "Add every parameter before signing, not after it.",
        pair -> pair.name().equals(name));
    change(
        name,
        "",
        "parameter-signed-empty",
        "The parameter " + name + " was signed without its value.",
        "Set the value before signing, not after it.");
    change(
        name,
        value.strip(),
        "blank-in-value",
        "The value of " + name + " was sent with blanks around it and signed without.",
        "Send the value as it is signed.");
  }

  private void time() {
    for (Map.Entry<Integer, String> near : ClockCheck.near(request.parameter("Timestamp"))) {
      change(
          "Timestamp",
          near.getValue(),
          ClockCheck.READ_TWICE,
          ClockCheck.readTwice("Timestamp", near.getKey()),
          ClockCheck.READ_ONCE);
    }
  }

  private void change(String name, String value, String id, String happened, String change) {
    add(id, happened, change, draft -> draft.with(query -> query.with(name, value)));
  }

  private void add(String id, String happened, String change, UnaryOperator<CanonicalTextV1> made) {
    add(Cause.certain(id, happened, change), made);
  }

  private void add(Cause cause, UnaryOperator<CanonicalTextV1> made) {
    mistakes.add(new SigningMistake<>(cause, made));
  }
}
