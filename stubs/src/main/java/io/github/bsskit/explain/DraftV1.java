package io.github.bsskit.explain;

import java.util.function.UnaryOperator;

/**
 * A string to sign of V1 in its parts.
 *
 * @param encoder of the canonical query as a whole
 */
record DraftV1(String method, String path, QueryDraft query, UnaryOperator<String> encoder)
    implements Draft {

  /** The path in every string to sign. */
  static final String PATH = "%2F";

  DraftV1 withMethod(String other) {
    return new DraftV1(other, path, query, encoder);
  }

  DraftV1 withPath(String other) {
    return new DraftV1(method, other, query, encoder);
  }

  DraftV1 with(UnaryOperator<QueryDraft> change) {
    return new DraftV1(method, path, change.apply(query), encoder);
  }

  DraftV1 encodedBy(UnaryOperator<String> other) {
    return new DraftV1(method, path, query, other);
  }

  /** The same by a client whose one encoder, which it uses twice, writes in another way. */
  DraftV1 respelled(UnaryOperator<String> spelling) {
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
