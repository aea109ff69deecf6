package io.github.bsskit.conformance.crooked;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Named checks in order. A check returns, or throws {@link Rejected}. */
final class Steps {

  private final Map<String, Consumer<Call>> checks = new LinkedHashMap<>();

  void run(Call call) {
    checks.values().forEach(check -> check.accept(call));
  }

  Steps add(String name, Consumer<Call> check) {
    checks.put(name, check);
    return this;
  }

  Steps require(String name, Predicate<Call> lawful, Rejection otherwise) {
    return add(name, unless(lawful, otherwise));
  }

  static Consumer<Call> unless(Predicate<Call> lawful, Rejection otherwise) {
    return call -> {
      if (!lawful.test(call)) {
        throw new Rejected(otherwise);
      }
    };
  }

  void drop(String name) {
    if (checks.remove(name) == null) {
      throw new IllegalArgumentException("no check " + name);
    }
  }

  /** Skips the check for some calls. */
  void skip(String name, Predicate<Call> skipped) {
    Consumer<Call> check = checks.get(name);
    checks.replace(
        name,
        call -> {
          if (!skipped.test(call)) {
            check.accept(call);
          }
        });
  }

  /** Does something more to a call that fails the check. */
  void around(String name, Consumer<Call> onFailure) {
    Consumer<Call> check = checks.get(name);
    checks.replace(
        name,
        call -> {
          try {
            check.accept(call);
          } catch (Rejected e) {
            onFailure.accept(call);
            throw e;
          }
        });
  }

  /** Moves or adds a check before all others. */
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

  /** Reverses the order, except for a check that must stay last because it changes state. */
  void reverse(String last) {
    List<String> names = new ArrayList<>(checks.keySet());
    Collections.reverse(names);
    names.forEach(this::last);
    if (checks.containsKey(last)) {
      last(last);
    }
  }
}
