package io.github.bsskit.conformance.target;

import java.util.function.Consumer;

/**
 * A change of a request, made before or after it is signed.
 *
 * @param what the change in words, for example "the last digit of the signature is changed"
 * @param beforeSigning a change that the signature covers
 * @param afterSigning a change that it does not cover
 */
public record RequestMutation(
    String what, Consumer<RequestDraft> beforeSigning, Consumer<RequestDraft> afterSigning) {

  private static final Consumer<RequestDraft> NOTHING = draft -> {};

  /** A change that the signature covers, as a client would make it. */
  public static RequestMutation before(String what, Consumer<RequestDraft> change) {
    return new RequestMutation(what, change, NOTHING);
  }

  /** A change that was not signed, as an attacker or a mistake would make it. */
  public static RequestMutation after(String what, Consumer<RequestDraft> change) {
    return new RequestMutation(what, NOTHING, change);
  }

  /** Whether the signature covers the change. */
  public boolean isSigned() {
    return afterSigning == NOTHING;
  }

  @Override
  public String toString() {
    return what;
  }
}
