package io.github.bsskit.simulator.explain;

import io.github.bsskit.simulator.gateway.PercentEncoding;
import io.github.bsskit.simulator.gateway.RequestParameters;
import io.github.bsskit.simulator.gateway.RequestParameters.Pair;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * The part of a draft that is a query.
 *
 * @param pairs in the order in which they are signed
 * @param encoder of names and values
 */
record CanonicalQuery(List<Pair> pairs, UnaryOperator<String> encoder) {

  /** The query as it has to be. */
  static CanonicalQuery of(RequestParameters parameters) {
    return new CanonicalQuery(parameters.sorted(), PercentEncoding::encode);
  }

  /** The same of other pairs, in the order that they have. */
  CanonicalQuery of(List<Pair> others) {
    return new CanonicalQuery(others, encoder);
  }

  CanonicalQuery encodedBy(UnaryOperator<String> other) {
    return new CanonicalQuery(pairs, other);
  }

  /** The same, with what the encoder writes written in another way. */
  CanonicalQuery respelled(UnaryOperator<String> spelling) {
    return encodedBy(text -> spelling.apply(encoder.apply(text)));
  }

  CanonicalQuery without(Predicate<Pair> leftOut) {
    return new CanonicalQuery(pairs.stream().filter(leftOut.negate()).toList(), encoder);
  }

  CanonicalQuery sortedBy(Comparator<Pair> order) {
    return new CanonicalQuery(pairs.stream().sorted(order).toList(), encoder);
  }

  /** The same with another value for a name. */
  CanonicalQuery with(String name, String value) {
    return new CanonicalQuery(
        pairs.stream()
            .map(pair -> pair.name().equals(name) ? new Pair(name, value) : pair)
            .toList(),
        encoder);
  }

  String text() {
    return pairs.stream()
        .map(pair -> encoder.apply(pair.name()) + "=" + encoder.apply(pair.value()))
        .collect(Collectors.joining("&"));
  }
}
