package io.github.bsskit.contract;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A parameter of an operation, described for explanations.
 *
 * @param name its name on the wire; case matters
 * @param required whether calls without it are rejected for every caller
 * @param type {@code string}, {@code int32} or {@code int64}
 * @param wants what to send, as the object of "send", for example {@code one of Month, Year}
 * @param examples values by the outcome of a call with them: {@code Success}, or the label of an
 *     error, which another parameter may cause
 * @param errors labels of the errors that the parameter can cause
 */
public record Parameter(
    String name,
    boolean required,
    String type,
    String wants,
    Map<String, String> examples,
    Set<String> errors) {

  /** The outcome of the examples of a successful call. */
  public static final String SUCCESS = "Success";

  /** Copies the collections and keeps their order. */
  public Parameter {
    examples = Collections.unmodifiableMap(new LinkedHashMap<>(examples));
    errors = Collections.unmodifiableSet(new LinkedHashSet<>(errors));
  }

  /** Whether every text is well formed. */
  public boolean takesAnyText() {
    return type.equals("string") && wants.equals("text");
  }

  /** For generated code, which may list an error more than once. */
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
