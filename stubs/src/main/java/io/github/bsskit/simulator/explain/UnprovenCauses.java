package io.github.bsskit.simulator.explain;

import io.github.bsskit.simulator.explain.SignatureExplanation.Cause;
import io.github.bsskit.simulator.gateway.RpcRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The likely causes of a mismatch that no mistake reproduces. */
final class UnprovenCauses {

  private UnprovenCauses() {}

  /** What is unusual about the request, then the general advice. */
  static List<Cause> of(RpcRequest request, SignedCall call) {
    List<Cause> causes = new ArrayList<>();
    int sent = call.sent().length();
    int expected = call.signatureLength();
    if (sent != expected) {
      Map<String, String> lengths =
          Map.of("sent", Integer.toString(sent), "expected", Integer.toString(expected));
      causes.add(Cause.likely("signature-length", lengths));
    }
    for (String name : call.emptyHeaders()) {
      causes.add(Cause.likely("signed-header-missing", Map.of("name", name)));
    }
    if (request.parameters().values().stream().anyMatch(value -> value.indexOf('\uFFFD') >= 0)) {
      causes.add(Cause.likely("not-utf-8"));
    }
    causes.add(Cause.likely("unidentified", Map.of("option", " (`--signed`)")));
    return causes;
  }
}
