package io.github.bsskit.control;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.github.bsskit.explain.CallText;
import io.github.bsskit.explain.CallTextException;
import io.github.bsskit.explain.SignatureExplainer;
import io.github.bsskit.explain.SignatureExplanation;
import io.github.bsskit.gateway.RpcCall;
import io.github.bsskit.journal.Entry;
import io.github.bsskit.journal.Journal;
import io.github.bsskit.world.World;
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
  private final Journal journal;

  ExplainControl(World world, Journal journal) {
    this.world = world;
    this.journal = journal;
  }

  /** A call of the journal's is judged by the time at which it came. */
  ControlAnswer explain(ControlBody body) {
    body.allowOnly(ENTRY, CALL, SECRET, SIGNED);
    if (body.has(ENTRY) == body.has(CALL)) {
      throw new ControlMistake(
          "write either member entry, a number of the journal's, or member call, a URL or a curl"
              + " command line");
    }
    if (body.has(ENTRY)) {
      Entry entry = entry(body);
      return explain(entry.call(), entry.time(), body);
    }
    return explain(described(body), world.now(), body);
  }

  private ControlAnswer explain(RpcCall call, Instant time, ControlBody body) {
    SignatureExplanation explanation =
        new SignatureExplainer(world.keys(), () -> time)
            .explain(call, body.text(SECRET), body.text(SIGNED));
    return ControlAnswer.json(200, new Shown(explanation, explanation.toText()));
  }

  private Entry entry(ControlBody body) {
    int number = body.requiredWholeNumber(ENTRY, Integer.MAX_VALUE);
    return journal
        .entry(number)
        .orElseThrow(
            () ->
                new ControlMistake(
                    "member entry is %d, which the journal does not have; GET %s lists those that it has"
                        .formatted(number, ControlRoutes.JOURNAL)));
  }

  private static RpcCall described(ControlBody body) {
    try {
      return CallText.read(body.text(CALL).orElseThrow());
    } catch (CallTextException mistake) {
      throw new ControlMistake("member call: " + mistake.getMessage());
    }
  }
}
