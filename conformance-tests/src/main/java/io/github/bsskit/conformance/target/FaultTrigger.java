package io.github.bsskit.conformance.target;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** How to make the next call return an error that no input causes. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, include = JsonTypeInfo.As.WRAPPER_OBJECT)
@JsonSubTypes({
  @JsonSubTypes.Type(value = FaultTrigger.ByRequest.class, name = "request"),
  @JsonSubTypes.Type(value = FaultTrigger.ByParameter.class, name = "parameter"),
  @JsonSubTypes.Type(value = FaultTrigger.ByHeader.class, name = "header")
})
sealed interface FaultTrigger {

  /** A parameter of a call, by name. */
  record NamedValue(String name, String value) {}

  /** Whether there is a trigger for an action. */
  default boolean covers(String action) {
    return true;
  }

  /** The request to send before the call, if any. */
  default Optional<RequestTemplate> requestBefore() {
    return Optional.empty();
  }

  /**
   * The call that returns the error.
   *
   * @param values the values of {@code {action}}, which must be covered, and {@code {code}}
   */
  default Call applyTo(Call call, Map<String, String> values) {
    return call;
  }

  /**
   * By a request before the call.
   *
   * @param request with {@code {action}} and {@code {code}}
   */
  record ByRequest(@JsonValue RequestTemplate request) implements FaultTrigger {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ByRequest {}

    @Override
    public Optional<RequestTemplate> requestBefore() {
      return Optional.of(request);
    }
  }

  /**
   * By a parameter of the call.
   *
   * @param parameters by action, with {@code {code}}
   */
  record ByParameter(@JsonValue Map<String, NamedValue> parameters) implements FaultTrigger {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ByParameter {
      parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    }

    @Override
    public boolean covers(String action) {
      return parameters.containsKey(action);
    }

    @Override
    public Call applyTo(Call call, Map<String, String> values) {
      NamedValue parameter = parameters.get(values.get("action"));
      String value = RequestTemplate.fill(parameter.value(), values);
      return call.withParameter(parameter.name(), value);
    }
  }

  /**
   * By a header of the call.
   *
   * @param name the header's name
   * @param value with {@code {action}} and {@code {code}}
   */
  record ByHeader(String name, String value) implements FaultTrigger {

    @Override
    public Call applyTo(Call call, Map<String, String> values) {
      String header = name.toLowerCase(Locale.ROOT);
      String filled = RequestTemplate.fill(value, values);
      return call.with(RequestMutation.after("fault", draft -> draft.headers.put(header, filled)));
    }
  }
}
