package io.github.bsskit.conformance.crooked;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Named checks in their order. A check lets the call go on, or throws {@link Refused}. */
final class Steps {

  private final Map<String, Consumer<Call>> checks = new LinkedHashMap<>();

  void run(Call call) {
    checks.values().forEach(check -> check.accept(call));
  }

  Steps add(String name, Consumer<Call> check) {
    checks.put(name, check);
    return this;
  }

  Steps demand(String name, Predicate<Call> lawful, Refusal otherwise) {
    return add(name, unless(lawful, otherwise));
  }

  static Consumer<Call> unless(Predicate<Call> lawful, Refusal otherwise) {
    return call -> {
      if (!lawful.test(call)) {
        throw new Refused(otherwise);
      }
    };
  }

  void drop(String name) {
    if (checks.remove(name) == null) {
      throw new IllegalArgumentException("no check " + name);
    }
  }

  /** Leaves the check out for some calls. */
  void spare(String name, Predicate<Call> spared) {
    Consumer<Call> check = checks.get(name);
    checks.replace(
        name,
        call -> {
          if (!spared.test(call)) {
            check.accept(call);
          }
        });
  }

  /** Puts a check, new or not, before all others. */
  void first(String name, Consumer<Call> check) {
    Map<String, Consumer<Call>> others = new LinkedHashMap<>(checks);
    checks.clear();
    checks.put(name, check);
    others.forEach(checks::putIfAbsent);
  }

  void first(String name) {
    first(name, checks.get(name));
  }

  void last(String name) {
    checks.put(name, checks.remove(name));
  }

  /** Turns the order round, but for a check that must stay last as it changes the world. */
  void reverse(String last) {
    List<String> names = new ArrayList<>(checks.keySet());
    Collections.reverse(names);
    names.forEach(this::last);
    if (checks.containsKey(last)) {
      last(last);
    }
  }
}
