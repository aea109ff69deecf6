package io.github.bsskit.simulator.explain;

import io.github.bsskit.simulator.gateway.PercentEncoding;
import io.github.bsskit.simulator.gateway.RequestParameters;
import io.github.bsskit.simulator.gateway.RequestParameters.Pair;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The query in a canonical text.
 *
 * @param pairs in the order in which they are signed
 * @param encoder of names and values
 */
record CanonicalQuery(List<Pair> pairs, UnaryOperator<String> encoder) {

  /** The right query of these parameters. */
  static CanonicalQuery of(RequestParameters parameters) {
    return new CanonicalQuery(parameters.sorted(), PercentEncoding::encode);
  }

  /** The same encoding of other pairs, in their order. */
  CanonicalQuery of(List<Pair> others) {
    return new CanonicalQuery(others, encoder);
  }

  CanonicalQuery encodedBy(UnaryOperator<String> other) {
    return new CanonicalQuery(pairs, other);
  }

  /** Rewrites what the encoder returns. */
  CanonicalQuery reencoded(UnaryOperator<String> rewrite) {
    return encodedBy(text -> rewrite.apply(encoder.apply(text)));
  }

  CanonicalQuery without(Predicate<Pair> removed) {
    return of(pairs.stream().filter(removed.negate()).toList());
  }

  /** Adds pairs where they belong in the order. */
  CanonicalQuery adding(Stream<Pair> more) {
    return of(new RequestParameters(Stream.concat(pairs.stream(), more).toList()).sorted());
  }

  CanonicalQuery sortedBy(Comparator<Pair> order) {
    return of(pairs.stream().sorted(order).toList());
  }

  /** Replaces the value of a name. */
  CanonicalQuery with(String name, String value) {
    return of(
        pairs.stream()
            .map(pair -> pair.name().equals(name) ? new Pair(name, value) : pair)
            .toList());
  }

  String text() {
    return pairs.stream()
        .map(pair -> encoder.apply(pair.name()) + "=" + encoder.apply(pair.value()))
        .collect(Collectors.joining("&"));
  }
}
