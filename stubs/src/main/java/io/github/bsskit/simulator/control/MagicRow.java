package io.github.bsskit.simulator.control;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * One way of getting one answer, or one mishap, with one call.
 *
 * @param action the operation
 * @param outcome {@code Success}, the label of an error, or the name of a mishap
 * @param status the HTTP status of a success or an error; 0 for a mishap
 * @param code the {@code Code} of an error; empty for the others
 * @param says the message of an error, or what a mishap does; empty for a success
 * @param key the AccessKeyId to call with
 * @param secret its secret
 * @param parameters of the operation, in the order of its page
 * @param headers beside those that a client sends by itself
 * @param control the call of the control API that goes before, as method, path and body; empty for
 *     none
 * @param call the call with the V2 SDK for Java, on one line
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record MagicRow(
    String action,
    String outcome,
    @JsonInclude(JsonInclude.Include.NON_DEFAULT) int status,
    String code,
    String says,
    Form form,
    String key,
    String secret,
    Map<String, String> parameters,
    Map<String, String> headers,
    String control,
    String call) {

  /** Where the wish stands. */
  public enum Form {
    /** Nowhere: the call and its caller are such that this answer is the right one. */
    INPUT,
    /** In the value of a parameter. */
    MAGIC,
    /** In the header {@code Prefer}. */
    PREFER,
    /** In a fault that is armed through the control API. */
    CONTROL;

    /** As texts have it, for example {@code input}. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** The parameters and headers, copied in their order. */
  public MagicRow {
    parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    headers = Map.copyOf(headers);
  }
}
