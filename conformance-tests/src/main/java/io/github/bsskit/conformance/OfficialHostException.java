package io.github.bsskit.conformance;

import io.github.bsskit.conformance.target.SafeText;

/** The target is an official host, where every call costs money. */
final class OfficialHostException extends RuntimeException {

  private static final long serialVersionUID = 1;

  OfficialHostException(String host) {
    super(SafeText.line(host) + " is an official host, where every call costs money");
  }
}
