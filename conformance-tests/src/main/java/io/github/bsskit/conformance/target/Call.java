package io.github.bsskit.conformance.target;

import io.github.bsskit.rulebook.OperationRule;
import java.util.List;
import java.util.Map;

/**
 * One call of an operation, every value decided; it becomes a signed request when it is sent.
 *
 * @param operation what is called
 * @param parameters the operation's own, in order, {@code Duration=6}
 * @param style how it travels, nothing left to the target's usual
 * @param key who calls
 * @param mutations what is different about the request
 */
public record Call(
    OperationRule operation,
    List<Map.Entry<String, String>> parameters,
    CallStyle style,
    Profile.Key key,
    List<RequestMutation> mutations) {

  /** The lists, copied. */
  public Call {
    parameters = List.copyOf(parameters);
    mutations = List.copyOf(mutations);
  }

  /** The same by another key. */
  Call withKey(Profile.Key other) {
    return new Call(operation, parameters, style, other, mutations);
  }
}
