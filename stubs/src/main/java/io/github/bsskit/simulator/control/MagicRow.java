package io.github.bsskit.simulator.control;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * One way to get a response or a transport fault with one call.
 *
 * @param action the operation
 * @param result what the call returns
 * @param form how the result is requested
 * @param key the AccessKeyId to call with
 * @param secret its secret
 * @param parameters of the operation, in the order of its page
 * @param headers in addition to those of the client
 * @param control the control request to send first: method, path and body; may be empty
 * @param call the call with the V2 SDK for Java, on one line
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record MagicRow(
    String action,
    @JsonUnwrapped MagicResult result,
    Form form,
    String key,
    String secret,
    Map<String, String> parameters,
    Map<String, String> headers,
    String control,
    String call) {

  /**
   * What a call returns.
   *
   * @param outcome {@code Success}, the label of an error, or the name of a transport fault
   * @param status the HTTP status; 0 for a transport fault
   * @param code the {@code Code} of an error; empty otherwise
   * @param says the message of an error, or the effect of a transport fault; empty for a success
   */
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  public record MagicResult(
      String outcome,
      @JsonInclude(JsonInclude.Include.NON_DEFAULT) int status,
      String code,
      String says) {}

  /** How a result is requested. */
  public enum Form {
    /** By parameters and a key for which it is the correct result. */
    INPUT,
    /** By a magic value of a parameter. */
    MAGIC,
    /** By the header {@code Prefer}. */
    PREFER,
    /** By a fault that is armed with the control API. */
    CONTROL;

    /** The name in texts, for example {@code input}. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Copies the parameters, in their order, and the headers. */
  public MagicRow {
    parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    headers = Map.copyOf(headers);
  }
}
