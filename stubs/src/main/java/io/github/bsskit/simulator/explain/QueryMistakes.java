package io.github.bsskit.simulator.explain;

import io.github.bsskit.simulator.gateway.PercentEncoding;
import io.github.bsskit.simulator.gateway.RequestParameters.Pair;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The mistakes in a canonical query that can be made with either signature. */
final class QueryMistakes {

  /** Limits the time that a request with many parameters takes. */
  private static final int MAX_PARAMETERS = 40;

  private QueryMistakes() {}

  /**
   * Mistakes that can be combined with any other.
   *
   * @param sent the signed parameters in the order in which they were sent
   */
  static List<SigningMistake<CanonicalQuery>> general(List<Pair> sent) {
    return List.of(
        SigningMistake.of("values-not-encoded", query -> query.encodedBy(text -> text)),
        SigningMistake.of(
            "values-encoded-twice",
            query -> query.encodedBy(text -> PercentEncoding.encode(PercentEncoding.encode(text)))),
        SigningMistake.of("not-sorted", query -> query.of(sent)),
        SigningMistake.of(
            "sorted-without-case",
            query ->
                query.sortedBy(Comparator.comparing(Pair::name, String.CASE_INSENSITIVE_ORDER))),
        SigningMistake.of(
            "empty-values-left-out", query -> query.without(pair -> pair.value().isEmpty())));
  }

  /** Names and values in another encoding. */
  static List<SigningMistake<CanonicalQuery>> encoding() {
    return EncodingVariant.ALL.stream()
        .map(v -> SigningMistake.<CanonicalQuery>of(v.id(), query -> query.reencoded(v.rewrite())))
        .toList();
  }

  /** Mistakes with a single parameter. */
  static List<SigningMistake<CanonicalQuery>> single(List<Pair> parameters) {
    return parameters.stream().limit(MAX_PARAMETERS).flatMap(QueryMistakes::single).toList();
  }

  private static Stream<SigningMistake<CanonicalQuery>> single(Pair parameter) {
    String name = parameter.name();
    return Stream.of(
        SigningMistake.of(
            "parameter-not-signed",
            query -> query.without(p -> p.name().equals(name)),
            "name",
            name),
        SigningMistake.of("parameter-signed-empty", query -> query.with(name, ""), "name", name),
        SigningMistake.of(
            "space-in-value", query -> query.with(name, parameter.value().strip()), "name", name));
  }
}
