package io.github.bsskit.conformance.check;

import io.github.bsskit.conformance.obligation.Obligation;
import io.github.bsskit.conformance.target.Call;
import io.github.bsskit.conformance.target.Exchange;
import io.github.bsskit.conformance.target.Profile;
import io.github.bsskit.rulebook.OperationRule;
import io.github.bsskit.rulebook.ParameterRule;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Whether the target knows the product, package type and specification of the profile. If it does
 * not, one mistake in the profile would be reported as hundreds of failures.
 */
final class CatalogueCheck {

  private final Profile profile;
  private final Set<String> accepted = new HashSet<>();
  private final Map<String, String> rejected = new HashMap<>();
  private Optional<OperationRule> suspected = Optional.empty();
  private String reason = "";

  CatalogueCheck(Profile profile) {
    this.profile = profile;
  }

  /** Takes the response to a call that should have succeeded. */
  void add(Exchange exchange, boolean success) {
    Call call = exchange.call().orElseThrow();
    String name = call.operation().name();
    if (success) {
      accepted.add(name);
    } else if (!accepted.contains(name) && !rejected.containsKey(name)) {
      call.operation().parameters().stream()
          .filter(parameter -> isRejected(parameter, call, exchange))
          .findFirst()
          .ifPresent(parameter -> suspect(parameter, exchange));
    }
  }

  private void suspect(ParameterRule parameter, Exchange exchange) {
    suspected = exchange.call().map(Call::operation);
    String key = parameter.valueFrom().orElseThrow();
    reason =
        key
            + ": the target rejects "
            + profile.value(key).orElse("")
            + ", "
            + exchange.summary()
            + ": use a value that it sells; if it does, this is its error";
  }

  /** Whether the error is about a value of the profile's catalogue. */
  private boolean isRejected(ParameterRule parameter, Call call, Exchange exchange) {
    Optional<String> value =
        parameter.valueFrom().filter(from -> from.startsWith("catalogue.")).flatMap(profile::value);
    return value.isPresent()
        && call.parameters().contains(Map.entry(parameter.name(), value.get()))
        && parameter.reactions().entrySet().stream()
            .filter(entry -> entry.getKey() != ParameterRule.Trouble.MISSING)
            .anyMatch(entry -> entry.getValue().error().code().equals(exchange.field("Code")));
  }

  /** The operation whose valid calls have all been rejected so far; empty if decided or none. */
  Optional<OperationRule> suspected() {
    return suspected.filter(operation -> !accepted.contains(operation.name()));
  }

  /**
   * Decides about the suspected operation, once it was called with every signature.
   *
   * @return why the profile is wrong; empty if a call has succeeded
   */
  Optional<String> decide() {
    suspected().ifPresent(operation -> rejected.put(operation.name(), reason));
    Optional<String> why = suspected().map(operation -> reason);
    suspected = Optional.empty();
    return why;
  }

  /** Whether a value of the profile was rejected. */
  boolean isRejected() {
    return !rejected.isEmpty();
  }

  /** Why an obligation cannot be checked; empty if it can. */
  Optional<String> reason(Obligation obligation) {
    return obligation.templates().stream()
        .flatMap(
            template -> Optional.ofNullable(rejected.get(template.operation().name())).stream())
        .findFirst();
  }
}
