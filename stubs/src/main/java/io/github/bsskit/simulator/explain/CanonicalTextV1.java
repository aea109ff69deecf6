package io.github.bsskit.simulator.explain;

import java.util.function.UnaryOperator;

/**
 * A string to sign of V1 in its parts.
 *
 * @param encoder of the canonical query as a whole
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

  /** The same by a client whose one encoder, which it uses twice, writes in another way. */
  CanonicalTextV1 respelled(UnaryOperator<String> spelling) {
    return with(q -> q.respelled(spelling)).encodedBy(text -> spelling.apply(encoder.apply(text)));
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
