package io.github.bsskit.conformance.target;

import io.github.bsskit.rulebook.OperationRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One call of an operation, ready to be signed and sent.
 *
 * @param operation what is called
 * @param parameters those of the operation, in order, for example {@code Duration=6}
 * @param style how it is transmitted, without defaults
 * @param key the access key of the caller
 * @param mutations changes of the request
 */
public record Call(
    OperationRule operation,
    List<Map.Entry<String, String>> parameters,
    CallStyle style,
    Profile.Key key,
    List<RequestMutation> mutations) {

  /** Copies the lists. */
  public Call {
    parameters = List.copyOf(parameters);
    mutations = List.copyOf(mutations);
  }

  /** The call with a parameter that replaces those of the same name. */
  Call withParameter(String name, String value) {
    List<Map.Entry<String, String>> changed = new ArrayList<>(parameters);
    changed.removeIf(parameter -> parameter.getKey().equals(name));
    changed.add(Map.entry(name, value));
    return new Call(operation, changed, style, key, mutations);
  }

  /** The call with a further mutation. */
  Call with(RequestMutation mutation) {
    List<RequestMutation> changed = new ArrayList<>(mutations);
    changed.add(mutation);
    return new Call(operation, parameters, style, key, changed);
  }
}
