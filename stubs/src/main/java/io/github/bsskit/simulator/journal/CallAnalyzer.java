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
import io.github.bsskit.simulator.api.JournalEntry;
import io.github.bsskit.simulator.api.JournalEntry.CallSummary;
import io.github.bsskit.simulator.api.JournalEntry.ResponseSummary;
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

/** Finds out why a call had its result, and what its client did wrong. */
final class CallAnalyzer {

  private static final int VISIBLE_KEY_CHARACTERS = 4;
  private static final int MAX_VALUE_LENGTH = 200;

  /** A body of one megabyte can have a hundred thousand. */
  private static final int MAX_UNKNOWN_PARAMETERS = 20;

  private static final Pattern CONFIDENTIAL =
      Pattern.compile("secret|token|passw|credential", Pattern.CASE_INSENSITIVE);

  /** A journal entry without its number. */
  record Finding(
      RawRequest request,
      RawResponse response,
      Verdict verdict,
      Optional<Explanation> explanation,
      List<ContractViolation> violations) {

    JournalEntry entry(long number) {
      CallOutcome outcome = response.outcome();
      return new JournalEntry(
          number,
          outcome.time(),
          new CallSummary(
              request.method(),
              request.path(),
              outcome.action(),
              masked(outcome.keyId()),
              outcome.account()),
          new ResponseSummary(
              response.status(),
              outcome.code(),
              outcome.requestId(),
              outcome.fields(),
              response.delivery().isLost()),
          verdict,
          explanation,
          violations,
          outcome.fault());
    }
  }

  private final World world;
  private final Map<String, Operation> operations = new LinkedHashMap<>();
  private final Map<String, Set<String>> knownParameters = new HashMap<>();
  private final RoundedOrderIds roundedOrderIds;

  CallAnalyzer(World world, List<Operation> operations) {
    this.world = world;
    this.roundedOrderIds = new RoundedOrderIds(world);
    for (Operation operation : operations) {
      this.operations.put(operation.action(), operation);
      Set<String> names = new HashSet<>(Wire.COMMON_PARAMETERS);
      operation.parameters().forEach(parameter -> names.add(parameter.name()));
      knownParameters.put(operation.action(), names);
    }
  }

  /**
   * Analyzes a call.
   *
   * @param earlier the calls before it, read only if needed
   */
  Finding analyze(RawRequest request, RawResponse response, Supplier<List<RecordedCall>> earlier) {
    CallOutcome outcome = response.outcome();
    Verdict verdict = verdict(outcome);
    Optional<JournalEntry> duplicated =
        outcome
            .error()
            .filter(GatewayError.SIGNATURE_NONCE_USED::equals)
            .flatMap(error -> DuplicateRequest.of(request, earlier.get()));
    Optional<Explanation> explanation =
        outcome
            .error()
            .map(
                error ->
                    explanation(
                        error, outcome, verdict, hint(error, outcome, request, duplicated)));
    List<ContractViolation> violations = new ArrayList<>(0);
    if (verdict == Verdict.REFUSED
        && outcome.error().orElseThrow().blame() == Blame.CLIENT
        && duplicated.isEmpty()) {
      violations.add(violation(explanation.orElseThrow()));
    }
    violations.addAll(unknownParameters(outcome));
    violations.addAll(roundedOrderIds.among(outcome.parameters()));
    return new Finding(request, response, verdict, explanation, violations);
  }

  private static Verdict verdict(CallOutcome outcome) {
    if (outcome.isSuccess()) {
      return Verdict.CARRIED_OUT;
    }
    return outcome.fault().isPresent() ? Verdict.FAULT : Verdict.REFUSED;
  }

  private static Explanation explanation(
      DocumentedError error, CallOutcome outcome, Verdict verdict, String hint) {
    RejectionDetail detail = outcome.detail();
    boolean isInjected = verdict == Verdict.FAULT && hint.isEmpty();
    String change = isInjected ? "Nothing: this error was injected as a fault." : error.fix();
    return new Explanation(
        rule(error),
        detail.parameter(),
        shortened(detail.value()),
        error.status()
            + " "
            + error.code()
            + " \""
            + sentence(error)
            + "\" ("
            + error.source()
            + ")",
        error.when(),
        hint.isEmpty() ? change : hint);
  }

  /** The message without its placeholders, whose values are in the response. */
  private static String sentence(DocumentedError error) {
    return error.message().replaceAll("\\{[^}]*\\}", "…");
  }

  /** What is known about this call, and so better than the general advice for the error. */
  private String hint(
      DocumentedError error,
      CallOutcome outcome,
      RawRequest request,
      Optional<JournalEntry> duplicated) {
    if (duplicated.isPresent()) {
      return DuplicateRequest.hint(duplicated.get());
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
        .explain(request, Optional.empty(), Optional.empty()).causes().stream()
            .findFirst()
            .map(cause -> cause.happened() + " " + cause.change())
            .orElse("");
  }

  private static String rule(DocumentedError error) {
    return error instanceof OperationError row
        ? row.cause().name().toLowerCase(Locale.ROOT).replace('_', '-')
        : error.label();
  }

  private static ContractViolation violation(Explanation explanation) {
    return new ContractViolation(
        explanation.rule(),
        explanation.parameter(),
        explanation.seen(),
        explanation.row(),
        explanation.change());
  }

  private List<ContractViolation> unknownParameters(CallOutcome outcome) {
    Operation operation = operations.get(outcome.action());
    if (operation == null) {
      return List.of();
    }
    List<ContractViolation> unknown = new ArrayList<>(0);
    for (Map.Entry<String, String> parameter : outcome.parameters().entrySet()) {
      if (!knownParameters.get(operation.action()).contains(parameter.getKey())
          && unknown.size() < MAX_UNKNOWN_PARAMETERS) {
        unknown.add(unknown(operation, parameter.getKey(), parameter.getValue()));
      }
    }
    return unknown;
  }

  private ContractViolation unknown(Operation operation, String name, String value) {
    List<String> own = operation.parameters().stream().map(Parameter::name).toList();
    return new ContractViolation(
        "unknown-parameter",
        shortened(name),
        masked(name, value),
        operation.action() + " has no such parameter and ignores it.",
        NameSuggestion.to(name, own)
            .map(right -> "Did you mean " + right + "?")
            .orElse("Use " + String.join(", ", own) + "."));
  }

  /** Hides secrets that were sent as parameters by mistake. */
  private String masked(String name, String value) {
    boolean isSecret =
        world.keys().all().stream()
            .anyMatch(
                key -> value.equals(key.secret()) || key.token().filter(value::equals).isPresent());
    return isSecret || CONFIDENTIAL.matcher(name).find() ? "(not shown)" : shortened(value);
  }

  private static String shortened(String text) {
    return text.substring(0, Math.min(MAX_VALUE_LENGTH, text.length()));
  }

  /** Keeps enough to tell keys apart. */
  private static String masked(String keyId) {
    return keyId.isEmpty()
        ? ""
        : keyId.substring(0, Math.min(VISIBLE_KEY_CHARACTERS, keyId.length() - 1)) + "***";
  }
}
