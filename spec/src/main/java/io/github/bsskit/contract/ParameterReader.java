package io.github.bsskit.contract;

import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Reads an operation's parameters from the wire's text and keeps the first refusal, with the
 * parameter that it is about.
 *
 * <p>The generated request records use it, so that a service is handed values that are there and
 * are well formed. A value that is present and empty counts as missing.
 *
 * @param <E> the operation's errors
 */
public final class ParameterReader<E extends OperationError> {

  private final Map<String, String> parameters;
  private E refusal;
  private String refused = "";

  /** Reads from decoded parameters; names are case-sensitive. */
  public ParameterReader(Map<String, String> parameters) {
    this.parameters = parameters;
  }

  /** Reads a required parameter; after a refusal the value is null and is never used. */
  public <T> T required(String name, ValueFormat<T> form, E missing, E malformed) {
    String text = text(name);
    if (text.isEmpty()) {
      refuse(name, missing);
      return null;
    }
    return read(name, text, form, malformed).orElse(null);
  }

  /** Reads a required parameter that takes any text. */
  public <T> T required(String name, ValueFormat<T> form, E missing) {
    return required(name, form, missing, missing);
  }

  /** Reads an optional parameter. */
  public <T> Optional<T> optional(String name, ValueFormat<T> form, E malformed) {
    String text = text(name);
    return text.isEmpty() ? Optional.empty() : read(name, text, form, malformed);
  }

  /** Reads an optional parameter that takes any text. */
  public <T> Optional<T> optional(String name, ValueFormat<T> form) {
    return optional(name, form, null);
  }

  /** Goes on with the call, unless a parameter was refused. */
  public <B extends Body> Reply<B, E> then(Supplier<Reply<B, E>> call) {
    return refusal == null ? call.get() : Reply.refusal(refusal, refused);
  }

  private String text(String name) {
    return parameters.getOrDefault(name, "");
  }

  private <T> Optional<T> read(String name, String text, ValueFormat<T> form, E malformed) {
    Optional<T> value = form.read(text);
    if (value.isEmpty()) {
      refuse(name, malformed);
    }
    return value;
  }

  private void refuse(String name, E error) {
    if (refusal == null) {
      refusal = error;
      refused = name;
    }
  }
}
