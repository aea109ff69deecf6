package io.github.bsskit.rulebook;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * One documented error: a row of code, status and message.
 *
 * @param name the name in addresses, for example {@code RecordExists} for {@code -303}
 * @param status the HTTP status, 400 to 599
 * @param code the code on the wire
 * @param message the message on the wire; the server fills in {@code {name}}
 * @param condition what causes the error
 * @param certainty how well the row is known
 * @param source the source of the row
 * @param others other rows that real gateways returned for the same cause
 * @param advice what the caller can do
 * @param zh the Chinese texts, by {@code cause}, {@code fix}, {@code likely}
 */
public record ErrorRule(
    String name,
    int status,
    String code,
    String message,
    Condition condition,
    Certainty certainty,
    Source source,
    List<ErrorRule> others,
    Advice advice,
    Map<String, String> zh) {

  /**
   * What causes an error.
   *
   * @param when a word of the spec's closed vocabulary; empty for the gateway's errors
   * @param cause one sentence
   * @param source the source of the cause
   */
  public record Condition(String when, String cause, Source source) {}

  /**
   * How well a row is known: high, med or low. The operations' rows are high.
   *
   * @param row of code and message
   * @param status of the status, never higher than {@code row}
   */
  public record Certainty(String row, String status) {}

  /**
   * Advice of this kit.
   *
   * @param fix what the caller changes, in one sentence; empty for {@link #others}
   * @param likely the most likely cause in practice, in one sentence; may be empty
   * @param blame who can end the error: client, caller, server, rate; empty for {@link #others}
   */
  public record Advice(String fix, String likely, String blame) {}

  /** Copies the collections. */
  public ErrorRule {
    others = List.copyOf(others);
    zh = SpecMap.inOrder(zh);
  }

  /** A word of the spec's closed vocabulary; empty for the gateway's errors. */
  public String when() {
    return condition.when();
  }

  /** What causes the error, in one sentence. */
  public String cause() {
    return condition.cause();
  }

  /** Whether code and message may be demanded. */
  public boolean isCertain() {
    return certainty.row().equals("high") && !source.isInterpretation();
  }

  /** Whether the status may be demanded: for some codes, pages print several. */
  public boolean isCertainOfStatus() {
    return isCertain() && certainty.status().equals("high");
  }

  /** Whether no input of a caller causes the error. */
  public boolean isFault() {
    return when().equals("fault");
  }

  /** Whether a text is this row's message, with any text for the placeholders. */
  public boolean says(String text) {
    return pattern().matcher(text).matches();
  }

  private Pattern pattern() {
    StringBuilder regex = new StringBuilder();
    int from = 0;
    var placeholders = Pattern.compile("\\{[A-Za-z]+\\}").matcher(message);
    while (placeholders.find()) {
      regex.append(Pattern.quote(message.substring(from, placeholders.start()))).append(".*");
      from = placeholders.end();
    }
    regex.append(Pattern.quote(message.substring(from)));
    return Pattern.compile(regex.toString(), Pattern.DOTALL);
  }

  @Override
  public String toString() {
    return status + " " + code;
  }
}
