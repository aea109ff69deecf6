package io.github.bsskit.control;

import io.github.bsskit.gateway.RpcAnswer;
import io.github.bsskit.gateway.RpcCall;

/** Is told of every call that the gateway has answered. */
@FunctionalInterface
public interface CallListener {

  /** Is told of one; it must not keep the call or change it. */
  void answered(RpcCall call, RpcAnswer answer);
}
