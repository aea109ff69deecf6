package io.github.bsskit.conformance;

/** The target is an official host, where every call costs money. */
final class OfficialHostException extends RuntimeException {

  private static final long serialVersionUID = 1;

  OfficialHostException(String host) {
    super(host + " is an official host, where every call costs money");
  }
}
