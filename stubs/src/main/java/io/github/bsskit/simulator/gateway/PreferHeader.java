package io.github.bsskit.simulator.gateway;

import io.github.bsskit.contract.DocumentedError;
import io.github.bsskit.contract.Operation;
import io.github.bsskit.contract.Parameter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The answer that a call asks for as it would ask Prism: {@code Prefer: code=400,
 * example=DurationInvalid}.
 *
 * @param text the header as it came
 * @param wishes of it, those that are about an answer; other preferences are none of ours
 */
record PreferHeader(String text, Map<String, String> wishes) {

  private static final Pattern WISH =
      Pattern.compile(
          "(?:^|[,;])\\s*+(code|example)\\s*+=\\s*+(?:\"([^\"]*+)\"|([^\",;\\s]*+))\\s*+(?=[,;]|$)",
          Pattern.CASE_INSENSITIVE);

  private static final PreferHeader NONE = new PreferHeader("", Map.of());

  private static final String SUCCESS_CODE = "200";

  static PreferHeader of(RawRequest call) {
    List<String> headers = call.headers("Prefer");
    if (headers.isEmpty()) {
      return NONE;
    }
    String text = String.join(", ", headers);
    Map<String, String> wishes = new LinkedHashMap<>();
    Matcher wish = WISH.matcher(text);
    while (wish.find()) {
      String value = wish.group(2) == null ? wish.group(3) : wish.group(2);
      wishes.putIfAbsent(wish.group(1).toLowerCase(Locale.ROOT), value);
    }
    return new PreferHeader(text, wishes);
  }

  boolean isStated() {
    return !wishes.isEmpty();
  }

  /** A success cannot be had by asking: the call is carried out, and answered what it deserves. */
  boolean isSuccess() {
    return wishes.getOrDefault("example", Parameter.SUCCESS).equals(Parameter.SUCCESS)
        && wishes.getOrDefault("code", SUCCESS_CODE).equals(SUCCESS_CODE);
  }

  /** The error asked for: the example of that name, or the operation's first of that status. */
  Optional<DocumentedError> error(Operation operation, FaultCatalogue words) {
    String status = wishes.get("code");
    String example = wishes.get("example");
    if (example == null) {
      return operation.errors().stream()
          .filter(error -> Integer.toString(error.status()).equals(status))
          .<DocumentedError>map(error -> error)
          .findFirst();
    }
    return words
        .error(operation.action(), example)
        .filter(error -> status == null || Integer.toString(error.status()).equals(status));
  }

  /** What to write instead of a preference that stands for nothing. */
  String cure(Operation operation, FaultCatalogue words) {
    return "The simulator has no such answer of %s for Prefer: %s; write code=STATUS, example=NAME with the status of an error and one of the names %s, %s."
        .formatted(
            operation.action(),
            text.substring(0, Math.min(100, text.length())),
            Parameter.SUCCESS,
            String.join(", ", words.errorNames(operation.action())));
  }
}
