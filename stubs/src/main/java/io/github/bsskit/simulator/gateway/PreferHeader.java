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
 * The response that a request asks for, in Prism's syntax: {@code Prefer: code=400,
 * example=DurationInvalid}.
 *
 * @param text the header as sent
 * @param preferences of it: {@code code} and {@code example}; others are ignored
 */
record PreferHeader(String text, Map<String, String> preferences) {

  private static final Pattern PREFERENCE =
      Pattern.compile(
          "(?:^|[,;])\\s*+(code|example)\\s*+=\\s*+(?:\"([^\"]*+)\"|([^\",;\\s]*+))\\s*+(?=[,;]|$)",
          Pattern.CASE_INSENSITIVE);

  private static final PreferHeader NONE = new PreferHeader("", Map.of());

  /** Real headers have one or two; the rest of longer ones is not read. */
  private static final int MAX_PREFERENCES = 100;

  private static final String SUCCESS_CODE = "200";

  static PreferHeader of(RawRequest request) {
    List<String> headers = request.headers("Prefer");
    if (headers.isEmpty()) {
      return NONE;
    }
    String text = String.join(", ", headers);
    Map<String, String> preferences = new LinkedHashMap<>();
    Matcher preference = PREFERENCE.matcher(text);
    for (int count = 0; count < MAX_PREFERENCES && preference.find(); count++) {
      String value = preference.group(2) == null ? preference.group(3) : preference.group(2);
      preferences.putIfAbsent(preference.group(1).toLowerCase(Locale.ROOT), value);
    }
    return new PreferHeader(text, preferences);
  }

  boolean isPresent() {
    return !preferences.isEmpty();
  }

  /** Whether the request asks for a success; it is then handled without faults. */
  boolean isSuccess() {
    return preferences.getOrDefault("example", Parameter.SUCCESS).equals(Parameter.SUCCESS)
        && preferences.getOrDefault("code", SUCCESS_CODE).equals(SUCCESS_CODE);
  }

  /**
   * The requested error: the example with this name, or the operation's first with this status. The
   * status is the documented one or that of the throttling mode.
   */
  Optional<DocumentedError> error(Operation operation, FaultCatalogue faults, Throttle throttle) {
    String status = preferences.get("code");
    String example = preferences.get("example");
    if (example == null) {
      return operation.errors().stream()
          .filter(error -> has(status, error, throttle))
          .<DocumentedError>map(error -> error)
          .findFirst();
    }
    return faults
        .error(operation.action(), example)
        .filter(error -> status == null || has(status, error, throttle));
  }

  private static boolean has(String status, DocumentedError error, Throttle throttle) {
    return Integer.toString(error.status()).equals(status)
        || Integer.toString(throttle.status(error)).equals(status);
  }

  /** The message for an unknown preference. */
  String hint(Operation operation, FaultCatalogue faults) {
    return ""
        + operation.action()
        + " has no response for Prefer: "
        + text.substring(0, Math.min(100, text.length()))
        + "; use code=STATUS, example=NAME with the status of an error and one of the names "
        + Parameter.SUCCESS
        + ", "
        + String.join(", ", faults.errorNames(operation.action()))
        + ".";
  }
}
