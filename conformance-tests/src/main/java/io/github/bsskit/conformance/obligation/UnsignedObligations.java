package io.github.bsskit.conformance.obligation;

import static io.github.bsskit.conformance.obligation.Expectation.success;
import static io.github.bsskit.conformance.obligation.ObligationBuilder.GATEWAY;

import io.github.bsskit.conformance.obligation.Obligation.Demand;
import io.github.bsskit.conformance.obligation.Step.Send;
import io.github.bsskit.conformance.target.CallStyle;
import io.github.bsskit.conformance.target.Profile;
import io.github.bsskit.rulebook.OperationRule;
import io.github.bsskit.rulebook.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What comes to the gateway without any signature: calls that a profile lets in, and garbage. */
final class UnsignedObligations {

  private final CallTemplate valid;
  private final List<Obligation> all = new ArrayList<>();

  private UnsignedObligations(OperationRule operation) {
    this.valid = CallTemplate.valid(operation);
  }

  static List<Obligation> of(OperationRule operation, Profile.Wire wire) {
    UnsignedObligations unsigned = new UnsignedObligations(operation);
    if (wire.unsigned()) {
      unsigned.taken();
    }
    unsigned.malformedTraffic();
    return unsigned.all;
  }

  private void taken() {
    all.add(
        new Obligation(
            "gateway/unsigned/accepted",
            "A call without a signature is taken, as the profile says.",
            Source.INTERPRETATION.and(GATEWAY),
            Demand.PROVISIONED,
            Optional.empty(),
            List.of(new Send(valid.on(CallStyle.DEFAULT.withSignature("none")), success())),
            Set.of()));
  }

  /** What no HTTP library sends; a server's own answer to it is nobody's fault, a hang would be. */
  private void malformedTraffic() {
    bytes(
        "bad-escape",
        "a percent sign without two digits",
        "GET /?Action=%ZZ HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n");
    bytes(
        "latin-1",
        "bytes that are not UTF-8",
        "GET /?Action=\u00e9 HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n");
    bytes("no-host", "no Host", "GET / HTTP/1.1\r\nConnection: close\r\n\r\n");
    bytes(
        "two-lengths",
        "two Content-Lengths",
        "POST / HTTP/1.1\r\n"
            + "Host: {host}\r\n"
            + "Connection: close\r\n"
            + "Content-Length: 0\r\n"
            + "Content-Length: 5\r\n\r\n");
    bytes("not-http", "no HTTP at all", "EHLO {host}\r\n\r\n");
  }

  private void bytes(String name, String what, String bytes) {
    all.add(
        new Obligation(
            "gateway/malformed/" + name,
            "A request with " + what + " is answered or closed, and does no harm.",
            Source.INTERPRETATION,
            Demand.INTERPRETATION,
            Optional.empty(),
            List.of(new Step.Bytes(what, bytes), new Send(valid, success())),
            Set.of()));
  }
}
