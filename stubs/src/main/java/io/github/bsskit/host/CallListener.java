package io.github.bsskit.host;

import io.github.bsskit.gateway.RpcAnswer;
import io.github.bsskit.gateway.RpcCall;

/** Is told of every call that the gateway has answered. */
@FunctionalInterface
interface CallListener {

  void answered(RpcCall call, RpcAnswer answer);
}
