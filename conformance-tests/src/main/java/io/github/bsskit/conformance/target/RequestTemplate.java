package io.github.bsskit.conformance.target;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A request of a profile with placeholders: {@code {action}}, {@code {code}}, {@code {seconds}}.
 *
 * @param method GET, POST, …
 * @param url absolute, or a path of the target
 * @param headers by name
 * @param body empty for none
 */
record RequestTemplate(
    String method,
    String url,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, String> headers,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) String body) {

  RequestTemplate {
    headers =
        headers == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(headers));
    body = body == null ? "" : body;
  }

  /** The request with its placeholders replaced. */
  RequestTemplate with(Map<String, String> values) {
    Map<String, String> filled = new LinkedHashMap<>(headers);
    filled.replaceAll((name, value) -> fill(value, values));
    return new RequestTemplate(method, fill(url, values), filled, fill(body, values));
  }

  /** A text with each {@code {name}} replaced by its value. */
  static String fill(String text, Map<String, String> values) {
    String result = text;
    for (Map.Entry<String, String> value : values.entrySet()) {
      result = result.replace("{" + value.getKey() + "}", value.getValue());
    }
    return result;
  }
}
