package io.github.bsskit.simulator.control;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.github.bsskit.simulator.explain.CallText;
import io.github.bsskit.simulator.explain.CallTextException;
import io.github.bsskit.simulator.explain.SignatureExplainer;
import io.github.bsskit.simulator.explain.SignatureExplanation;
import io.github.bsskit.simulator.gateway.RawRequest;
import io.github.bsskit.simulator.journal.CallJournal;
import io.github.bsskit.simulator.journal.RecordedCall;
import io.github.bsskit.simulator.world.World;
import java.time.Instant;
import java.util.List;

/** Explains the signature of a call in the journal or in the request. */
final class ExplainControl {

  private static final String ENTRY = "entry";
  private static final String CALL = "call";
  private static final String SECRET = "secret";
  private static final String SIGNED = "signed";

  /** The explanation as fields and as text. */
  private record ExplanationView(@JsonUnwrapped SignatureExplanation explanation, String text) {}

  private final World world;
  private final CallJournal journal;

  ExplainControl(World world, CallJournal journal) {
    this.world = world;
    this.journal = journal;
  }

  /** A call in the journal is checked against the time at which it was received. */
  ControlResponse explain(ControlBody body) {
    body.allowOnly(ENTRY, CALL, SECRET, SIGNED);
    if (body.has(ENTRY) == body.has(CALL)) {
      throw new InvalidControlRequest(
          "use either entry, a number of the journal, or call, a URL or curl command");
    }
    if (body.has(ENTRY)) {
      RecordedCall call = entry(body);
      return explain(call.request(), call.entry().time(), body, call.earlierAttempts());
    }
    return explain(described(body), world.state().now(), body, List.of());
  }

  private ControlResponse explain(
      RawRequest call, Instant time, ControlBody body, List<RawRequest> earlier) {
    SignatureExplanation explanation =
        new SignatureExplainer(world.state().keys(), () -> time)
            .explain(call, body.text(SECRET), body.text(SIGNED), earlier);
    return ControlResponse.json(200, new ExplanationView(explanation, explanation.toText()));
  }

  private RecordedCall entry(ControlBody body) {
    int number = body.requiredInteger(ENTRY, Integer.MAX_VALUE);
    return journal
        .call(number)
        .orElseThrow(
            () ->
                new InvalidControlRequest(
                    "invalid entry "
                        + number
                        + ": GET "
                        + ControlRoutes.JOURNAL
                        + " lists the entries of the journal"));
  }

  private static RawRequest described(ControlBody body) {
    try {
      return CallText.read(body.text(CALL).orElseThrow());
    } catch (CallTextException invalid) {
      throw new InvalidControlRequest("call: " + invalid.getMessage());
    }
  }
}
