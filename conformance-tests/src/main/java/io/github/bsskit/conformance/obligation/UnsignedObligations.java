package io.github.bsskit.conformance.obligation;

import static io.github.bsskit.conformance.obligation.Expectation.success;
import static io.github.bsskit.conformance.obligation.GatewayObligations.GATEWAY;

import io.github.bsskit.conformance.obligation.Step.Send;
import io.github.bsskit.conformance.target.CallStyle;
import io.github.bsskit.conformance.target.Profile;
import io.github.bsskit.rulebook.OperationRule;
import io.github.bsskit.rulebook.Source;
import java.util.ArrayList;
import java.util.List;

/** Requests without a signature: calls that the profile allows, and malformed traffic. */
final class UnsignedObligations {

  private final CallTemplate valid;
  private final List<Obligation> all = new ArrayList<>();

  private UnsignedObligations(OperationRule operation) {
    this.valid = CallTemplate.valid(operation);
  }

  static List<Obligation> of(OperationRule operation, Profile.Wire wire) {
    UnsignedObligations unsigned = new UnsignedObligations(operation);
    if (wire.unsigned()) {
      unsigned.accepted();
    }
    unsigned.malformedTraffic();
    return unsigned.all;
  }

  private void accepted() {
    all.add(
        Obligation.of(
                "gateway/unsigned/accepted",
                "A call without a signature is accepted, as the profile says.",
                Source.INTERPRETATION.and(GATEWAY),
                valid.in(CallStyle.DEFAULT.withSignature("none")),
                success())
            .provisioned());
  }

  /** Any response is allowed, even a server's own error page; hanging or crashing is not. */
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
    bytes("not-http", "bytes that are not HTTP", "EHLO {host}\r\n\r\n");
  }

  private void bytes(String name, String what, String bytes) {
    all.add(
        Obligation.of(
            "gateway/malformed/" + name,
            "After a request with " + what + " the next call succeeds.",
            Source.INTERPRETATION,
            new Step.RawBytes(what, bytes),
            new Send(valid, success())));
  }
}
