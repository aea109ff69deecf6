package io.github.bsskit.simulator.journal;

import io.github.bsskit.contract.Blame;
import io.github.bsskit.contract.DocumentedError;
import io.github.bsskit.contract.GatewayError;
import io.github.bsskit.contract.Operation;
import io.github.bsskit.contract.OperationError;
import io.github.bsskit.contract.Parameter;
import io.github.bsskit.contract.Wire;
import io.github.bsskit.simulator.api.ContractViolation;
import io.github.bsskit.simulator.api.Explanation;
import io.github.bsskit.simulator.api.Verdict;
import io.github.bsskit.simulator.explain.SignatureExplainer;
import io.github.bsskit.simulator.gateway.CallOutcome;
import io.github.bsskit.simulator.gateway.RawRequest;
import io.github.bsskit.simulator.gateway.RawResponse;
import io.github.bsskit.simulator.gateway.RejectionDetail;
import io.github.bsskit.simulator.world.World;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** Finds out why a call was answered as it was, and what its client did wrong. */
final class CallAnalyzer {

  private static final int SHOWN_OF_A_KEY = 4;
  private static final int MOST_SHOWN = 200;

  /** More help nobody; a body of a megabyte can have a hundred thousand. */
  private static final int MOST_UNKNOWN = 20;

  private static final Pattern CONFIDENTIAL =
      Pattern.compile("secret|token|passw|credential", Pattern.CASE_INSENSITIVE);

  /** All that a journal has of a call but its number. */
  record Finding(
      RawRequest call,
      RawResponse answer,
      Verdict verdict,
      Optional<Explanation> why,
      List<ContractViolation> violations) {

    JournalEntry entry(long number) {
      CallOutcome outcome = answer.outcome();
      return new JournalEntry(
          number,
          outcome.time(),
          outcome.action(),
          masked(outcome.keyId()),
          outcome.account(),
          answer.status(),
          outcome.code(),
          outcome.requestId(),
          verdict,
          why,
          violations,
          outcome.fields(),
          outcome.fault(),
          answer.delivery(),
          call,
          answer);
    }
  }

  private final World world;
  private final Map<String, Operation> operations = new LinkedHashMap<>();
  private final Map<String, Set<String>> known = new HashMap<>();
  private final RoundedOrderIds roundedNumbers;

  CallAnalyzer(World world, List<Operation> operations) {
    this.world = world;
    this.roundedNumbers = new RoundedOrderIds(world);
    for (Operation operation : operations) {
      this.operations.put(operation.action(), operation);
      Set<String> names = new HashSet<>(Wire.COMMON_PARAMETERS);
      operation.parameters().forEach(parameter -> names.add(parameter.name()));
      known.put(operation.action(), names);
    }
  }

  /**
   * Looks at a call.
   *
   * @param earlier the calls before it, asked for only if they matter
   */
  Finding inspect(RawRequest call, RawResponse answer, Supplier<List<JournalEntry>> earlier) {
    CallOutcome outcome = answer.outcome();
    Verdict verdict = verdict(outcome);
    Optional<JournalEntry> first =
        outcome
            .error()
            .filter(GatewayError.SIGNATURE_NONCE_USED::equals)
            .flatMap(error -> DuplicateRequest.of(call, earlier.get()));
    Optional<Explanation> why =
        outcome
            .error()
            .map(error -> why(error, outcome, verdict, hint(error, outcome, call, first)));
    List<ContractViolation> violations = new ArrayList<>(0);
    if (verdict == Verdict.REFUSED
        && outcome.error().orElseThrow().blame() == Blame.CLIENT
        && first.isEmpty()) {
      violations.add(violation(why.orElseThrow()));
    }
    violations.addAll(unknownParameters(outcome));
    violations.addAll(roundedNumbers.among(outcome.parameters()));
    return new Finding(call, answer, verdict, why, violations);
  }

  private static Verdict verdict(CallOutcome outcome) {
    if (outcome.isSuccess()) {
      return Verdict.CARRIED_OUT;
    }
    return outcome.fault().isPresent() ? Verdict.FAULT : Verdict.REFUSED;
  }

  private static Explanation why(
      DocumentedError error, CallOutcome outcome, Verdict verdict, String hint) {
    RejectionDetail detail = outcome.detail();
    boolean isAskedFor = verdict == Verdict.FAULT && hint.isEmpty();
    String change = isAskedFor ? "Nothing: somebody asked for this answer." : error.fix();
    return new Explanation(
        rule(error),
        detail.parameter(),
        shown(detail.value()),
        "%d %s \"%s\" (%s)"
            .formatted(error.status(), error.code(), sentence(error), error.source()),
        error.when(),
        hint.isEmpty() ? change : hint);
  }

  /** What stands in the place of a {name} is in the answer itself. */
  private static String sentence(DocumentedError error) {
    return error.message().replaceAll("\\{[^}]*\\}", "…");
  }

  /** What is known of this very call, and so better than what is always true of the error. */
  private String hint(
      DocumentedError error, CallOutcome outcome, RawRequest call, Optional<JournalEntry> first) {
    if (first.isPresent()) {
      return DuplicateRequest.hint(first.get());
    }
    if (outcome.fault().isPresent()) {
      return outcome.detail().hint();
    }
    if (!(error instanceof GatewayError) || error.blame() != Blame.CLIENT) {
      return "";
    }
    if (!operations.containsKey(outcome.action())) {
      return NameSuggestion.to(outcome.action(), operations.keySet())
          .map(name -> "Did you mean " + name + "?")
          .orElse("");
    }
    return new SignatureExplainer(world.keys(), outcome::time)
        .explain(call, Optional.empty(), Optional.empty()).causes().stream()
            .findFirst()
            .map(cause -> cause.happened() + " " + cause.change())
            .orElse("");
  }

  private static String rule(DocumentedError error) {
    return error instanceof OperationError row
        ? row.cause().name().toLowerCase(Locale.ROOT).replace('_', '-')
        : error.label();
  }

  private static ContractViolation violation(Explanation why) {
    return new ContractViolation(why.rule(), why.parameter(), why.seen(), why.row(), why.change());
  }

  private List<ContractViolation> unknownParameters(CallOutcome outcome) {
    Operation operation = operations.get(outcome.action());
    if (operation == null) {
      return List.of();
    }
    List<ContractViolation> unknown = new ArrayList<>(0);
    for (Map.Entry<String, String> parameter : outcome.parameters().entrySet()) {
      if (!known.get(operation.action()).contains(parameter.getKey())
          && unknown.size() < MOST_UNKNOWN) {
        unknown.add(unknown(operation, parameter.getKey(), parameter.getValue()));
      }
    }
    return unknown;
  }

  private ContractViolation unknown(Operation operation, String name, String value) {
    List<String> own = operation.parameters().stream().map(Parameter::name).toList();
    return new ContractViolation(
        "unknown-parameter",
        shown(name),
        seen(name, value),
        operation.action() + " has no such parameter, and ignores it.",
        NameSuggestion.to(name, own)
            .map(right -> "Did you mean " + right + "?")
            .orElse("Send " + String.join(", ", own) + "."));
  }

  /** What does not belong into a call must not get into a log from here. */
  private String seen(String name, String value) {
    boolean isSecret =
        world.keys().all().stream()
            .anyMatch(
                key -> value.equals(key.secret()) || key.token().filter(value::equals).isPresent());
    return isSecret || CONFIDENTIAL.matcher(name).find() ? "(not shown)" : shown(value);
  }

  private static String shown(String text) {
    return text.substring(0, Math.min(MOST_SHOWN, text.length()));
  }

  /** Enough to tell keys apart; a temporary key's id is as good as its owner's name. */
  private static String masked(String keyId) {
    if (keyId.isEmpty()) {
      return "";
    }
    return keyId.substring(0, Math.min(SHOWN_OF_A_KEY, keyId.length() - 1)) + "***";
  }
}
