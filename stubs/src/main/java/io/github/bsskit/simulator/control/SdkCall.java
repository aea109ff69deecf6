package io.github.bsskit.simulator.control;

import io.github.bsskit.contract.Operation;
import io.github.bsskit.contract.Parameter;
import java.util.Locale;
import java.util.Map;

/**
 * A call with the V2 SDK for Java, on one line.
 *
 * @param parameters by name
 * @param headers in addition to those of the client
 */
record SdkCall(Operation operation, Map<String, String> parameters, Map<String, String> headers) {

  @Override
  public String toString() {
    String method =
        operation.action().substring(0, 1).toLowerCase(Locale.ROOT)
            + operation.action().substring(1);
    return headers.isEmpty()
        ? "client." + method + "(" + request() + ")"
        : "client." + method + "WithOptions(" + request() + ", " + options() + ")";
  }

  private String request() {
    StringBuilder text = new StringBuilder("new " + operation.action() + "Request()");
    for (Parameter parameter : operation.parameters()) {
      String value = parameters.get(parameter.name());
      if (value != null) {
        text.append(".set" + parameter.name() + "(" + literal(parameter.type(), value) + ")");
      }
    }
    return text.toString();
  }

  /** The options of a single call; headers of the configuration would go with every call. */
  private String options() {
    StringBuilder map = new StringBuilder();
    headers.forEach(
        (name, value) ->
            map.append(map.isEmpty() ? "" : ", ").append(quoted(name) + ", " + quoted(value)));
    return "new RuntimeOptions().setExtendsParameters(new ExtendsParameters().setHeaders(Map.of("
        + map
        + ")))";
  }

  private static String literal(String type, String value) {
    return switch (type) {
      case "int32" -> value;
      case "int64" -> value + "L";
      default -> quoted(value);
    };
  }

  private static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
