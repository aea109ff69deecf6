package io.github.bsskit.conformance.crooked;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Predicate;

/** What one operation asks of its parameters, and the order in which it asks. */
final class OperationRules {

  final String action;
  final Steps steps = new Steps();
  final Set<String> required;

  /** Tells whether a parameter counts as sent. */
  BiPredicate<Call, String> sent = Call::has;

  private final Map<String, Predicate<String>> forms = new HashMap<>();
  private final Map<String, Refusal> malformed = new HashMap<>();

  OperationRules(String action, World world, String... required) {
    this.action = action;
    this.required = new LinkedHashSet<>(List.of(required));
    steps
        .demand(
            "applicable",
            call -> call.key.account().kind() != Seed.Kind.STANDARD,
            error("NotApplicable"))
        .demand("authorised", call -> call.key.allowed(), error("NotAuthorized"))
        .add("fault", call -> failAsInjected(world))
        .demand("required", this::complete, error(plan() ? "MissingParameter" : "ParameterError"));
  }

  Refusal error(String code) {
    return Refusal.of(action, code);
  }

  private boolean plan() {
    return action.equals(Refusal.PLAN);
  }

  private boolean complete(Call call) {
    return required.stream().allMatch(name -> sent.test(call, name));
  }

  private void failAsInjected(World world) {
    Refusal fault = world.nextFault(action);
    if (fault != null) {
      throw new Refused(fault);
    }
  }

  /** Adds the check of a parameter's form; left out or empty, it is not looked at. */
  void form(String parameter, Predicate<String> wellFormed, String code) {
    forms.put(parameter, wellFormed);
    malformed.put(parameter, error(code));
    steps.add(
        parameter,
        call -> {
          String value = call.value(parameter);
          boolean counts = call.parameters.containsKey(parameter) && sent.test(call, parameter);
          if (counts && !forms.get(parameter).test(value)) {
            throw new Refused(malformed.get(parameter));
          }
        });
  }

  /** Takes more values of a parameter. */
  void accept(String parameter, Predicate<String> also) {
    forms.computeIfPresent(parameter, (name, form) -> form.or(also));
  }

  /** Takes also what matches a regular expression. */
  void accept(String parameter, String pattern) {
    accept(parameter, value -> value.matches(pattern));
  }

  /** Takes fewer values of a parameter. */
  void refuse(String parameter, Predicate<String> unwanted) {
    forms.computeIfPresent(parameter, (name, form) -> form.and(unwanted.negate()));
  }

  /** Answers malformed values of a parameter with another error. */
  void answerMalformed(String parameter, Refusal refusal) {
    malformed.put(parameter, refusal);
  }
}
