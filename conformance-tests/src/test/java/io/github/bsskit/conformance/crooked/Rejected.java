package io.github.bsskit.conformance.crooked;

/** Ends a call with an error. */
final class Rejected extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient Rejection rejection;

  Rejected(Rejection rejection) {
    super(rejection.code(), null, false, false);
    this.rejection = rejection;
  }

  Rejection rejection() {
    return rejection;
  }
}
