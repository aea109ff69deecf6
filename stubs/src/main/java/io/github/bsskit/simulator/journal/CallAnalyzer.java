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
import io.github.bsskit.simulator.gateway.RejectionDetail;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Finds out why a call had its result, and what its client did wrong. */
public final class CallAnalyzer {

  /** A body of one megabyte can have a hundred thousand. */
  private static final int MAX_UNKNOWN_PARAMETERS = 20;

  /**
   * The signature of a longer request, in bytes, is explained only on demand: a journal has
   * hundreds of them, and each may take a second.
   */
  private static final int MAX_EXPLAINED_BYTES = 16 * 1024;

  private final Map<String, Operation> operations = new LinkedHashMap<>();
  private final Map<String, Set<String>> knownParameters = new HashMap<>();

  /** An analyzer of calls to some operations. */
  public CallAnalyzer(List<Operation> operations) {
    for (Operation operation : operations) {
      this.operations.put(operation.action(), operation);
      Set<String> names = new HashSet<>(Wire.COMMON_PARAMETERS);
      operation.parameters().forEach(parameter -> names.add(parameter.name()));
      knownParameters.put(operation.action(), names);
    }
  }

  /** The error of an operation with a label. */
  Optional<? extends DocumentedError> error(String action, String label) {
    return Optional.ofNullable(operations.get(action)).stream()
        .flatMap(operation -> operation.errors().stream())
        .filter(error -> error.label().equals(label))
        .findFirst();
  }

  /** Explains a call, without its secrets. */
  JournalEntry entry(RecordedCall call) {
    CallOutcome outcome = call.outcome();
    Verdict verdict = verdict(outcome);
    Optional<Explanation> explanation =
        outcome.error().map(error -> explanation(error, outcome, verdict, hint(error, call)));
    List<ContractViolation> violations = violations(call, verdict, explanation);
    if (explanation.isEmpty() && violations.isEmpty()) {
      return entry(call, verdict, explanation, violations, UnaryOperator.identity());
    }
    ExchangeText text = new ExchangeText(call, call.evidence().keys());
    return entry(
        call,
        verdict,
        explanation.map(text::shown),
        violations.stream().map(text::shown).toList(),
        text::hidden);
  }

  /** An entry. The last argument hides what is secret in a text of the request. */
  private static JournalEntry entry(
      RecordedCall call,
      Verdict verdict,
      Optional<Explanation> explanation,
      List<ContractViolation> violations,
      UnaryOperator<String> hidden) {
    RawRequest request = call.request();
    CallOutcome outcome = call.outcome();
    return new JournalEntry(
        call.number(),
        outcome.time(),
        new CallSummary(
            request.method(),
            hidden.apply(request.path()),
            hidden.apply(outcome.action()),
            ExchangeText.masked(outcome.keyId()),
            outcome.account()),
        new ResponseSummary(
            call.response().status(),
            outcome.code(),
            outcome.requestId(),
            outcome.fields(),
            call.response().delivery().isLost()),
        verdict,
        explanation,
        violations,
        outcome.fault());
  }

  private List<ContractViolation> violations(
      RecordedCall call, Verdict verdict, Optional<Explanation> explanation) {
    CallOutcome outcome = call.outcome();
    List<ContractViolation> violations = new ArrayList<>();
    if (verdict == Verdict.REFUSED
        && outcome.error().orElseThrow().blame() == Blame.CLIENT
        && call.evidence().repeated().isEmpty()) {
      violations.add(violation(explanation.orElseThrow()));
    }
    violations.addAll(unknownParameters(outcome));
    violations.addAll(call.evidence().rounded());
    return violations;
  }

  static Verdict verdict(CallOutcome outcome) {
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
        detail.value(),
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
  private String hint(DocumentedError error, RecordedCall call) {
    CallOutcome outcome = call.outcome();
    Optional<RecordedCall> repeated = call.evidence().repeated();
    if (repeated.isPresent()) {
      return DuplicateRequest.hint(repeated.get());
    }
    if (outcome.fault().isPresent() || !outcome.detail().hint().isEmpty()) {
      return outcome.detail().hint();
    }
    Optional<String> unread =
        UnreadParameters.advice(call, error, Optional.ofNullable(operations.get(outcome.action())));
    if (unread.isPresent()) {
      return unread.get();
    }
    if (!(error instanceof GatewayError)
        || error.blame() != Blame.CLIENT
        || call.request().weight() > MAX_EXPLAINED_BYTES) {
      return "";
    }
    if (!operations.containsKey(outcome.action())) {
      return NameSuggestion.to(outcome.action(), operations.keySet())
          .map(name -> "Did you mean " + name + "?")
          .orElse("");
    }
    boolean isMismatch =
        error == GatewayError.SIGNATURE_DOES_NOT_MATCH_V1
            || error == GatewayError.SIGNATURE_DOES_NOT_MATCH_V3;
    List<RawRequest> earlier = isMismatch ? call.earlierAttempts() : List.of();
    return new SignatureExplainer(call.evidence().keys(), outcome::time)
        .explain(call.request(), Optional.empty(), Optional.empty(), earlier).causes().stream()
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
    List<ContractViolation> unknown = new ArrayList<>();
    for (Map.Entry<String, String> parameter : outcome.parameters().entrySet()) {
      if (!knownParameters.get(operation.action()).contains(parameter.getKey())
          && unknown.size() < MAX_UNKNOWN_PARAMETERS) {
        unknown.add(unknown(operation, parameter.getKey(), parameter.getValue()));
      }
    }
    return unknown;
  }

  private static ContractViolation unknown(Operation operation, String name, String value) {
    List<String> own = operation.parameters().stream().map(Parameter::name).toList();
    return new ContractViolation(
        "unknown-parameter",
        name,
        value,
        operation.action() + " has no such parameter and ignores it.",
        NameSuggestion.to(name, own)
            .map(right -> "Did you mean " + right + "?")
            .orElse("Use " + String.join(", ", own) + "."));
  }
}
