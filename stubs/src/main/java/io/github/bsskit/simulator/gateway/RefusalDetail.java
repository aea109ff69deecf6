package io.github.bsskit.simulator.gateway;

/**
 * Why a call was refused, beside the error itself.
 *
 * @param parameter the parameter or header that decided; empty if it was none, or not one alone
 * @param seen its value as it came; empty if there was none
 * @param hint what is known of this very call beyond the error's own sentences; may be empty
 */
public record RefusalDetail(String parameter, String seen, String hint) {

  /** Nothing beyond the error. */
  static final RefusalDetail NONE = new RefusalDetail("", "", "");

  static RefusalDetail of(String parameter, String seen) {
    return new RefusalDetail(parameter, seen, "");
  }
}
