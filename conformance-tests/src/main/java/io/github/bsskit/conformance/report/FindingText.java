package io.github.bsskit.conformance.report;

import io.github.bsskit.conformance.check.Finding.Fact;
import io.github.bsskit.conformance.check.Result;
import io.github.bsskit.conformance.target.SafeText;
import java.util.Optional;

/** A finding as text of several lines, for JUnit. */
public final class FindingText {

  private FindingText() {}

  /**
   * The statement, the facts, the command and the exchanges, with masked secrets.
   *
   * @param repeat the command that reproduces the finding
   */
  public static String of(Result result, Optional<String> repeat) {
    return SafeText.block(of(result, Evidence.of(result), repeat));
  }

  static String of(Result result, Evidence evidence, Optional<String> repeat) {
    StringBuilder text = new StringBuilder(result.obligation().statement());
    text.append(" (").append(result.obligation().source()).append(")\n");
    for (Fact fact : evidence.facts()) {
      text.append(fact.key()).append(": ").append(fact.value()).append('\n');
    }
    repeat.ifPresent(line -> text.append("repeat: ").append(line).append('\n'));
    for (Evidence.MaskedExchange exchange : evidence.exchanges()) {
      text.append("\nexchange ").append(exchange.number()).append(", request:\n");
      text.append(exchange.request());
      text.append("\nexchange ").append(exchange.number()).append(", response:\n");
      text.append(exchange.response());
    }
    return text.toString();
  }
}
