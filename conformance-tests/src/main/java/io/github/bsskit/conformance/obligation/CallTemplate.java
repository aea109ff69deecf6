package io.github.bsskit.conformance.obligation;

import io.github.bsskit.conformance.target.CallStyle;
import io.github.bsskit.conformance.target.Profile.Role;
import io.github.bsskit.conformance.target.RequestMutation;
import io.github.bsskit.rulebook.OperationRule;
import io.github.bsskit.rulebook.ParameterRule;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A call before a run: what the obligation decides, without what the target or the time decides.
 *
 * @param operation what is called
 * @param values the parameters, in order
 * @param style signature, placement and format
 * @param role whose key signs the call
 * @param mutations changes to the request
 * @param nonce within an obligation, the same label is the same nonce; empty for a new one
 */
public record CallTemplate(
    OperationRule operation,
    Map<String, Value> values,
    CallStyle style,
    Role role,
    List<RequestMutation> mutations,
    String nonce) {

  public CallTemplate {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    mutations = List.copyOf(mutations);
  }

  /** A valid call with the required parameters and those whose value the run decides. */
  public static CallTemplate valid(OperationRule operation) {
    Map<String, Value> values = new LinkedHashMap<>();
    for (ParameterRule parameter : operation.parameters()) {
      if (parameter.required() || parameter.valueFrom().isPresent()) {
        values.put(parameter.name(), usual(parameter));
      }
    }
    return new CallTemplate(operation, values, CallStyle.DEFAULT, Role.FULL, List.of(), "");
  }

  private static Value usual(ParameterRule parameter) {
    return switch (parameter.valueFrom().orElse("")) {
      case "" -> Value.literal(parameter.example());
      case "owners.fresh" -> Value.freshOwner("A");
      case "unique" -> Value.unique("A", "{unique}");
      default -> Value.provided(parameter.valueFrom().orElseThrow());
    };
  }

  /** The same with another value. */
  public CallTemplate with(String parameter, Value value) {
    Map<String, Value> changed = new LinkedHashMap<>(values);
    changed.put(parameter, value);
    return withValues(changed);
  }

  /** The same with another fixed value. */
  public CallTemplate with(String parameter, String text) {
    return with(parameter, Value.literal(text));
  }

  /** The same without a parameter. */
  public CallTemplate without(String parameter) {
    Map<String, Value> changed = new LinkedHashMap<>(values);
    changed.remove(parameter);
    return withValues(changed);
  }

  /** The same with other fresh values. */
  public CallTemplate relabeled(String label) {
    Map<String, Value> changed = new LinkedHashMap<>(values);
    changed.replaceAll((name, value) -> value.relabeled(label));
    return withValues(changed);
  }

  private CallTemplate withValues(Map<String, Value> changed) {
    return new CallTemplate(operation, changed, style, role, mutations, nonce);
  }

  /** The same in another style. */
  public CallTemplate in(CallStyle other) {
    return new CallTemplate(operation, values, other, role, mutations, nonce);
  }

  /** The same by another caller. */
  CallTemplate by(Role other) {
    return new CallTemplate(operation, values, style, other, mutations, nonce);
  }

  /** The same with one more change to the request. */
  CallTemplate mutated(RequestMutation mutation) {
    List<RequestMutation> more = new ArrayList<>(mutations);
    more.add(mutation);
    return new CallTemplate(operation, values, style, role, more, nonce);
  }

  /** The same with a nonce that other calls of the obligation use too. */
  CallTemplate withNonce(String label) {
    return new CallTemplate(operation, values, style, role, mutations, label);
  }

  /** Whether a success leaves a record behind, after which the same call is rejected. */
  public boolean leavesRecord() {
    return !operation.errorsWhen("record-exists").isEmpty();
  }

  /** The call in one line. */
  public String description() {
    String parameters =
        values.entrySet().stream()
            .map(entry -> entry.getKey() + "=" + entry.getValue().description())
            .collect(Collectors.joining(" "));
    StringBuilder line = new StringBuilder(operation.name() + " " + parameters);
    if (!style.equals(CallStyle.DEFAULT)) {
      line.append("; ").append(style);
    }
    if (role != Role.FULL) {
      line.append("; by keys.").append(role.key());
    }
    mutations.forEach(mutation -> line.append("; ").append(mutation));
    if (!nonce.isEmpty()) {
      line.append("; with nonce ").append(nonce);
    }
    return line.toString();
  }
}
