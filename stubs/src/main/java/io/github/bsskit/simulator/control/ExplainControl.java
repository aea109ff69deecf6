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

/** Explains the signature of a call: one of the journal's, or one that is described. */
final class ExplainControl {

  private static final String ENTRY = "entry";
  private static final String CALL = "call";
  private static final String SECRET = "secret";
  private static final String SIGNED = "signed";

  /** The explanation for programs, and for people. */
  private record Shown(@JsonUnwrapped SignatureExplanation explanation, String text) {}

  private final World world;
  private final CallJournal journal;

  ExplainControl(World world, CallJournal journal) {
    this.world = world;
    this.journal = journal;
  }

  /** A call of the journal's is judged by the time at which it came. */
  ControlResponse explain(ControlBody body) {
    body.allowOnly(ENTRY, CALL, SECRET, SIGNED);
    if (body.has(ENTRY) == body.has(CALL)) {
      throw new InvalidControlRequest(
          "write either member entry, a number of the journal's, or member call, a URL or a curl"
              + " command line");
    }
    if (body.has(ENTRY)) {
      RecordedCall call = entry(body);
      return explain(call.request(), call.entry().time(), body);
    }
    return explain(described(body), world.now(), body);
  }

  private ControlResponse explain(RawRequest call, Instant time, ControlBody body) {
    SignatureExplanation explanation =
        new SignatureExplainer(world.keys(), () -> time)
            .explain(call, body.text(SECRET), body.text(SIGNED));
    return ControlResponse.json(200, new Shown(explanation, explanation.toText()));
  }

  private RecordedCall entry(ControlBody body) {
    int number = body.requiredWholeNumber(ENTRY, Integer.MAX_VALUE);
    return journal
        .call(number)
        .orElseThrow(
            () ->
                new InvalidControlRequest(
                    "member entry is %d, which the journal does not have; GET %s lists those that it has"
                        .formatted(number, ControlRoutes.JOURNAL)));
  }

  private static RawRequest described(ControlBody body) {
    try {
      return CallText.read(body.text(CALL).orElseThrow());
    } catch (CallTextException mistake) {
      throw new InvalidControlRequest("member call: " + mistake.getMessage());
    }
  }
}
