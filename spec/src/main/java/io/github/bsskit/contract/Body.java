package io.github.bsskit.contract;

/**
 * A documented object of a success answer, which can write its members in the documented order.
 *
 * <p>Only the generated response records implement it; members with one documented value are
 * written by them and cannot be set.
 */
public interface Body {

  /**
   * Writes the object's members.
   *
   * @param out where to
   * @param requestId the answer's RequestId, an upper-case UUID
   */
  void writeTo(BodyWriter out, String requestId);
}
