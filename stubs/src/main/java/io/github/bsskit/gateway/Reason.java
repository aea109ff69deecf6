package io.github.bsskit.gateway;

/**
 * Why a call was refused, beside the error itself.
 *
 * @param parameter the parameter or header that decided; empty if it was none, or not one alone
 * @param seen its value as it came; empty if there was none
 * @param hint what is known of this very call beyond the error's own sentences; may be empty
 */
public record Reason(String parameter, String seen, String hint) {

  /** Nothing beyond the error. */
  static final Reason NONE = new Reason("", "", "");

  static Reason of(String parameter, String seen) {
    return new Reason(parameter, seen, "");
  }
}
