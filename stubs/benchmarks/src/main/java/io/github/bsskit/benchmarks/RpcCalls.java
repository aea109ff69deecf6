package io.github.bsskit.benchmarks;

import io.github.bsskit.gateway.Header;
import io.github.bsskit.gateway.RpcCall;
import java.util.ArrayList;
import java.util.List;

/** Hands a prepared call to the gateway as its server would. */
public final class RpcCalls {

  private RpcCalls() {}

  /** The call with a nonce of its own; its body is empty. */
  public static RpcCall read(PreparedCall prepared) {
    List<String> head =
        prepared.text(Calls.nonce()).lines().takeWhile(line -> !line.isEmpty()).toList();
    String target = head.get(0).split(" ")[1];
    List<Header> headers = new ArrayList<>();
    for (String line : head.subList(1, head.size())) {
      int colon = line.indexOf(':');
      headers.add(new Header(line.substring(0, colon), line.substring(colon + 1).trim()));
    }
    int question = target.indexOf('?');
    return new RpcCall(
        "POST",
        target.substring(0, question),
        target.substring(question + 1),
        headers,
        new byte[0]);
  }
}
