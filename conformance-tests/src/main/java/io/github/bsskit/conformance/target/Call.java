package io.github.bsskit.conformance.target;

import io.github.bsskit.rulebook.OperationRule;
import java.util.List;
import java.util.Map;

/**
 * One call of an operation, every value decided; it becomes a signed request when it is sent.
 *
 * @param operation what is called
 * @param parameters the operation's own, in order, {@code Duration=6}
 * @param carrier how it travels, nothing left to the target's usual
 * @param key who calls
 * @param twists what is different about the request
 */
public record Call(
    OperationRule operation,
    List<Map.Entry<String, String>> parameters,
    CallStyle carrier,
    Profile.Key key,
    List<RequestMutation> twists) {

  /** The lists, copied. */
  public Call {
    parameters = List.copyOf(parameters);
    twists = List.copyOf(twists);
  }

  /** The same by another key. */
  Call by(Profile.Key other) {
    return new Call(operation, parameters, carrier, other, twists);
  }
}
