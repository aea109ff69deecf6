package io.github.bsskit.simulator.gateway;

import io.github.bsskit.simulator.gateway.RequestParameters.Pair;

/**
 * Why a call was rejected, in addition to the error.
 *
 * @param parameter the parameter or header that caused it; empty if not a single one did
 * @param value as sent; may be empty
 * @param hint specific to this call; may be empty
 */
public record RejectionDetail(String parameter, String value, String hint) {

  static final RejectionDetail NONE = new RejectionDetail("", "", "");

  static RejectionDetail of(Pair parameter) {
    return new RejectionDetail(parameter.name(), parameter.value(), "");
  }
}
