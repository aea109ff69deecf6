package io.github.bsskit.explain;

import io.github.bsskit.gateway.Parameters;
import io.github.bsskit.gateway.Parameters.Pair;
import io.github.bsskit.gateway.Percent;
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
record QueryDraft(List<Pair> pairs, UnaryOperator<String> encoder) {

  /** The query as it has to be. */
  static QueryDraft of(Parameters parameters) {
    return new QueryDraft(parameters.sorted(), Percent::encode);
  }

  /** The same of other pairs, in the order that they have. */
  QueryDraft of(List<Pair> others) {
    return new QueryDraft(others, encoder);
  }

  QueryDraft encodedBy(UnaryOperator<String> other) {
    return new QueryDraft(pairs, other);
  }

  /** The same, with what the encoder writes written in another way. */
  QueryDraft respelled(UnaryOperator<String> spelling) {
    return encodedBy(text -> spelling.apply(encoder.apply(text)));
  }

  QueryDraft without(Predicate<Pair> leftOut) {
    return new QueryDraft(pairs.stream().filter(leftOut.negate()).toList(), encoder);
  }

  QueryDraft sortedBy(Comparator<Pair> order) {
    return new QueryDraft(pairs.stream().sorted(order).toList(), encoder);
  }

  /** The same with another value for a name. */
  QueryDraft with(String name, String value) {
    return new QueryDraft(
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
