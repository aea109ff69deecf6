package io.github.bsskit.simulator.benchmarks;

import io.github.bsskit.simulator.gateway.Header;
import io.github.bsskit.simulator.gateway.RawRequest;
import java.util.ArrayList;
import java.util.List;

/** Converts prepared calls to the gateway's requests. */
public final class RpcCalls {

  private RpcCalls() {}

  /** The call with a new nonce and an empty body. */
  public static RawRequest read(PreparedCall prepared) {
    List<String> head =
        prepared.text(Calls.nonce()).lines().takeWhile(line -> !line.isEmpty()).toList();
    String target = head.get(0).split(" ")[1];
    List<Header> headers = new ArrayList<>();
    for (String line : head.subList(1, head.size())) {
      int colon = line.indexOf(':');
      headers.add(new Header(line.substring(0, colon), line.substring(colon + 1).trim()));
    }
    int question = target.indexOf('?');
    return new RawRequest(
        "POST",
        target.substring(0, question),
        target.substring(question + 1),
        headers,
        new byte[0]);
  }
}
