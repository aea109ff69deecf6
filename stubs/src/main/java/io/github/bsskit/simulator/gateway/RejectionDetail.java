package io.github.bsskit.simulator.gateway;

/**
 * Why a call was refused, beside the error itself.
 *
 * @param parameter the parameter or header that decided; empty if it was none, or not one alone
 * @param value its value as it came; empty if there was none
 * @param hint what is known of this very call beyond the error's own sentences; may be empty
 */
public record RejectionDetail(String parameter, String value, String hint) {

  /** Nothing beyond the error. */
  static final RejectionDetail NONE = new RejectionDetail("", "", "");

  static RejectionDetail of(String parameter, String value) {
    return new RejectionDetail(parameter, value, "");
  }
}
