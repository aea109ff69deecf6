package io.github.bsskit.contract;

/**
 * A documented object of a success response.
 *
 * <p>Only the generated response records implement it. They also write the fields that have one
 * documented value, which cannot be set.
 */
public interface Body {

  /**
   * Writes the object's fields in the documented order.
   *
   * @param requestId the response's RequestId, an upper-case UUID
   */
  void writeTo(BodyWriter out, String requestId);
}
