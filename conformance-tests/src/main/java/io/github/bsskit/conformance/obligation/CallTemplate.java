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
 * A call before a run: everything that is decided by the obligation, nothing that is decided by the
 * target or the moment.
 *
 * @param operation what is called
 * @param values the parameters in order
 * @param carrier how it travels
 * @param role who calls
 * @param twists what is different about the request
 * @param nonce the same label in one obligation is the same nonce; empty for a new one
 */
public record CallTemplate(
    OperationRule operation,
    Map<String, Value> values,
    CallStyle carrier,
    Role role,
    List<RequestMutation> twists,
    String nonce) {

  /** The collections, copied, in their order. */
  public CallTemplate {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    twists = List.copyOf(twists);
  }

  /**
   * A call that no rule refuses: every required parameter, and those optional ones whose value a
   * profile or the moment gives.
   */
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
      case "" -> new Value.Literal(parameter.example());
      case "owners.fresh" -> new Value.FreshOwner("A");
      case "unique" -> new Value.Unique("A", "{unique}");
      default -> new Value.Provided(parameter.valueFrom().orElseThrow());
    };
  }

  /** The same with another value. */
  public CallTemplate with(String parameter, Value value) {
    Map<String, Value> changed = new LinkedHashMap<>(values);
    changed.put(parameter, value);
    return new CallTemplate(operation, changed, carrier, role, twists, nonce);
  }

  /** The same with a text as it stands. */
  public CallTemplate with(String parameter, String text) {
    return with(parameter, new Value.Literal(text));
  }

  /** The same without a parameter. */
  public CallTemplate without(String parameter) {
    Map<String, Value> changed = new LinkedHashMap<>(values);
    changed.remove(parameter);
    return new CallTemplate(operation, changed, carrier, role, twists, nonce);
  }

  /** The same with all that is new in it under another label. */
  public CallTemplate labelled(String label) {
    Map<String, Value> changed = new LinkedHashMap<>();
    values.forEach(
        (name, value) -> {
          if (value instanceof Value.FreshOwner) {
            changed.put(name, new Value.FreshOwner(label));
          } else if (value instanceof Value.Unique unique) {
            changed.put(name, new Value.Unique(label, unique.pattern()));
          } else {
            changed.put(name, value);
          }
        });
    return new CallTemplate(operation, changed, carrier, role, twists, nonce);
  }

  /** The same travelling another way. */
  public CallTemplate on(CallStyle other) {
    return new CallTemplate(operation, values, other, role, twists, nonce);
  }

  /** The same by somebody else. */
  public CallTemplate by(Role other) {
    return new CallTemplate(operation, values, carrier, other, twists, nonce);
  }

  /** The same with one thing more that is different about the request. */
  public CallTemplate twisted(RequestMutation twist) {
    List<RequestMutation> more = new ArrayList<>(twists);
    more.add(twist);
    return new CallTemplate(operation, values, carrier, role, more, nonce);
  }

  /** The same with a nonce that another call of the obligation has too. */
  public CallTemplate nonced(String label) {
    return new CallTemplate(operation, values, carrier, role, twists, label);
  }

  /** The call for a reader, in a line. */
  public String words() {
    String parameters =
        values.entrySet().stream()
            .map(entry -> entry.getKey() + "=" + entry.getValue().words())
            .collect(Collectors.joining(" "));
    StringBuilder words = new StringBuilder(operation.name() + " " + parameters);
    if (!carrier.equals(CallStyle.DEFAULT)) {
      words.append("; ").append(carrier);
    }
    if (role != Role.FULL) {
      words.append("; by keys.").append(role.key());
    }
    twists.forEach(twist -> words.append("; ").append(twist));
    if (!nonce.isEmpty()) {
      words.append("; with nonce ").append(nonce);
    }
    return words.toString();
  }
}
