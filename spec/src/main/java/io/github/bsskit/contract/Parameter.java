package io.github.bsskit.contract;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the spec says of one parameter of an operation, for those who explain it.
 *
 * @param name as the wire has it, case included
 * @param required whether a call without it is refused, whoever calls
 * @param type {@code string}, {@code int32} or {@code int64}
 * @param wants what to send, in words that can follow "send": {@code one of Month, Year}
 * @param examples values by the name of what a call with them ends in: {@code Success}, or the
 *     label of an error, whether or not it is this parameter that causes it
 * @param errors labels of the errors that the parameter can cause
 */
public record Parameter(
    String name,
    boolean required,
    String type,
    String wants,
    Map<String, String> examples,
    Set<String> errors) {

  /** The name of the examples that make a call which succeeds. */
  public static final String SUCCESS = "Success";

  /** The collections, copied in their order. */
  public Parameter {
    examples = Collections.unmodifiableMap(new LinkedHashMap<>(examples));
    errors = Collections.unmodifiableSet(new LinkedHashSet<>(errors));
  }

  /** Whether any text is well formed, so that a caller can write into it what it likes. */
  public boolean takesAnyText() {
    return type.equals("string") && wants.equals("text");
  }

  /** For the generated code, which lists an error once for each way of causing it. */
  static Parameter of(
      String name,
      boolean required,
      String type,
      String wants,
      List<Map.Entry<String, String>> examples,
      String[] errors) {
    Map<String, String> byName = new LinkedHashMap<>();
    examples.forEach(example -> byName.put(example.getKey(), example.getValue()));
    return new Parameter(name, required, type, wants, byName, new LinkedHashSet<>(List.of(errors)));
  }
}
