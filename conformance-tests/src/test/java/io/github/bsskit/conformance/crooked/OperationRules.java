package io.github.bsskit.conformance.crooked;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Predicate;

/** The checks of one operation's parameters, in order. */
final class OperationRules {

  final String action;
  final Steps steps = new Steps();
  final Set<String> required;

  /** Whether a parameter counts as present. */
  BiPredicate<Call, String> sent = Call::has;

  private final Map<String, Predicate<String>> forms = new HashMap<>();
  private final Map<String, Rejection> malformed = new HashMap<>();

  OperationRules(String action, World world, String... required) {
    this.action = action;
    this.required = new LinkedHashSet<>(List.of(required));
    steps
        .require(
            "applicable",
            call -> call.key.account().kind() != Seed.Kind.STANDARD,
            error("NotApplicable"))
        .require("authorised", call -> call.key.allowed(), error("NotAuthorized"))
        .add("fault", call -> failAsInjected(world))
        .require("required", this::complete, error(plan() ? "MissingParameter" : "ParameterError"));
  }

  Rejection error(String code) {
    return Rejection.of(action, code);
  }

  private boolean plan() {
    return action.equals(Rejection.PLAN);
  }

  private boolean complete(Call call) {
    return required.stream().allMatch(name -> sent.test(call, name));
  }

  private void failAsInjected(World world) {
    Rejection fault = world.nextFault(action);
    if (fault != null) {
      throw new Rejected(fault);
    }
  }

  /** Adds a check of a parameter's form, unless it is absent or empty. */
  void form(String parameter, Predicate<String> wellFormed, String code) {
    forms.put(parameter, wellFormed);
    malformed.put(parameter, error(code));
    steps.add(
        parameter,
        call -> {
          String value = call.value(parameter);
          boolean counts = call.parameters.containsKey(parameter) && sent.test(call, parameter);
          if (counts && !forms.get(parameter).test(value)) {
            throw new Rejected(malformed.get(parameter));
          }
        });
  }

  /** Accepts more values of a parameter. */
  void accept(String parameter, Predicate<String> also) {
    forms.computeIfPresent(parameter, (name, form) -> form.or(also));
  }

  /** Also accepts values that match a regular expression. */
  void accept(String parameter, String pattern) {
    accept(parameter, value -> value.matches(pattern));
  }

  /** Rejects some values of a parameter. */
  void reject(String parameter, Predicate<String> unwanted) {
    forms.computeIfPresent(parameter, (name, form) -> form.and(unwanted.negate()));
  }

  /** Returns another error for malformed values of a parameter. */
  void returnForMalformed(String parameter, Rejection rejection) {
    malformed.put(parameter, rejection);
  }
}
