package io.github.bsskit.rulebook;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * One documented error: the row of code, status and message that always stand together.
 *
 * @param name a name for addresses, for instance {@code RecordExists} for {@code -303}
 * @param status the HTTP status, 400 to 599
 * @param code as the wire carries it
 * @param message as the wire carries it; {@code {name}} stands for what the server fills in
 * @param when a word of the spec's closed vocabulary; empty for the gateway's
 * @param cause what brings it about, in a sentence
 * @param fix what the caller changes, in a sentence; empty for the other rows of a cause
 * @param sure high, med or low: how well a row of the gateway is known; the operations' are high
 * @param sureOfStatus the same of its status alone, which is never better known than the row
 * @param source where the row is from
 * @param whenSource where the cause is from
 * @param others other rows that real gateways have given for the same cause
 * @param blame whose turn it is: client, caller, server, rate; empty for the others
 * @param likely the most likely cause in practice, in a sentence; advice of this kit, empty for
 *     none
 * @param zh the same texts in Chinese, by {@code cause}, {@code fix}, {@code likely}
 */
public record ErrorRule(
    String name,
    int status,
    String code,
    String message,
    String when,
    String cause,
    String fix,
    String sure,
    String sureOfStatus,
    Source source,
    Source whenSource,
    List<ErrorRule> others,
    String blame,
    String likely,
    Map<String, String> zh) {

  /** The collections, copied. */
  public ErrorRule {
    others = List.copyOf(others);
    zh = SpecMap.inOrder(zh);
  }

  /** Whether code and message may be demanded as they stand, and mostly the status too. */
  public boolean isCertain() {
    return sure.equals("high") && !source.isInterpretation();
  }

  /** Whether the status may be demanded: codes are known of which pages print several. */
  public boolean isCertainOfStatus() {
    return isCertain() && sureOfStatus.equals("high");
  }

  /** Whether no input of a caller brings the error about. */
  public boolean isFault() {
    return when.equals("fault");
  }

  /** Whether a text is this row's message, the placeholders filled in somehow. */
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
