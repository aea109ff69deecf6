package io.github.bsskit.contract;

import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Reads an operation's parameters and keeps the first error with its parameter. An empty value
 * counts as missing.
 *
 * @param <E> the operation's errors
 */
public final class ParameterReader<E extends OperationError> {

  private final Map<String, String> parameters;
  private E error;
  private String rejected = "";

  /** Reads decoded parameters; names are case-sensitive. */
  public ParameterReader(Map<String, String> parameters) {
    this.parameters = parameters;
  }

  /** Reads a required parameter; null if it is missing or malformed. */
  public <T> T required(String name, ValueFormat<T> format, E missing, E malformed) {
    String text = text(name);
    if (text.isEmpty()) {
      reject(name, missing);
      return null;
    }
    return read(name, text, format, malformed).orElse(null);
  }

  /** Reads a required parameter of any text. */
  public <T> T required(String name, ValueFormat<T> format, E missing) {
    return required(name, format, missing, missing);
  }

  /** Reads an optional parameter. */
  public <T> Optional<T> optional(String name, ValueFormat<T> format, E malformed) {
    String text = text(name);
    return text.isEmpty() ? Optional.empty() : read(name, text, format, malformed);
  }

  /** Reads an optional parameter of any text. */
  public <T> Optional<T> optional(String name, ValueFormat<T> format) {
    return optional(name, format, null);
  }

  /** Makes the call, unless a parameter was rejected. */
  public <B extends Body> Reply<B, E> then(Supplier<Reply<B, E>> call) {
    return error == null ? call.get() : Reply.failure(error, rejected);
  }

  private String text(String name) {
    return parameters.getOrDefault(name, "");
  }

  private <T> Optional<T> read(String name, String text, ValueFormat<T> format, E malformed) {
    Optional<T> value = format.read(text);
    if (value.isEmpty()) {
      reject(name, malformed);
    }
    return value;
  }

  private void reject(String name, E reason) {
    if (error == null) {
      error = reason;
      rejected = name;
    }
  }
}
