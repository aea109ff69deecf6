package io.github.bsskit.simulator.explain;

import java.util.function.UnaryOperator;

/**
 * The parts of a V1 string to sign.
 *
 * @param encoder of the whole canonical query
 */
record CanonicalTextV1(
    String method, String path, CanonicalQuery query, UnaryOperator<String> encoder)
    implements CanonicalText {

  /** The path in every string to sign. */
  static final String PATH = "%2F";

  CanonicalTextV1 withMethod(String other) {
    return new CanonicalTextV1(other, path, query, encoder);
  }

  CanonicalTextV1 withPath(String other) {
    return new CanonicalTextV1(method, other, query, encoder);
  }

  CanonicalTextV1 with(UnaryOperator<CanonicalQuery> change) {
    return new CanonicalTextV1(method, path, change.apply(query), encoder);
  }

  CanonicalTextV1 encodedBy(UnaryOperator<String> other) {
    return new CanonicalTextV1(method, path, query, other);
  }

  /** Rewrites what both encoders return, of values and of the query. */
  CanonicalTextV1 reencoded(UnaryOperator<String> rewrite) {
    return with(q -> q.reencoded(rewrite)).encodedBy(text -> rewrite.apply(encoder.apply(text)));
  }

  @Override
  public String canonical() {
    return signed();
  }

  @Override
  public String signed() {
    return method + "&" + path + "&" + encoder.apply(query.text());
  }
}
